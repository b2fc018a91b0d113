"""Every key that an author can write is in the model, under its own name and no other."""

from datetime import date
from fractions import Fraction

from game.model.cites import Cite
from game.model.expected import Bounds, Expectation
from game.model.guards.values import FactFound
from game.model.procedure import Move, Posture, Refusal, Station
from game.model.prose import Authority, CastMember, Exhibit, Paragraph, Picture, Term
from game.model.scenario import Argument, CaseWords, Fact, Meter
from game.model.scene import Ending, Picks, Ruling, Teaching
from game.model.teaching import (
    Asking,
    ClassPlan,
    LessonPlan,
    Mask,
    MaskedName,
    Misconception,
    Objective,
    Question,
    RealEvent,
    Theme,
)
from tests.builders import RULE_BOOK, after, desk, read, standing, written

FOUND, OTHER = FactFound("found"), FactFound("other")
AUTHORITIES = {"authorities": "{ryan: {cite: Ryan}, cobb: {cite: Cobb}}"}

SCENE = """\
  hall:
    title: The hall
    forum: A court
    place: courtroom
    picture: {file: hall.png, alt: A hall}
    text: [{text: One., when: [{fact: found}]}, {judge: Two.}, {exhibit: fax}]
    exhibits: [fax]
    requires: [{fact: other}]
    question: What now?
    on_screen: Short.
    notes: For the teacher.
    truth: inferred
    intended: Meant so.
    choices:
      act:
        goes_to: end
        label: Do it
        stance: comply
        historical: true
        times: 2
        shown_when: [{fact: found}]
        when: [{fact: other}]
        picks: {of: [first, second], at_most: 2, at_least: 0, label: Which, left_out: forfeited}
        best_for: Pro.
        best_against: Contra.
        unknown_then: Unknown.
        serves: [goal]
        takes: 3 days
        moves: [{move: hold, when: [{fact: found}]}]
        files: A letter.
        text: It is done.
        because: It was asked.
        cites: [ryan]
        effects: [{find: found, because: Seen., grave: true, when: [{fact: other}]}]
        outcomes:
          won:
            label: It is won
            when: [{fact: found}]
            odds: {base: 30, plus: [{when: [{fact: other}], points: -5}]}
            odds_from: Two courts.
            historical: true
            intended: Meant too.
            goes_to: desk
            truth: documented
            ruling:
              {by: judge, on: the motion, disposition: denied, says: No., turns_on: [first], cites: [cobb]}
          lost: {because: It was lost., text: Over.}
"""
HEAD = {
    **AUTHORITIES,
    "exhibits": "{fax: {title: The fax, text: Read me., truth: invented, cites: [cobb]}}",
    "objectives": "{goal: To hold}",
}
HALL = read(written({"act": ""}, HEAD) + SCENE).playable.scenes["hall"]
ACT = HALL.choices["act"]


def test_a_scene_has_all_that_was_written():
    assert (HALL.id, HALL.title, HALL.forum, HALL.place) == ("hall", "The hall", "A court", "courtroom")
    assert HALL.picture == Picture("hall.png", "A hall")
    assert HALL.text == (
        Paragraph("One.", when=(FOUND,)),
        Paragraph("Two.", "judge"),
        Paragraph(exhibit="fax"),
    )
    assert (HALL.exhibits, HALL.requires, HALL.question) == (("fax",), (OTHER,), "What now?")
    assert (HALL.on_screen, HALL.notes) == ((Paragraph("Short."),), "For the teacher.")
    assert (HALL.truth, HALL.intended, HALL.ending) == ("inferred", "Meant so.", None)


def test_a_choice_has_all_that_was_written():
    assert (ACT.label, ACT.stance, ACT.historical, ACT.times) == ("Do it", "comply", True, 2)
    assert (ACT.shown_when, ACT.when, ACT.goes_to) == ((FOUND,), (OTHER,), "end")
    assert ACT.picks == Picks(("first", "second"), 2, 0, "Which", forfeits_rest=True)
    assert ACT.teaching == Teaching("Pro.", "Contra.", "Unknown.", ("goal",))


def test_a_half_has_all_that_was_written():
    (effect,), (planned,) = ACT.half.effects, ACT.half.moves

    assert (ACT.half.passing.days, ACT.half.files, ACT.half.cites) == (3, "A letter.", (Cite("ryan"),))
    assert (ACT.half.text, ACT.half.because) == ((Paragraph("It is done."),), "It was asked.")
    assert (planned.move.id, planned.when) == ("hold", (FOUND,))
    assert (effect.because, effect.grave, effect.when) == ("Seen.", True, (OTHER,))


def test_an_outcome_has_all_that_was_written_and_what_its_choice_says_for_it():
    won, lost = ACT.outcomes.values()
    (addition,) = won.odds.plus

    assert (won.id, won.label, won.when, won.historical, lost.historical) == (
        *("won", "It is won", (FOUND,), True, False),
    )
    assert (won.odds.base, addition.points, addition.when) == (30, -5, (OTHER,))
    assert (won.odds_from, won.intended, won.goes_to, lost.goes_to) == (
        "Two courts.",
        "Meant too.",
        "desk",
        None,
    )
    assert won.half.ruling == Ruling("judge", "No.", "denied", "the motion", ("first",), (Cite("cobb"),))
    assert (won.half.because, lost.half.because, lost.half.text) == (
        "",
        "It was lost.",
        (Paragraph("Over."),),
    )


def test_the_cause_of_a_choice_holds_for_an_outcome_that_has_none_of_its_own():
    outcomes = (
        "because: It was asked., "
        "outcomes: {plain: {odds: 5}, own: {because: So., odds: 5}, ruled: {ruling: {says: No.}}}"
    )
    halves = [
        one.half for one in desk({"act": outcomes}).scenario.scenes["desk"].choices["act"].outcomes.values()
    ]

    assert [half.cause for half in halves] == ["It was asked.", "So.", "No."]


def test_what_is_nearest_says_how_true_it_is():
    assert (ACT.half.truth, ACT.half.effects[0].truth) == ("inferred", "inferred")
    assert [one.half.truth for one in ACT.outcomes.values()] == ["documented", "inferred"]
    choices = (
        desk({"act": "truth: invented, takes: 1 day, outcomes: {a: {takes: 1 day}}"})
        .scenario.scenes["desk"]
        .choices
    )
    assert (choices["act"].half.truth, choices["act"].outcomes["a"].half.truth) == ("invented", "invented")


def test_an_ending_names_its_scene_unless_that_has_a_title():
    ends = """\
  one: {ending: {title: Won, tone: good, worth: 0.9, lesson: Keep it., historical: true}}
  two: {title: The other, ending: {title: Lost}}
"""
    scenes = read(written({"act": ""}) + ends).playable.scenes

    assert (scenes["one"].title, scenes["two"].title) == ("Won", "The other")
    assert scenes["one"].ending == Ending(
        "Won", "good", "Keep it.", historical=True, own_worth=Fraction(9, 10)
    )
    assert scenes["two"].ending == Ending("Lost", "mixed", "", historical=False)


def test_numbers_at_the_edge_of_what_is_allowed_are_allowed():
    twelve = "{" + ", ".join(f"a{number}: {{}}" for number in range(12)) + "}"
    picks = (
        "picks: {of: [" + ", ".join(f"a{number}" for number in range(12)) + "], at_most: 12, at_least: 12}"
    )
    case = desk(
        {
            "act": f"times: 1, takes: 0 days, {picks}",
            "draw": "outcomes: {a: {odds: 0}, b: {odds: 100}}",
            "one": "picks: {of: [a1], at_most: 1, at_least: 0}",
        },
        {
            "arguments": twelve,
            "meters": "{low: {starts_at: -5, lowest: -5}, high: {starts_at: 9, highest: 9}}",
        },
        book=RULE_BOOK.replace("in: 14 days", "in: 0 days"),
    )

    assert case.scenario.scenes["desk"].choices["act"].picks.at_most == 12
    assert [one.starts_at for one in case.scenario.meters.values()] == [-5, 9]


def test_the_head_of_a_case_is_its_words():
    head = {
        "title": "A title",
        "summary": "A summary.",
        "role": "Counsel",
        "disclaimer": "No advice.",
        "language": "de",
        "currency": "EUR",
        "minutes": "25",
        "level": "core",
        "lesson": "A lesson.",
        "place": "courtroom",
        "objectives": "{goal: To hold, shown: {says: To end, met_by: [desk.act, end]}}",
    }
    aims = {"goal": Objective("To hold"), "shown": Objective("To end", ("desk.act", "end"))}
    scenario = desk({"act": ""}, head).scenario

    assert scenario.words == CaseWords(
        *("A title", "A summary.", "Counsel", "No advice.", "de", "EUR"),
        *(25, "core", "A lesson.", "courtroom", aims),
    )
    assert (scenario.opening.scene, scenario.opening.day) == ("desk", date(2020, 1, 1))


def test_what_is_declared_has_all_that_was_written():
    head = {
        "authorities": "{ryan: {cite: Ryan, says: It is not final., date: 1971-05-24, "
        "link: https://x.org, checked: 2024-02-01}}",
        "glossary": "{oath: {term: An oath, means: A promise.}}",
        "cast": "{judge: {name: Judge Okafor, role: The judge, portrait: judge}}",
        "exhibits": "{fax: {title: The fax, text: Read me., truth: invented, cites: [ryan]}}",
        "meters": "{trust: {label: Trust, starts_at: 6, lowest: 5, highest: 9, better: low, "
        "shown_when: [{fact: found}]}}",
        "facts": "{found: {label: It is found, cites: [ryan]}, other: {}, strict: {label: My own words}}",
        "arguments": "{first: {label: The first, against: order, cites: [ryan]}, second: {}}",
        "deadlines": "{reply: {label: Reply}}",
        "conditions": "{ready: {says: It is ready, when: [{fact: found}]}}",
    }
    scenario = desk({"act": ""}, head).scenario
    sources = scenario.sources

    assert sources.authorities["ryan"] == Authority(
        "ryan", "Ryan", "It is not final.", "1971-05-24", "https://x.org", "2024-02-01"
    )
    assert sources.glossary == {"oath": Term("oath", "An oath", "A promise.")}
    assert sources.cast == {"judge": CastMember("judge", "Judge Okafor", "The judge", "judge")}
    assert sources.exhibits == {
        "fax": Exhibit("fax", "The fax", (Paragraph("Read me."),), "invented", (Cite("ryan"),))
    }
    assert scenario.meters == {"trust": Meter("trust", "Trust", 6, 5, 9, "low", (FOUND,))}
    assert scenario.facts["found"] == Fact("found", "It is found", (Cite("ryan"),))
    assert scenario.facts["strict"].label == "My own words", "the scenario's own label comes first"
    assert scenario.arguments == {
        "first": Argument("first", "The first", "order", (Cite("ryan"),)),
        "second": Argument("second", "Second", "order"),
    }
    assert scenario.conditions == {"ready": "It is ready"}


def test_a_matter_opens_where_its_scenario_says_and_a_variant_with_its_own_effects():
    head = {
        "matters": "{order: {title: The order, procedure: book, opens_in: ordered}}",
        "opens_with": "[{find: found}]",
        "variants": "{mild: {title: A mild judge, opens_with: [{find: other}]}, plain-one: {}}",
    }
    scenario = desk({"act": ""}, head).scenario
    plain, mild = (after(desk({"act": ""}, head, variant=one)) for one in ("", "mild"))

    assert (scenario.matters["order"].title, standing(plain).posture) == ("The order", "ordered")
    assert (set(plain.facts), set(mild.facts)) == ({"found"}, {"found", "other"})
    assert [one.title for one in scenario.variants.values()] == ["A mild judge", "Plain one"]


def test_a_rule_book_has_all_that_was_written():
    book = RULE_BOOK.replace(
        "  contempt: {label: In contempt, sanctions: accrue, record: closed}",
        "  contempt: {label: In contempt, means: Held., once: you refuse, sanctions: accrue, "
        "record: closed, cites: [ryan]}",
    ).replace(
        "  serve: {from: {unserved: served}}",
        "  serve: {label: Serve it, means: A knock., from: {unserved: served}, when: [{fact: strict}], "
        "within: notice,"
        " refused: [{when: [{fact: strict}], says: No., cites: [ryan]}], cites: [ryan]}",
    )
    postures = "unserved, served, ordered, contempt, contempt-stayed, on-appeal, purged, vacated"
    stations = f"stations: [{{label: All, sign: demand, postures: [{postures}]}}]"
    more = f"means: About an order.\n{stations}\n"
    procedure = desk({"act": ""}, book=book + more).scenario.matters["order"].procedure
    strict = FactFound("strict")

    assert (procedure.id, procedure.title, procedure.means) == ("book", "A small order", "About an order.")
    assert procedure.postures["contempt"] == Posture(
        "contempt", "In contempt", "Held.", "you refuse", "accrue", closes_record=True, cites=(Cite("ryan"),)
    )
    assert procedure.moves["serve"] == Move(
        *("serve", "order", "Serve it", {"unserved": "served"}, "A knock.", (strict,), "order.notice"),
        refusals=(Refusal("No.", (strict,), (Cite("ryan"),)),),
        cites=(Cite("ryan"),),
    )
    assert procedure.tracks[0].stations == (Station("All", tuple(procedure.postures), "demand"),)


def test_the_real_course_and_its_mask_have_all_that_was_written():
    head = {
        **AUTHORITIES,
        "history": "[{date: 2013-12-04, who: A judge, what: Issued it., at: desk, "
        "why: It was asked., truth: inferred, cites: [ryan]}]",
        "mask": "{title: Elsewhere, names: {firm: {real: Micro, also: [MS], shown_as: Northgate}}, "
        "dates: {shifted_by: -10 days}, sealed: [ryan]}",
    }
    scenario = desk({"act": ""}, head).scenario

    assert scenario.history.events == (
        RealEvent(
            date(2013, 12, 4), "A judge", "Issued it.", "desk", "It was asked.", "inferred", (Cite("ryan"),)
        ),
    )
    assert scenario.mask == Mask(
        "Elsewhere", {"firm": MaskedName("Micro", "Northgate", ("MS",))}, "shifted", -10, ("ryan",)
    )
    assert desk({"act": ""}, {"mask": "{dates: days}"}).scenario.mask == Mask(dates="days")
    assert desk({"act": ""}, {"mask": "{title: Elsewhere}"}).scenario.mask == Mask("Elsewhere")


def test_the_class_has_all_that_was_written():
    asking = "{{ask: {0}?, answers: {{yes: Yes, no: No}}, right: {1}}}"
    head = {
        **AUTHORITIES,
        "variants": "{mild: {}}",
        "class": "{content_note: Mild., "
        "plans: {fifty: {minutes: 50, decisions: [desk], asks: one, moot: desk, what_if: mild, "
        "phases: {read: 5}}}, ballots: {desk: [act]}, "
        "misconceptions: {one: {claim: A., in_fact: B., because: C., cites: [ryan], "
        f"before: {asking.format('First', 'yes')}, after: {asking.format('Then', 'no')}}}}}, "
        "themes: {law: {title: The law, questions: [{ask: Why?, answer: So.}]}}}",
    }
    answers = {"yes": "Yes", "no": "No"}

    assert desk({"act": ""}, head).scenario.teaching == ClassPlan(
        "Mild.",
        {"fifty": LessonPlan("fifty", 50, ("desk",), "one", "desk", "mild", {"read": 5})},
        {"desk": ("act",)},
        {
            "one": Misconception(
                *("one", "A.", "B.", "C.", (Cite("ryan"),)),
                Asking("First?", answers, "yes"),
                Asking("Then?", answers, "no"),
            )
        },
        (Theme("law", "The law", (Question("Why?", "So."),)),),
    )


def test_expectations_are_those_of_the_plain_case_and_of_each_variant():
    head = {
        "expect": "{endings: {end: {at_least: 2.5, at_most: 2.5}}, "
        "minutes: {shortest: {at_least: 1}, mean: {at_most: 5}, longest: {at_least: 7, at_most: 9}}}",
        "variants": "{mild: {expect: {endings: {end: {at_most: 40}}}}, plain: {}}",
    }

    assert desk({"act": ""}, head).scenario.expected == {
        None: Expectation(
            {"end": Bounds(Fraction(5, 2), Fraction(5, 2))},
            {"shortest": Bounds(1), "mean": Bounds(None, 5), "longest": Bounds(7, 9)},
        ),
        "mild": Expectation({"end": Bounds(None, 40)}),
    }


def test_a_playbook_has_all_that_was_written():
    book = """\
playbook_format: 1
title: It is denied
variant: mild
plays:
  - choose: desk.act
    picks: [first]
    outcome: a
    odds: 0
    date: 2020-01-01
    then: [{fact: found}]
    locked: [act]
"""
    act = "picks: {of: [first], at_most: 1}, outcomes: {a: {odds: 0}, b: {}}"
    (loaded,) = read(written({"act": act}, {"variants": "{mild: {}}"}), playbooks={"one": book}).playbooks
    (turn,) = loaded.playbook.turns

    assert (loaded.playbook.name, loaded.playbook.title, loaded.playbook.variant) == (
        "one",
        "It is denied",
        "mild",
    )
    assert loaded.playbook.ends_in is None
    assert (turn.choice.choice, turn.picks, turn.outcome, turn.odds) == ("act", ("first",), "a", 0)
    assert (turn.day, turn.then, turn.locked) == (date(2020, 1, 1), (FOUND,), ("act",))

"""The flagship case: the real course to the day, the odds, the words, and what may be said of real people."""

import re
from collections import defaultdict
from collections.abc import Callable
from datetime import date
from itertools import combinations

import pytest

from game.content.loading import load
from game.content.phrases import Phrases
from game.content.words import load_words
from game.engine.case import Case, turn_of
from game.engine.play import Play
from game.model.docket import Filed, Ruled
from game.model.effects.numbers import MoveMeter, SetSanction
from game.model.effects.record import FindFacts, ForfeitArguments, LoseFacts, PreserveArguments
from game.model.guards.logic import AnyOf, CountWithin, HoldsCondition, NotAllOf
from game.model.guards.values import (
    ArgumentForfeited,
    ArgumentPreserved,
    FactFound,
    FinesWithin,
    MeterWithin,
    SanctionSet,
)
from game.model.kinds import all_lines
from game.pages.lines.page import Page
from game.pages.lines.scene import beginning
from game.pages.lines.sheets import SHEETS, more_of
from game.proof.expectations import course_minutes
from game.proof.playbook import run_playbook
from game.search.explore import explore, whole
from game.search.liveness import live_with_prose
from game.search.minutes import reading_minutes
from game.search.packing import follows, guards_of
from game.search.reading_time import words_in
from game.search.steps import compile_steps
from game.search.weighing import Weighing
from game.workshop.words import scene_words
from tests.builders import ROOT, shown_on_coming

FILE = ROOT / "scenarios/microsoft-ireland/scenario.yaml"
OPENING = date(2013, 12, 4)
# Locked in every play by the rule book, and meant so: what follows them is never told.
NEVER_OPEN = (
    "magistrate-no.appeal-now",
    "stay-lifted.appeal-now",
    "too-late.appeal-late",
    "new-law.statutory-motion",
)
REAL_NAMES = (
    "Microsoft Redmond MSN Outlook Preska Francis Carney Lynch Bolden Jacobs Cabranes Raggi Droney Pooler "
    "Lohier Rosenkranz Dreeben Bharara Obama Snowden McDowell Verizon Apple Cisco Google Yahoo Lavabit "
    "Levison Hatch Coons Sotomayor Ginsburg Breyer Roberts Alito AT&T EFF"
)
# What the real documents and people are quoted with, in the sources that were seen.
QUOTED = frozenset(
    {
        "any authorized law enforcement officer",
        "has decided to store that material abroad",
        "stored at premises owned, maintained, controlled, or operated by",
        "possession, custody, or control",
        "a hybrid: part search warrant and part subpoena",
        "a question of control, not a question of the location of that information",
        "incidental at best",
        "could be stayed on consent pending appeal",
        "merely confirmed the government's temporary forbearing",
        "a final order subject to appellate review",
        "in full",
        "need not be imposed at this time",
        "materially changed circumstances in the underlying investigation",
        "any jurisdictional issues",
        "as expeditiously as possible",
        "stored exclusively on foreign servers",
        "within or outside of the United States",
        "a dead letter",
    }
)


@pytest.fixture(scope="module")
def loaded():
    return load(FILE)


@pytest.fixture(scope="module")
def real(loaded):
    case = Case(loaded.playable)
    replay = case.begin()
    for expected in loaded.historical.turns:
        replay = replay.then(case.advance(replay.position, turn_of(case, replay, expected)))
    return case, replay


@pytest.fixture(scope="module")
def odds(loaded):
    explored = explore(compile_steps(loaded.playable))
    assert not explored.bounded
    return Weighing(explored).probabilities()


def rulings(replay, disposition):
    return [
        (entry.day - OPENING).days
        for entry in replay.docket
        if isinstance(entry.what, Ruled) and entry.what.disposition == disposition
    ]


def on_leaving(replay, choice):
    """The day, since the warrant, on which a choice of the real course was made."""
    return next(
        (step.before.date - OPENING).days
        for step in replay.steps
        if f"{step.turn.scene}.{step.turn.choice}" == choice
    )


def test_the_real_course_ends_in_the_historical_ending_on_day_1595(real):
    case, replay = real

    assert case.scenario.opening.day == OPENING
    assert case.ending(replay.position).historical
    assert replay.position.date == date(2018, 4, 17)
    assert (replay.position.date - OPENING).days == 1595


def test_the_real_course_keeps_its_days(real):
    _, replay = real

    assert on_leaving(replay, "motion.short-motion") == 14
    assert rulings(replay, "denied")[:1] == [142]
    assert rulings(replay, "affirmed") == [239]
    assert rulings(replay, "stayed") == [240]
    assert rulings(replay, "granted") == [268, 1412]
    assert rulings(replay, "contempt") == [278]
    assert on_leaving(replay, "podium.where-kept") == 644
    assert rulings(replay, "reversed") == [953]
    assert rulings(replay, "denied")[1:] == [1147]
    assert on_leaving(replay, "nine.leave-it") == 1546
    assert on_leaving(replay, "new-law.agree") == 1570
    assert rulings(replay, "moot") == [1595]


def test_the_opening_brief_is_filed_in_december_2014(real):
    _, replay = real
    filed = {entry.day for entry in replay.docket if isinstance(entry.what, Filed)}

    assert date(2014, 12, 8) in filed


def test_the_petition_is_opposed_in_august_2017_and_the_case_called_moot_on_3_april_2018(real):
    _, replay = real
    filed = {entry.what.what: entry.day for entry in replay.docket if isinstance(entry.what, Filed)}

    assert filed["Larkfield opposes certiorari."] == date(2017, 8, 28)
    assert filed["Larkfield agrees that the case is moot, and lets the judgment be vacated."] == date(
        2018, 4, 3
    )


def test_no_fine_was_ever_owed_and_no_sum_was_set(real):
    _, replay = real
    standings = [standing for step in replay.steps for standing in step.after.matters.values()]

    assert {standing.fines for standing in standings} == {0}
    assert {standing.sanction for standing in standings} == {None}


def test_the_grounds_of_the_appeal_were_preserved(real):
    _, replay = real

    assert {"statute", "territory"} <= replay.position.preserved
    turned_on = {
        argument
        for step in replay.steps
        if step.outcome and step.outcome.half.ruling
        for argument in step.outcome.half.ruling.turns_on
    }
    assert turned_on
    assert turned_on <= replay.position.preserved


def test_the_real_reversal_was_not_the_likelier_outcome(real):
    _, replay = real
    argued = next(step for step in replay.steps if step.turn.scene == "podium")

    assert {one.outcome.id: one.odds for one in argued.odds}["reversed"] < 50


def test_that_it_is_a_warrant_helps_the_motion(loaded):
    """A paper for any officer, to search premises, is the best sign that Congress meant a warrant."""
    granted = loaded.playable.scenes["motion"].choices["short-motion"].outcomes["granted"]
    moved = {name: one.points for one in granted.odds.plus for name in _asked(one.when)}

    assert moved["territory"] == max(moved.values()) > 0
    assert "addressed to an officer" in granted.odds_from


def test_no_odds_are_given_for_want_of_a_reason(loaded):
    reasons = [
        outcome.odds_from
        for scene in loaded.playable.scenes.values()
        for choice in scene.choices.values()
        for outcome in choice.outcomes.values()
    ]

    assert [one for one in reasons if re.search(r"nothing show", one, re.IGNORECASE)] == []


def test_there_is_a_playbook_for_every_ending(loaded):
    phrases = Phrases(loaded.playable, load_words())
    ends = {book.playbook.ends_in for book in loaded.playbooks}

    assert ends == {scene.id for scene in loaded.playable.endings}
    assert all(run_playbook(book.playbook, phrases).holds for book in loaded.playbooks)


def test_every_playbook_asserts_what_makes_its_ending(loaded):
    for book in loaded.playbooks:
        turns = book.playbook.turns
        assert any(turn.then or turn.locked for turn in turns), book.playbook.title


@pytest.fixture(scope="module")
def standings(loaded):
    """How each choice stands where it is there: for each variant, whether it is open and locked somewhere."""
    scenario, found = loaded.playable, defaultdict(set)
    for variant in (None, *scenario.variants):
        explored = explore(compile_steps(scenario, variant), mark=whole)
        assert not explored.bounded
        steps = explored.steps
        shown = {number: _shown(choice, steps) for number, choice in enumerate(steps.choices)}
        here = defaultdict(list)
        for number, choice in enumerate(steps.choices):
            here[steps.scenes.index(choice.key.scene)].append(number)
        for packed, pattern in zip(explored.marks, explored.patterns, strict=True):
            for number in here[pattern.scene]:
                if number in pattern.choices or shown[number](packed):
                    found[str(steps.choices[number].key)].add((variant, number in pattern.choices))
    return found


def _shown(choice, steps) -> Callable[[int], bool]:
    """Tell by a packed position whether a choice is there."""
    return eval(f"lambda s: {all_lines(choice.shown_when, steps.layout)}")


def _can_be_earned(standings):
    return {key for key, ways in standings.items() if {is_open for _, is_open in ways} == {True, False}}


def test_a_playbook_earns_and_takes_each_choice_that_is_locked_for_others(loaded, standings):
    """In a variant in which it can be locked, where it can be earned there."""
    for key in _can_be_earned(standings):
        locked = {variant for variant, is_open in standings[key] if not is_open}
        both = {variant for variant, is_open in standings[key] if is_open} & locked
        taken = {
            book.playbook.variant
            for book in loaded.playbooks
            if key in {str(turn.choice) for turn in book.playbook.turns}
        }
        assert taken & both if both else taken, key


def test_a_playbook_sees_each_locked_choice_locked(loaded, standings):
    """So that a choice that is earned is not open to everybody, and none is locked in every play unmeant."""
    seen = {
        f"{following.choice.scene}.{choice}"
        for book in loaded.playbooks
        for turn, following in zip(book.playbook.turns, book.playbook.turns[1:], strict=False)
        for choice in turn.locked
    }
    never = {key for key, ways in standings.items() if not any(is_open for _, is_open in ways)}

    assert never == set(NEVER_OPEN)
    assert _can_be_earned(standings) | never <= seen


def test_no_ending_is_rare_and_none_is_common(loaded, odds):
    in_a_variant_only = {"at-home"}
    percent = {
        ending: float(100 * found) for ending, found in odds.items() if ending not in in_a_variant_only
    }

    assert len(percent) >= 14
    assert {ending: found for ending, found in percent.items() if not 0.5 <= found <= 35} == {}


@pytest.mark.long
def test_of_all_positions_none_shows_more_than_180_words_and_an_even_play_takes_eleven_minutes(loaded):
    steps = compile_steps(loaded.playable)
    scenes, bounded = scene_words(steps)
    minutes = reading_minutes(steps)

    assert not bounded
    assert {name: one.text for name, one in scenes.items() if one.text > 180} == {}
    assert minutes.mean >= 11
    assert minutes.longest <= 45


@pytest.mark.long
def test_in_no_position_do_two_options_lead_to_the_same_words(loaded):
    """What follows is looked up for each way of each open choice: it is never empty, nor another's."""
    steps = compile_steps(loaded.playable)
    live = live_with_prose(steps.scenario, steps.layout, shown_on_coming(steps.scenario))
    explored = explore(steps, live, mark=whole)
    told = {}
    for options in map(explored.options, explored.forward):
        here = {}
        for option in options:
            for _, outcome, to in option.ways:
                way = option.choice, outcome
                if way not in told:
                    told[way] = _lead_in(steps, *way)
                words = told[way](explored.marks[to])
                assert words, (steps.choices[option.choice].key, outcome)
                assert here.setdefault(words, option.choice) == option.choice, words


def _lead_in(steps, number, outcome) -> Callable[[int], tuple[str, ...]]:
    """Return the paragraphs that follow a turn, by the packed position that it leads to."""
    choice = steps.choices[number]
    after = tuple(choice.outcomes.values())[outcome].half.text if choice.outcomes else ()
    prose = (*choice.half.text, *after)
    parts = [f"({one.text!r},) if {all_lines(one.when, steps.layout)} else ()" for one in prose]
    return eval(f"lambda s: {' + '.join(f'({part})' for part in parts) or '()'}")


def test_the_real_course_takes_half_an_hour(loaded):
    run = run_playbook(loaded.historical, Phrases(loaded.playable, load_words()))

    assert 25 <= course_minutes(run) <= 45


def test_the_real_course_has_a_decision_every_150_words_of_scene(loaded, real):
    _, replay = real
    read = {}
    for step in replay.steps:
        _count(loaded.playable, step.before, read)

    assert sum(read.values()) / len(replay.steps) <= 150


def test_no_scene_has_more_than_180_words_in_any_expected_play(loaded):
    scenario = loaded.playable
    longest = {}
    for book in loaded.playbooks:
        case = Case(scenario, book.playbook.variant)
        replay = case.begin()
        for expected in book.playbook.turns:
            _count(scenario, replay.position, longest)
            replay = replay.then(case.advance(replay.position, turn_of(case, replay, expected)))
        _count(scenario, replay.position, longest)

    assert set(longest) == set(scenario.scenes)
    assert {scene: words for scene, words in longest.items() if words > 180} == {}


def _count(scenario, position, longest):
    text = scenario.scenes[position.scene].text
    words = sum(words_in(one.text) for one in text if all(guard.holds(position) for guard in one.when))
    longest[position.scene] = max(words, longest.get(position.scene, 0))


def test_a_label_has_at_most_fourteen_words(loaded):
    labels = [choice.label for scene in loaded.playable.scenes.values() for choice in scene.choices.values()]

    assert {label: words_in(label) for label in labels if words_in(label) > 14} == {}


def test_every_option_has_its_advocates_its_cause_and_its_source(loaded):
    for scene in loaded.playable.scenes.values():
        for choice in scene.choices.values():
            teaching = choice.teaching
            told = (choice.stance, choice.half.cause, choice.half.cites, teaching.serves)
            spoken = (teaching.best_for, teaching.best_against, teaching.unknown_then)
            assert all((*told, *spoken)), choice.key


def test_every_option_moves_a_meter_and_says_how_true_it_is(loaded):
    for scene in loaded.playable.scenes.values():
        for choice in scene.choices.values():
            moved = [
                effect
                for half in _halves(choice)
                for effect in half.effects
                if isinstance(effect.change, MoveMeter)
            ]
            assert all(half.truth for half in _halves(choice)), choice.key
            assert moved or str(choice.key) in NEVER_OPEN, choice.key
            assert all(effect.because or choice.half.cause for effect in moved), choice.key


def test_everybody_has_a_face_and_the_player_a_sign(loaded):
    cast = loaded.playable.sources.cast

    assert [name for name in loaded.tree.plain["cast"] if not cast[name].portrait] == []


def test_the_card_that_was_locked_is_pressed_once_contempt_has_opened_it(real):
    """The same card, locked at the hinge by the rule book, is open on the day of the contempt."""
    case, replay = real
    at = {step.before.scene: step.before for step in replay.steps}
    hinge, gate = at["stay-lifted"], at["the-gate"]
    locked, opened = (case.scene(one).choices["appeal-now"] for one in (hinge, gate))

    assert locked.label == opened.label
    assert case.reasons(hinge, "appeal-now")
    assert not case.reasons(gate, "appeal-now")
    assert (gate.date - OPENING).days == 278
    assert gate.matters["warrant"].posture == "in-contempt"


def test_no_agreed_contempt_appeals_by_itself(loaded):
    """Whoever signs has still to appeal."""
    signed = loaded.playable.scenes["clause-six"].choices.values()

    moves = {choice.key.choice: [planned.move.id for planned in choice.half.moves] for choice in signed}

    assert {name for name, made in moves.items() if "hold-in-contempt" in made} == {
        *("sign", "preserve", "ask-in-return")
    }
    assert not [name for name, made in moves.items() if "appeal" in made]


def test_a_class_finds_what_it_needs(loaded):
    plain = loaded.tree.plain
    taught = plain["class"]
    questions = [one for theme in taught["themes"].values() for one in theme["questions"]]

    assert 8 <= len(plain["objectives"]) <= 12
    assert 12 <= len(questions) <= 15
    assert all(one["ask"] and one["answer"] for one in questions)
    assert len(taught["misconceptions"]) >= 2
    for one in taught["misconceptions"].values():
        assert {"claim", "in_fact", "because", "before", "after"} <= set(one)
    assert {plan["minutes"] for plan in taught["plans"].values()} >= {"50", "90"}
    for plan in taught["plans"].values():
        for name in (*plan["decisions"], *([plan["moot"]] if "moot" in plan else ())):
            assert {"on_screen", "notes"} <= set(plain["scenes"][name]), name
    assert {"title", "names", "dates", "sealed"} <= set(plain["mask"])


def test_whoever_teaches_has_a_page_with_aims_setting_minutes_stumbling_blocks_and_sources():
    headings = re.findall(r"^## (.*)$", (FILE.parent / "teaching.md").read_text("utf-8"), re.MULTILINE)

    assert {
        "Set-up",
        "What students miss",
        "Fifty minutes",
        "Ninety minutes",
        "Sources to read first",
    } <= set(headings)
    assert headings[0] == "What a class should be able to say afterwards"


def test_the_odds_of_each_ending_are_expected_and_so_are_the_minutes(loaded, odds):
    expected = loaded.playable.expected[None]

    assert set(expected.endings) == set(odds)
    assert expected.minutes is not None


def test_two_options_of_a_scene_never_lead_to_the_same_next_words(loaded):
    for scene in loaded.playable.scenes.values():
        told = {
            choice.key: frozenset(one.text for half in _halves(choice) for one in half.text)
            for choice in scene.choices.values()
            if str(choice.key) not in NEVER_OPEN
        }
        assert all(told.values()), scene.id
        for one, other in combinations(told, 2):
            assert told[one] != told[other], (one, other)


def _halves(choice):
    return (choice.half, *(outcome.half for outcome in choice.outcomes.values()))


def test_what_a_choice_changes_is_read_later(loaded):
    """A fact, an argument or a sanction: by a guard, by odds, by a ruling or by a text, on some way.

    A ground that is given up with the last decision of a play is told in the record, and by the ruling.
    """
    scenario = loaded.playable
    readers = {name: _read_in(scene, scenario) for name, scene in scenario.scenes.items()}
    for scene in scenario.scenes.values():
        for choice in scene.choices.values():
            later = [
                _read_after(choice, outcome).union(
                    *(readers[one] for one in _reached(scenario, {choice.goes_on(outcome)}))
                )
                for outcome in choice.outcomes.values() or (None,)
            ]
            ends = all(
                scenario.scenes[choice.goes_on(outcome)].ending
                for outcome in choice.outcomes.values() or (None,)
            )
            given_up = set(scenario.arguments) if ends else set()
            assert _changes(choice.half) - given_up <= set().union(*later), choice.key
            for outcome, read in zip(choice.outcomes.values(), later, strict=False):
                assert _changes(outcome.half) <= read, (choice.key, outcome.id)


def test_what_can_be_picked_is_read_later(loaded):
    """A ground that is ticked, in a motion or in a brief, is worth something, or is told of, afterwards."""
    scenario = loaded.playable
    readers = {name: _read_in(scene, scenario) for name, scene in scenario.scenes.items()}
    picking = [
        choice for scene in scenario.scenes.values() for choice in scene.choices.values() if choice.picks
    ]
    assert {choice.key.scene for choice in picking} >= {"motion", "magistrate-no", "circuit", "pages"}
    for choice in picking:
        then = {choice.goes_on(outcome) for outcome in choice.outcomes.values() or (None,)}
        later = set().union(*(readers[one] for one in _reached(scenario, then)))
        for outcome in choice.outcomes.values() or (None,):
            later |= _read_after(choice, outcome)
        assert set(choice.picks.of) <= later, choice.key


def test_meters_decide_and_are_told_of(loaded):
    """What the court, the government, customers and others abroad think of the company tips something."""
    read = {guard.meter for guard in guards_of(loaded.playable) if isinstance(guard, MeterWithin)}

    assert read >= {"court", "government", "trust", "exposure", "precedent"}


def _reached(scenario, scenes):
    after, found = follows(scenario), set()
    while scenes:
        found |= scenes
        scenes = set().union(*(after[one] for one in scenes)) - found
    return found


def _changes(half):
    """The facts, arguments and sanctions that a half changes."""
    found = set()
    for effect in half.effects:
        match effect.change:
            case FindFacts(facts=names) | LoseFacts(facts=names):
                found |= set(names)
            case PreserveArguments(arguments=names) | ForfeitArguments(arguments=names):
                found |= set(names)
            case SetSanction(matter=matter):
                found.add(f"sum of {matter}")
    return found


def _asked(guards):
    """What some guards look at, through all that they are joined from."""
    for guard in guards:
        match guard:
            case FactFound(fact=name) | ArgumentPreserved(argument=name) | ArgumentForfeited(argument=name):
                yield name
            case SanctionSet(matter=matter) | FinesWithin(matter=matter):
                yield f"sum of {matter}"
            case (
                HoldsCondition(when=parts)
                | AnyOf(guards=parts)
                | CountWithin(guards=parts)
                | NotAllOf(guards=parts)
            ):
                yield from _asked(parts)


def _read_in(scene, scenario):
    """All that a scene reads: its text and documents, and its choices with what can come of them."""
    documents = [paragraph for name in scene.exhibits for paragraph in scenario.sources.exhibits[name].text]
    read = set(_asked(scene.requires)) | _told(scene.text) | _told(documents)
    for choice in scene.choices.values():
        read |= set(_asked((*choice.shown_when, *choice.when)))
        for outcome in choice.outcomes.values() or (None,):
            read |= _read_after(choice, outcome)
    return read


def _read_after(choice, outcome):
    """What is read once a choice is made: by its moves, its odds, the ruling, and the text that follows."""
    halves = (choice.half, *([outcome.half] if outcome else ()))
    read = set().union(*(_told(half.text) for half in halves))
    for half in halves:
        for planned in half.moves:
            read |= set(_asked((*planned.when, *planned.move.when)))
        for effect in half.effects:
            read |= set(_asked(effect.when))
    if outcome:
        read |= set(_asked(outcome.when)) | set(outcome.half.ruling.turns_on if outcome.half.ruling else ())
        for addition in outcome.odds.plus if outcome.odds else ():
            read |= set(_asked(addition.when))
    return read


def _told(prose):
    return {name for paragraph in prose for name in _asked(paragraph.when)}


def _shown_in_play(plain):
    """All that is shown before the history is told."""
    after = ("history", "authorities", "simplified", "mask")
    told = {key: value for key, value in plain.items() if key not in after}
    told["class"] = {key: value for key, value in plain["class"].items() if key != "themes"}
    return "\n".join(_texts(told))


def _texts(value):
    if isinstance(value, dict):
        for key, inside in value.items():
            # Ids are shown to nobody.
            if key not in ("cites", "id", "goes_to", "place", "portrait"):
                yield from _texts(inside)
    elif isinstance(value, list):
        for inside in value:
            yield from _texts(inside)
    else:
        yield str(value)


def test_no_real_name_stands_outside_the_history(loaded):
    shown = _shown_in_play(loaded.tree.plain)

    assert [name for name in REAL_NAMES.split() if re.search(rf"\b{re.escape(name)}\b", shown)] == []


def test_real_documents_are_quoted_only_with_words_that_were_seen(loaded):
    plain = loaded.tree.plain
    told = [*_texts(plain["exhibits"]), *_texts(plain["history"])]
    quoted = {found for text in told for found in re.findall(r'"([^"]+)"', " ".join(text.split()))}

    # One word alone is a word that is spoken of, and no quotation.
    assert {one for one in quoted if " " in one} - QUOTED == set()
    assert all(words_in(one) < 25 for one in quoted)


def test_the_history_has_the_day_of_every_step(loaded):
    days = {entry["date"] for entry in loaded.tree.plain["history"]}

    assert days >= {
        "2013-12-04",
        "2013-12-18",
        "2014-04-25",
        "2014-06-06",
        "2014-07-31",
        "2014-08-01",
        "2014-08-12",
        "2014-08-29",
        "2014-09-08",
        "2014-12-23",
        "2015-09-09",
        "2016-07-14",
        "2017-01-24",
        "2017-08-28",
        "2017-10-16",
        "2018-02-06",
        "2018-02-27",
        "2018-03-23",
        "2018-03-30",
        "2018-04-03",
        "2018-04-17",
    }


def test_what_a_newspaper_had_imprecise_is_put_right(loaded):
    """A sentence for each row of the list: civil, stipulated, not dismissed, reserved, one account."""
    plain = loaded.tree.plain
    told = " ".join(" ".join(_texts([plain["history"], plain["class"]])).split())

    for sentence in (
        "It was held in civil contempt, on a joint stipulation. Nobody was charged, tried or sentenced",
        "The chief judge overruled the company's objections",
        "found its notice of appeal premature",
        "what it lacked was a final order",
        "It was the same case: the appeal noted in August was amended to take in the contempt",
        "on changed circumstances even before the appeal was decided",
        "No letter from Washington is known",
        "Having handed over the non-content records kept in the United States",
        "finds probable cause that an MSN e-mail account",
        "Verizon, AT&T, Apple with Cisco, and the Electronic Frontier Foundation",
        "28 technology and media companies, 35 computer scientists and 23 trade and advocacy groups",
        "would consider a request under the treaty",
    ):
        assert sentence.casefold() in told.casefold(), sentence


def test_nothing_that_can_be_looked_up_on_the_first_day_is_of_a_later_one(loaded):
    """No statute, ruling or move that the story has not come to: it would tell how the case ends."""
    play, page = Play.begin(Case(loaded.playable), 7), Page(Phrases(loaded.playable, load_words()))
    beginning(page, play)
    for add in SHEETS.values():
        add(page, play)
    for choice in play.case.choices(play.position):
        more_of(page, play, choice)
    later = re.compile(r"\b20(1[4-9]|[2-9]\d)\b|CLOUD Act")

    assert not [line for line in page.lines if later.search(line) and "http" not in line]

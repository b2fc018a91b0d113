"""The law of the cases: the table of real outcomes, its arithmetic, and what no play may do.

Each case under `tests/cases` has its playbooks, and each is played twice: straight, and through a save
after every turn. The sentences of the table stand here once more, with their numbers, so that a
playbook that is fixed wrongly is found.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from fractions import Fraction
from functools import cache

import pytest

from game.content.loaded import Loaded
from game.content.loading import load
from game.content.phrases import Phrases
from game.content.words import load_words
from game.engine.case import Case, turn_of
from game.engine.replay import Step
from game.model.cites import authorities_in
from game.model.expected import Playbook
from game.model.ids import ArgumentId, ChoiceId, FactId, MatterId, PostureId
from game.model.kinds import Effect
from game.model.position import Position, Standing
from game.model.record import Playthrough
from game.model.scene import MoveRefused
from game.proof.playbook import PlaybookRun, run_playbook
from game.saves import record
from tests.builders import CASES

NOW = datetime(2024, 1, 1, tzinfo=UTC)


@cache
def read(name: str) -> Loaded:
    """Return a case of these tests, read once."""
    (file,) = (file for file in CASES if file.parent.name == name)
    return load(file)


def every_playbook() -> Iterator[tuple[str, str]]:
    """Yield each case and playbook of these tests."""
    for file in CASES:
        for book in sorted((file.parent / "playbooks").glob("*.yaml")):
            yield file.parent.name, book.stem


def playbook(name: str, book: str) -> Playbook:
    """Return a playbook of a case."""
    found = read(name).playbook(book)
    assert found is not None, f"{name} has no playbook '{book}'"
    return found.playbook


@cache
def ran(name: str, book: str = "historical") -> PlaybookRun:
    """Return a playbook played."""
    return run_playbook(playbook(name, book), Phrases(read(name).playable, load_words()))


def after(name: str, choice: str, book: str = "historical") -> Position:
    """Return the position after a turn of a playbook, its choice written `scene.choice`."""
    return next(step.after for step in ran(name, book).replay.steps if str(step.turn.key) == choice)


def end(name: str, book: str = "historical") -> Position:
    """Return the last position of a playbook."""
    return ran(name, book).replay.position


def fines(position: Position, matter: str) -> int:
    """Return the fines that are owed in a matter."""
    return position.matters[MatterId(matter)].fines


def posture(position: Position, matter: str) -> str:
    """Return the posture of a matter."""
    return position.matters[MatterId(matter)].posture


def may(name: str, position: Position, move: str, matter: str) -> bool:
    """Return whether the rule book of a matter allows a move in a position."""
    moves = read(name).playable.matters[MatterId(matter)].procedure.moves
    return next(one for one in moves.values() if one.id == move).allowed(position)


def refusal(name: str, position: Position, choice: str) -> tuple[str, tuple[str, ...]]:
    """Return the sentence and the authorities for which the rule book refuses a choice."""
    (reason,) = Case(read(name).playable).reasons(position, ChoiceId(choice))
    assert isinstance(reason, MoveRefused)
    assert reason.refusal is not None
    return reason.refusal.says, authorities_in(reason.refusal.cites)


def open_outcomes(name: str, position: Position, choice: str) -> dict[str, Fraction]:
    """Return the odds of each open outcome of a choice."""
    odds = Case(read(name).playable).outcomes(position, ChoiceId(choice))
    return {one.outcome.id: one.odds for one in odds}


@pytest.mark.parametrize("file", CASES, ids=lambda file: file.parent.name)
def test_every_case_reads_clean(file):
    assert read(file.parent.name).problems == ()


@pytest.mark.parametrize(("name", "book"), list(every_playbook()))
def test_every_playbook_holds(name, book):
    assert ran(name, book).shortfalls == []


@pytest.mark.parametrize(("name", "book"), list(every_playbook()))
def test_every_playbook_comes_to_the_same_through_a_save_after_each_turn(name, book):
    case = Case(read(name).playable, playbook(name, book).variant)
    play = Playthrough(case.scenario.id, str(case.scenario.edition), case.variant, seed=1)

    for expected in playbook(name, book).turns:
        made = play.then(turn_of(case, case.replay(play), expected))
        play = record.from_text(record.to_text(record.Saved(made, NOW))).playthrough

    assert case.replay(play) == ran(name, book).replay


# The table of real outcomes.


def test_doubling_daily_from_50000_comes_to_350000_after_three_days():
    """Two days had passed and the third had begun when everything was handed over."""
    before, done = after("gagged-warrant", "hearing.say-it-can-be-done"), end("gagged-warrant")

    assert fines(before, "warrant") == 0
    assert (after("gagged-warrant", "clock.third-day").date - before.date).days == 2
    assert fines(done, "warrant") == 50_000 + 100_000 + 200_000 == 350_000


def test_the_gagged_provider_is_affirmed_and_the_gag_upheld():
    done = end("gagged-warrant")

    assert posture(done, "warrant") == "affirmed-purged"
    assert posture(done, "gag") == "upheld-on-appeal"


def test_a_gag_that_has_run_out_is_not_brought_back_by_the_answer_of_a_court():
    """18 U.S.C. § 2705(b): silence for the time that the order says, and no longer."""
    for move in ("uphold", "lift"):
        assert leads("gagged-warrant", "gag", move)["on-appeal-lapsed"] in {"expired", "lifted"}


def test_a_gag_that_is_eased_while_it_is_on_appeal_is_upheld_as_eased():
    """The judge who made it may ease it meanwhile, and the court above decides on what is left."""
    assert leads("gagged-warrant", "gag", "narrow")["on-appeal"] == "on-appeal-narrowed"
    assert leads("gagged-warrant", "gag", "uphold")["on-appeal-narrowed"] == "narrowed"
    assert leads("gagged-warrant", "gag", "lift")["on-appeal-narrowed"] == "lifted"


def test_fines_that_are_due_keep_the_dispute_from_being_moot():
    position = after("gagged-warrant", "judgment.await-the-ruling")

    says, cites = refusal("gagged-warrant", position, "call-it-moot")

    assert may("gagged-warrant", position, "appeal", "warrant")
    assert says.startswith("Money is at stake")
    assert cites == ("church-of-scientology-1992",)


def test_a_formula_to_which_nobody_objected_cannot_win_the_appeal():
    position = after("gagged-warrant", "notice.appeal-both")

    assert "formula-falls" not in open_outcomes("gagged-warrant", position, "argue")
    assert "gag-falls" in open_outcomes("gagged-warrant", position, "argue")


def test_a_formula_to_which_somebody_objected_in_time_can():
    position = after("gagged-warrant", "notice.appeal-both", "formula-preserved")

    assert open_outcomes("gagged-warrant", position, "argue")["formula-falls"] == Fraction(1, 4)
    assert fines(position, "warrant") == 350_000
    assert fines(end("gagged-warrant", "formula-preserved"), "warrant") == 0


def test_a_gag_and_an_order_never_suspend_each_other():
    """The challenge of the gag moves the gag alone, and the production moves the warrant alone."""
    challenged = after("gagged-warrant", "intake.withhold")
    produced = after("gagged-warrant", "intake.produce", "two-duties")

    assert (posture(challenged, "warrant"), posture(challenged, "gag")) == ("served", "challenged")
    assert (posture(produced, "warrant"), posture(produced, "gag")) == ("complied", "challenged")


def test_a_gag_is_appealed_alone_and_after_producing():
    """In the fifth week: a civil appeal with the United States has sixty days."""
    ruled = after("gag-broken", "quiet.challenge", "alone-after-producing")
    appealed = after("gag-broken", "upheld.appeal-in-the-fifth-week", "alone-after-producing")

    assert posture(ruled, "warrant") == "complied"
    assert (appealed.date - ruled.date).days == 35
    assert posture(appealed, "gag") == "on-appeal"
    assert refusal("gag-broken", ruled, "appeal-in-the-tenth")[1] == ("frap-4",)


def test_words_alone_are_no_contempt_and_a_court_warns_only_while_the_secret_is_kept():
    """United States v. Johnson, 736 F.2d 358 (6th Cir. 1984): an actual refusal is necessary."""
    kept = after("gag-broken", "quiet.announce", "warned-and-taken-back")
    told = after("gag-broken", "quiet.tell", "punished")

    says, cites = refusal("gag-broken", told, "be-warned")

    assert posture(kept, "gag") == "warned"
    assert may("gag-broken", kept, "challenge", "gag")
    assert fines(end("gag-broken", "warned-and-taken-back"), "gag") == 0
    assert says.startswith("The secret is out")
    assert cites == ("bagwell-1994",)


def test_a_breach_is_punished_by_charge_prosecutor_and_jury():
    told = after("gag-broken", "quiet.tell", "punished")
    charged = after("gag-broken", "told.await-the-judge", "punished")
    small = replace(charged, facts=frozenset())
    tried = replace(charged, facts=charged.facts | {FactId("jury-has-found")})

    assert not may("gag-broken", told, "punish", "gag")
    assert refusal("gag-broken", charged, "without-a-jury")[1] == ("bloom-1968", "bagwell-1994")
    assert may("gag-broken", small, "punish", "gag")
    assert may("gag-broken", tried, "punish", "gag")


def test_a_punishment_for_a_breach_survives_the_gag_and_falls_on_its_own_ground():
    survives, falls = end("gag-broken", "punished"), end("gag-broken", "interested-prosecutor")
    sentenced = after("gag-broken", "trial.ask-for-a-jury", "punished")

    assert (posture(survives, "gag"), fines(survives, "gag")) == ("punishment-survives", 500_000)
    assert (posture(falls, "gag"), fines(falls, "gag")) == ("charged", 0)
    assert refusal("gag-broken", sentenced, "appeal-late")[1] == ("frap-4",)


def test_5000_a_day_for_two_days_is_10000_after_the_purge():
    held, purged = (
        after("master-key", "printout.hand-over-paper"),
        after("master-key", "fine.deliver-and-close"),
    )

    assert (purged.date - held.date).days == 2
    assert fines(purged, "device") == 10_000
    assert posture(purged, "device") == "purged"
    assert fines(end("master-key"), "device") == 10_000


def test_an_argument_that_was_not_preserved_cannot_be_the_ground_of_a_reversal():
    position = after("master-key", "window.appeal")

    assert ArgumentId("device-statute") in position.forfeited
    assert open_outcomes("master-key", position, "argue-the-statute") == {"affirmed": Fraction(1)}
    assert posture(end("master-key"), "device") == "affirmed-purged"


def test_a_contempt_on_two_orders_falls_only_to_a_ground_against_each():
    one, both = (after("master-key", "window.appeal", book) for book in ("one-order-left", "preserved"))

    assert open_outcomes("master-key", one, "argue-the-statute") == {"affirmed": Fraction(1)}
    assert open_outcomes("master-key", both, "argue-the-statute")["reversed"] == Fraction(2, 5)


def test_doubling_weekly_from_250000_a_day_comes_to_26250000_after_four_weeks():
    held = after("secret-directive", "threat.take-the-contempt", "four-weeks")
    obeyed = after("secret-directive", "holding-out.four-weeks", "four-weeks")

    assert (obeyed.date - held.date).days == 28
    assert fines(obeyed, "directive") == 7 * 250_000 * (2**4 - 1) == 26_250_000


def test_a_statute_that_gives_the_appeal_asks_for_no_contempt():
    position = after("secret-directive", "letter.refuse")

    assert may("secret-directive", position, "petition", "directive")
    assert posture(position, "directive") == "ordered"


def test_obeying_under_protest_owes_nothing_and_keeps_the_review():
    obeying, done = after("secret-directive", "threat.comply-under-protest"), end("secret-directive")

    assert posture(obeying, "directive") == "on-review-obeying"
    assert posture(done, "directive") == "affirmed"
    assert fines(done, "directive") == 0


def test_the_days_for_the_petition_are_those_of_the_statute_without_weekends():
    """Seven days from a decision on Friday, 25 April 2008, end on Tuesday, 6 May."""
    decided = after("secret-directive", "letter.refuse")

    (deadline,) = decided.deadlines.values()

    assert deadline.last_day == date(2008, 5, 6)
    assert refusal("secret-directive", decided, "petition-in-two-weeks")[1] == (
        "usc-1805b-i",
        "fiscr-notice-2016",
        "frcp-6-2007",
    )


def test_the_statute_opens_the_supreme_court_to_the_loser_in_the_court_of_review():
    before = after("secret-directive", "threat.comply-under-protest", "certiorari")
    taken = after("secret-directive", "silence.ask-the-supreme-court", "certiorari")

    assert not may("secret-directive", before, "grant-certiorari", "directive")
    assert posture(taken, "directive") == "certiorari"
    assert posture(end("secret-directive", "certiorari"), "directive") == "reversed-for-good"


def test_a_stay_is_not_closed_to_somebody_in_contempt():
    held = after("secret-directive", "threat.take-the-contempt", "stayed-in-contempt")
    rested = after("secret-directive", "holding-out.ask-that-the-sum-rest", "stayed-in-contempt")

    assert may("secret-directive", held, "stay", "directive")
    assert (posture(rested, "directive"), fines(rested, "directive")) == (
        "in-contempt-on-review-stayed",
        500_000,
    )


def test_the_customers_learn_of_it_six_years_later():
    (trust,) = read("secret-directive").playable.meters.values()
    affirmed, opened = after("secret-directive", "review.argue-for-the-customers"), end("secret-directive")

    assert not all(guard.holds(affirmed) for guard in trust.shown_when)
    assert all(guard.holds(opened) for guard in trust.shown_when)
    assert opened.date.year - affirmed.date.year == 6


def test_25000_a_day_for_73_days_is_1825000():
    assert fines(end("two-laws"), "subpoena") == 25_000 * 73 == 1_825_000


def test_an_appeal_by_itself_does_not_stop_the_sum():
    asked = after("two-laws", "contempt.appeal-and-search")

    assert posture(asked, "subpoena") == "on-appeal"
    assert fines(asked, "subpoena") == 0
    assert fines(after("two-laws", "searching.deliver"), "subpoena") == 1_825_000


def test_an_order_that_waits_for_objections_in_time_puts_nobody_in_contempt_meanwhile():
    position = after("locked-phone", "signed.object")

    says, _ = refusal("locked-phone", position, "dare-the-judge")

    assert says.startswith("As the judge reads it, this order waits for the answer to objections")


def test_an_objection_by_itself_stays_nothing():
    """Without such a term, and for whoever was late, the order binds while the objections wait."""
    in_time = after("locked-phone", "signed.object")
    late = after("locked-phone", "unheard.object-late", "nothing-said")

    plain_order = replace(in_time, facts=in_time.facts - {FactId("order-waits")})

    assert not may("locked-phone", in_time, "hold-in-contempt", "order")
    assert may("locked-phone", plain_order, "hold-in-contempt", "order")
    assert may("locked-phone", late, "hold-in-contempt", "order")


def test_silence_before_a_magistrate_judge_waives_nothing_that_no_district_judge_referred():
    silent = after("locked-phone", "signed.ignore-it", "nothing-said")
    heard = after("locked-phone", "circuit.argue", "nothing-said")

    assert posture(silent, "order") == "unopposed"
    assert silent.forfeited == frozenset()
    assert refusal("locked-phone", silent, "object-as-if-in-time")[1] == ("rule-59",)
    assert refusal("locked-phone", silent, "appeal-the-silence")[1] == ("usc-636",)
    assert posture(heard, "order") == "reversed"


def test_five_business_days_are_seven_of_the_calendar():
    (rule,) = read("locked-phone").playable.matters[MatterId("order")].procedure.deadlines

    assert rule.days == 7


def test_who_could_have_appealed_an_order_to_help_cannot_attack_it_in_the_criminal_contempt():
    position = after("help-convicted", "sentenced.appeal", "could-have-appealed")

    says, cites = refusal("help-convicted", position, "attack-what-could-be-appealed")

    assert says.startswith("You could have appealed the order before you disobeyed it")
    assert cites == ("walker-1967",)
    assert may("help-convicted", position, "reverse", "order")
    assert fines(end("help-convicted", "could-have-appealed"), "order") == 50_000


def test_who_could_not_appeal_the_order_may_attack_it_in_the_criminal_contempt():
    position = after("help-convicted", "sentenced.appeal", "could-not")

    assert not may("help-convicted", position, "reverse", "order")
    assert may("help-convicted", position, "void-conviction", "order")
    assert posture(end("help-convicted", "could-not"), "order") == "conviction-void"


def test_who_helps_under_protest_keeps_the_appeal_and_who_just_helps_does_not():
    asked_again = after("locked-phone", "enforceable.help-and-appeal", "helped-and-appealed")
    wants_contempt = replace(
        asked_again,
        matters={MatterId("order"): Standing((PostureId("helped-under-protest"),))},
        facts=asked_again.facts | {FactId("help-needs-contempt")},
    )

    assert posture(asked_again, "order") == "on-appeal-helped"
    assert posture(end("locked-phone", "helped-and-appealed"), "order") == "reversed"
    assert not may("locked-phone", wants_contempt, "appeal", "order")


def test_what_has_run_in_contempt_outlives_the_need():
    """The duty is over, and an appeal over the bill can be won or lost."""
    gone = after("locked-phone", "held.hold-out", "bill-outlives-need")

    assert not may("locked-phone", gone, "moot", "order")
    assert may("locked-phone", gone, "appeal", "order")
    assert fines(end("locked-phone", "bill-outlives-need"), "order") == 5_000


def test_sums_fall_with_the_need_where_a_circuit_says_so():
    """Shell Offshore Inc. v. Greenpeace, Inc., 815 F.3d 623 (9th Cir. 2016)."""
    owing = standing_at("locked-phone", "order", "in-contempt", fines=5_000)
    falling = replace(owing, facts=owing.facts | {FactId("sums-fall-with-need")})

    assert (may("locked-phone", owing, "moot", "order"), may("locked-phone", owing, "lapse", "order")) == (
        False,
        True,
    )
    assert (
        may("locked-phone", falling, "moot", "order"),
        may("locked-phone", falling, "lapse", "order"),
    ) == (
        True,
        False,
    )


def test_a_contempt_of_an_order_that_was_affirmed_is_appealed_by_itself():
    """Maggio v. Zeitz, 333 U.S. 56, 69 (1948): it does not reopen whether the order was right."""
    hold, affirm, reverse = (
        leads("locked-phone", "order", move) for move in ("hold-in-contempt", "affirm", "reverse")
    )

    assert hold["affirmed"] == "still-refusing"
    assert affirm["still-refusing-on-appeal"] == "contempt-affirmed"
    assert reverse["still-refusing-on-appeal"] == "affirmed"
    assert reverse["need-gone-on-appeal"] == "sums-gone"
    assert "affirmed" not in leads("locked-phone", "order", "charge")


def test_an_order_to_help_that_is_signed_is_not_the_governments_to_withdraw():
    assert "ordered" not in leads("locked-phone", "order", "withdraw")
    assert set(leads("old-phone", "application", "withdraw")) == {
        "applied-for",
        "refused",
        "government-review",
    }


def test_a_conviction_that_is_set_aside_may_be_tried_again_and_an_acquittal_may_not():
    assert posture(end("help-convicted", "no-jury"), "order") == "charged"
    for name, matter, before in (
        ("gag-broken", "gag", "punished-on-appeal"),
        ("help-convicted", "order", "convicted-on-appeal"),
        ("criminal-contempt", "punishment", "convicted-on-appeal"),
    ):
        assert leads(name, matter, "set-conviction-aside")[before] == "charged"
        assert leads(name, matter, "acquit")[before] == "acquitted"


def test_helping_after_the_charge_undoes_nothing():
    position = after("help-convicted", "refusal.defy", "could-not")

    assert refusal("help-convicted", position, "help-now")[1] == ("bagwell-1994",)


def test_when_the_need_ends_the_order_is_vacated_without_contempt_or_appeal():
    paused, done = after("locked-phone", "pending.wait"), end("locked-phone")

    assert (paused.date - read("locked-phone").playable.opening.day).days == 34
    assert posture(done, "order") == "vacated-moot"
    assert fines(done, "order") == 0
    assert not may("locked-phone", done, "appeal", "order")


def test_a_refused_application_goes_up_by_the_government_and_is_withdrawn():
    assert posture(after("old-phone", "refused.await-review"), "application") == "government-review"
    assert posture(end("old-phone"), "application") == "withdrawn"


def test_10000_a_day_that_is_stayed_owes_nothing_and_can_be_appealed():
    held = after("contempt-gate", "ordered.stipulate-stayed-sum", "stayed-sum")
    waited = after("contempt-gate", "contempt.wait-ten-days", "stayed-sum")

    assert held.matters[MatterId("order")].sanction is not None
    assert fines(waited, "order") == 0
    assert may("contempt-gate", waited, "appeal", "order")
    assert fines(end("contempt-gate", "stayed-sum"), "order") == 0


def test_a_partner_country_suspends_production_on_a_motion_of_day_12():
    filed = after("foreign-motion", "doors.statutory-motion", "partner")
    heard = after("foreign-motion", "suspended.let-them-answer", "partner")

    assert (filed.date - read("foreign-motion").playable.opening.day).days == 12
    assert posture(filed, "warrant") == "suspended"
    assert open_outcomes("foreign-motion", heard, "argue")["quashed"] == Fraction(55, 100)


def test_without_an_agreement_the_statutory_motion_is_locked_and_says_why():
    position = after("foreign-motion", "triage.find-facts", "no-agreement")

    says, cites = refusal("foreign-motion", position, "statutory-motion")

    assert says.startswith("Without an executive agreement in force")
    assert "usc-2703-h" in cites


def test_refusing_in_belgium_is_tried_and_never_a_contempt():
    book = read("belgian-request").playable.matters[MatterId("request")].procedure

    assert posture(end("belgian-request"), "request") == "final"
    assert 0 < fines(end("belgian-request"), "request") < 55_000
    assert not [part for part in (*book.postures, *book.moves) if "contempt" in part]


def test_an_answer_after_the_charge_ends_no_prosecution():
    answered = after("belgian-request", "trial.answer-before-the-judgment", "answered-too-late")

    assert posture(answered, "request") == "charged"
    assert refusal("belgian-request", answered, "have-it-dropped")[1] == ("ccp-216bis",)
    assert posture(end("belgian-request", "answered-too-late"), "request") == "final"


def test_a_settlement_that_is_paid_ends_a_prosecution():
    assert posture(end("belgian-interception", "settled"), "request") == "settled"


@pytest.mark.parametrize(
    ("day", "open_on_appeal"),
    [
        (date(2011, 5, 15), False),
        (date(2011, 5, 16), True),
        (date(2016, 2, 28), True),
        (date(2016, 2, 29), False),
    ],
)
def test_a_prosecution_is_settled_on_appeal_only_between_2011_and_february_2016(day, open_on_appeal):
    """Article 216bis, as the Act of 5 February 2016 changed it; Constitutional Court 63/2018."""
    on_appeal = replace(standing_at("belgian-interception", "request", "on-appeal"), date=day)
    charged = replace(standing_at("belgian-interception", "request", "charged"), date=day)

    assert may("belgian-interception", on_appeal, "settle", "request") is open_on_appeal
    assert may("belgian-interception", charged, "settle", "request") is (day > date(2011, 5, 15))


def test_nothing_is_enforced_in_belgium_while_an_appeal_is_open():
    convicted = after("belgian-request", "trial.defend", "daily-penalty")
    enforced = after("belgian-request", "convicted.let-it-run", "daily-penalty")

    assert refusal("belgian-request", convicted, "enforce-at-once")[1] == ("ccp-203",)
    assert refusal("belgian-request", convicted, "appeal-late")[1] == ("ccp-203",)
    assert (enforced.date - convicted.date).days == 16
    assert posture(enforced, "request") == "enforced"


def test_a_belgian_court_on_remand_was_not_bound_until_august_2017():
    """The date decides, and a second quashing on the same ground."""
    in_2010, in_2017 = (
        after("belgian-request", "ghent.argue"),
        after("belgian-interception", "antwerp.argue", "bound-on-remand"),
    )
    before, since = (
        replace(position, matters={MatterId("request"): Standing((PostureId("acquittal-in-cassation"),))})
        for position in (in_2010, in_2017)
    )
    twice = replace(before, facts=before.facts | {FactId("same-ground-again")})

    assert may("belgian-request", before, "remand", "request")
    assert not may("belgian-request", before, "remand-binding", "request")
    assert may("belgian-request", twice, "remand-binding", "request")
    assert not may("belgian-request", twice, "remand", "request")
    assert may("belgian-interception", since, "remand-binding", "request")
    assert not may("belgian-interception", since, "remand", "request")


def test_a_court_that_is_bound_on_the_law_may_still_acquit():
    assert posture(after("belgian-interception", "quashing.defend", "bound-on-remand"), "request") == (
        "on-appeal-bound"
    )
    assert posture(end("belgian-interception", "bound-on-remand"), "request") == "acquitted-on-appeal"


def test_a_belgian_fine_keeps_within_the_ceiling_of_the_article():
    """Ten thousand euros, times the multiplier of 5.5 for offences in the years up to 2011."""
    assert fines(after("belgian-request", "trial.defend"), "request") == int(10_000 * Fraction(11, 2))


def test_who_obeyed_without_contempt_is_not_moot_and_has_no_appeal():
    position = after("contempt-gate", "ordered.produce", "complied")

    assert refusal("contempt-gate", position, "appeal-anyway")[1] == ("in-re-grand-jury-2013",)
    assert refusal("contempt-gate", position, "call-it-moot")[1] == ("church-of-scientology-1992",)


def test_where_a_circuit_wants_a_sanction_a_contempt_without_one_cannot_be_appealed():
    bare = after("contempt-gate", "ordered.stipulate-no-sum", "sanction-wanted")

    says, cites = refusal("contempt-gate", bare, "appeal")

    assert says == "In this circuit a contempt without a sanction is not final; a stayed sanction would do."
    assert cites == ("in-re-grand-jury-2023",)


def test_a_stayed_sanction_is_enough_there():
    summed = after("contempt-gate", "contempt.ask-for-a-sum", "sanction-wanted")

    assert may("contempt-gate", summed, "appeal", "order")
    assert fines(summed, "order") == 0


# The rules behind the table.


def standing_at(name: str, matter: str, where: str, fines: int = 0) -> Position:
    """Return the opening of a case with a matter moved to a posture, and with fines owed in it."""
    book = next(book for case, book in every_playbook() if case == name)
    opened = ran(name, book).replay.steps[0].before
    moved = {**opened.matters, MatterId(matter): Standing((PostureId(where),), fines=fines)}
    return replace(opened, matters=moved)


def leads(name: str, matter: str, move: str) -> dict[str, str]:
    """Return where a move of the rule book of a matter leads from each posture."""
    moves = read(name).playable.matters[MatterId(matter)].procedure.moves
    return {
        str(at): str(to) for at, to in next(one for one in moves.values() if one.id == move).leads.items()
    }


def test_who_had_obeyed_and_won_never_owes_by_the_day_again_nor_purges_twice():
    """A victory that falls again, before the whole court or above, finds the data handed over."""
    affirm, reverse, purge = (
        leads("contempt-gate", "order", move) for move in ("affirm", "reverse", "purge")
    )
    postures = read("contempt-gate").playable.matters[MatterId("order")].procedure.postures
    obeyed = {"reversed-purged", "reheard-purged", "certiorari-reversed-purged"}

    assert posture(end("master-key", "preserved"), "device") == "reversed-purged"
    assert leads("contempt-gate", "order", "rehear")["reversed-purged"] == "reheard-purged"
    assert affirm["reheard-purged"] == "affirmed-purged"
    assert reverse["certiorari-reversed-purged"] == "upheld-purged"
    for moves in (affirm, reverse):
        assert {to for at, to in moves.items() if at in obeyed} <= {
            "affirmed-purged",
            "upheld-purged",
            "reversed-purged",
            "reversed-for-good-purged",
        }
    assert not obeyed & set(purge)
    assert leads("contempt-gate", "order", "remand")["on-appeal-purged"] == "remanded-purged"
    assert "remanded-purged" not in leads("contempt-gate", "order", "order-directly")
    assert "accrue" not in {postures[PostureId(one)].sanctions for one in (*obeyed, "upheld-purged")}


def test_the_governments_petition_about_a_conviction_that_fell_is_won_by_affirming():
    grant, affirm, reverse = (
        leads("criminal-contempt", "punishment", move) for move in ("grant-certiorari", "affirm", "reverse")
    )

    above = grant["conviction-reversed"]

    assert (above, affirm[above], reverse[above]) == (
        "certiorari-conviction-reversed",
        "conviction-reversed-for-good",
        "conviction-upheld",
    )
    assert (
        leads("criminal-contempt", "punishment", "petition")["conviction-survives"] == "conviction-survives"
    )


@pytest.mark.parametrize(
    ("where", "owed", "is_open"),
    [
        ("in-contempt", 5_000, True),
        ("on-appeal", 5_000, True),
        ("found-late", 5_000, False),
        ("found-late", 0, True),
        ("purged", 5_000, False),
        ("on-appeal-purged", 5_000, False),
        ("on-appeal-purged", 0, True),
        ("late", 5_000, False),
        ("upheld", 5_000, False),
    ],
)
def test_a_dispute_that_ends_takes_running_sums_with_it_and_leaves_what_is_due_after_obeying(
    where, owed, is_open
):
    """Munsingwear (1950) and Shell Offshore (2016) on one side, Church of Scientology (1992) on the other."""
    position = standing_at("contempt-gate", "order", where, owed)

    assert may("contempt-gate", position, "moot", "order") is is_open


def test_an_order_to_produce_cannot_be_appealed_before_contempt():
    """The rule book shuts the move, and says why."""
    position = after("contempt-gate", "magistrate.object", "locked-before-open-after")

    says, cites = refusal("contempt-gate", position, "appeal-now")

    assert says == "An order to produce is not final."
    assert cites == ("ryan-1971", "cobbledick-1940")


def test_a_contempt_opens_the_appeal_although_nothing_is_due():
    position = after("contempt-gate", "ordered.stipulate-no-sum", "locked-before-open-after")

    assert may("contempt-gate", position, "appeal", "order")
    assert position.matters[MatterId("order")].sanction is None


def test_fines_rest_while_stayed_and_run_again_when_the_stay_is_lifted():
    lifted = after("contempt-gate", "contempt.lift", "sum-runs")

    assert fines(lifted, "order") == 0
    assert fines(after("contempt-gate", "contempt.wait-ten-days", "sum-runs"), "order") == 100_000


def test_a_purge_leaves_what_has_run_due_and_ends_the_sum():
    purged = after("contempt-gate", "contempt.obey", "purge-leaves-fines")

    assert fines(purged, "order") == 100_000
    assert purged.matters[MatterId("order")].sanction is None


def test_a_reversal_wipes_the_fines_out():
    assert fines(after("contempt-gate", "contempt.appeal", "vacatur-wipes-fines"), "order") == 100_000
    assert fines(after("contempt-gate", "circuit.argue", "vacatur-wipes-fines"), "order") == 0


def test_a_conviction_survives_a_wrong_order_that_could_have_been_reviewed_first():
    """The collateral bar of Walker v. City of Birmingham, 388 U.S. 307 (1967)."""
    done = end("criminal-contempt", "survives")

    assert (posture(done, "order"), fines(done, "order")) == ("reversed", 0)
    assert (posture(done, "punishment"), fines(done, "punishment")) == ("conviction-survives", 100_000)


def test_a_conviction_falls_with_an_order_that_nobody_would_review_before():
    """Alexander v. United States, 201 U.S. 117 (1906): punished for contempt, one has a right of review."""
    done = end("criminal-contempt", "falls-with-the-order")

    assert (posture(done, "order"), fines(done, "order")) == ("reversed", 0)
    assert (posture(done, "punishment"), fines(done, "punishment")) == ("conviction-reversed", 0)


def test_a_conviction_without_a_jury_may_be_tried_again():
    assert posture(end("criminal-contempt", "no-jury"), "punishment") == "charged"


def test_an_appeal_is_due_in_sixty_days_from_a_civil_contempt_and_in_fourteen_from_a_conviction():
    """Fed. R. App. P. 4(a)(1)(B) and 4(b)(1)(A)."""
    held = after("contempt-gate", "ordered.stipulate-no-sum", "too-late")
    convicted = after("criminal-contempt", "alone.stand-trial-and-sleep", "fifteenth-day")

    assert days_left(held, "notice-of-appeal") == 60
    assert days_left(convicted, "notice-from-conviction") == 14
    assert not may(
        "criminal-contempt", end("criminal-contempt", "fifteenth-day"), "appeal-conviction", "order"
    )


def days_left(position: Position, deadline: str) -> int:
    """Return the days from a position to the last day of a deadline."""
    (found,) = (one for name, one in position.deadlines.items() if str(name).endswith(deadline))
    return (found.last_day - position.date).days


@pytest.mark.parametrize(
    ("stands_in", "then"),
    [("ordered-below-stayed", "ordered-below"), ("under-objection-stayed", "under-objection")],
)
def test_a_stay_granted_before_a_district_judge_has_ruled_leads_back_to_the_magistrate_judges_order(
    stands_in, then
):
    moves = read("contempt-gate").playable.matters[MatterId("order")].procedure.moves

    (lift,) = (move for move in moves.values() if move.id == "lift-stay")

    assert lift.leads[PostureId(stands_in)] == then


def test_a_decision_takes_effect_with_the_mandate_and_a_petition_is_due_in_ninety_days():
    """Fed. R. App. P. 41(b); Sup. Ct. R. 13.1."""
    book = read("contempt-gate").playable.matters[MatterId("order")].procedure
    by_name = {move.id: move for move in book.moves.values()}
    (petition,) = (rule for rule in book.deadlines if rule.id.endswith("petition-for-certiorari"))

    assert by_name["mandate"].leads == {"affirmed-stayed": "affirmed"}
    assert by_name["rehear"].leads["reversed"] == "reheard"
    assert petition.days == 90
    assert petition.id == by_name["petition"].within


@pytest.mark.parametrize(
    ("book", "says"),
    [
        ("extended", "no-violation"),
        ("unknown-customer", "no-foreigner"),
        ("partner-denied", "no-justice"),
        ("partner", "quashed"),
    ],
)
def test_the_statutory_motion_fails_on_each_of_its_three_findings_and_wins_on_all(book, says):
    """18 U.S.C. § 2703(h)(2)(B)(i) to (iii)."""
    (heard,) = (
        step for step in ran("foreign-motion", book).replay.steps if str(step.turn.key) == "hearing.argue"
    )

    assert heard.turn.outcome == says


def test_the_statutory_motion_is_not_granted_before_the_government_is_heard():
    pending = after("foreign-motion", "suspended.argue-the-factors", "partner")

    says, cites = refusal("foreign-motion", pending, "rule-unheard")

    assert says == "The government must be given the chance to answer first."
    assert cites == ("usc-2703-h",)


def test_other_grounds_stay_open_beside_the_statutory_motion():
    """18 U.S.C. § 2703(h)(2)(A): the sole basis for a partner's law, and for nothing else."""
    quash = leads("foreign-motion", "warrant", "quash")

    assert (quash["suspended"], quash["answered"]) == ("quashed", "quashed")


def test_a_contempt_purged_before_anything_is_due_leaves_nothing_to_appeal():
    purged = after("contempt-gate", "contempt.obey", "purged-at-once")

    assert not may("contempt-gate", purged, "appeal", "order")
    assert may("contempt-gate", purged, "moot", "order")


def test_the_last_day_of_a_deadline_is_in_time_and_the_day_after_is_not():
    """Served on the first of May, with fourteen days: the fifteenth will do, the twenty-third will not."""
    late = after("foreign-motion", "triage.lose-a-week", "too-late")

    filed = after("foreign-motion", "doors.statutory-motion-tomorrow", "too-late")

    assert refusal("foreign-motion", late, "statutory-motion")[0].startswith(
        "The fourteen days of the statute are over"
    )
    assert filed.date.day == 15


def test_fines_rest_through_every_time_that_passes_outside_of_an_accruing_posture():
    """Stayed, purged, before an order or after a reversal: days go by, and nothing is added."""
    rested = [
        (standing.fines, step.after.matters[matter].fines)
        for name, book in every_playbook()
        for step in ran(name, book).replay.steps
        if step.after.date > step.before.date and not effects_of(step)
        for matter, standing in step.before.matters.items()
        if not accrues(name, matter, standing) and step.after.matters[matter].postures == standing.postures
    ]

    assert len(rested) > 20
    assert [pair for pair in rested if pair[0] != pair[1]] == []


def effects_of(step: Step) -> tuple[Effect, ...]:
    """Return the effects of both halves of a turn."""
    return (*step.choice.half.effects, *(step.outcome.half.effects if step.outcome else ()))


def accrues(name: str, matter: MatterId, standing: Standing) -> bool:
    """Return whether days are owed while a matter stands so."""
    return read(name).playable.matters[matter].procedure.accrues(standing)

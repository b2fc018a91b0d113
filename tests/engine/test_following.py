"""A record of another edition, followed as far as it holds."""

from game.engine.case import historical_replay
from game.engine.errors import ChoiceNotOpenError, OutcomeNotOpenError
from game.engine.following import follow, renamed, ways_to_chapters
from game.model.expected import ExpectedTurn, Playbook
from game.model.ids import ChoiceId, ChoiceKey, OutcomeId, SceneId
from game.model.record import Playthrough
from tests.builders import desk, read, record, turn, written

OLD = desk(
    {"wait": "takes: 1 day", "ask": "outcomes: {granted: {odds: 40}, denied: {}}", "leave": "goes_to: end"}
)


def kept(*turns: str) -> Playthrough:
    """Return a record made with the old edition."""
    return record(OLD, *turns)


def test_a_record_of_the_same_edition_is_followed_to_its_end():
    followed = follow(OLD, kept("wait", "ask:denied", "leave"))

    assert followed.stopped is None
    assert followed.playthrough == kept("wait", "ask:denied", "leave")
    assert followed.replay == OLD.replay(followed.playthrough)


def test_another_edition_is_followed_as_far_as_it_holds_and_says_where_and_why_it_stopped():
    new = desk({"wait": "takes: 2 days", "leave": "goes_to: end"})

    followed = follow(new, kept("wait", "wait", "ask:denied", "leave"))

    assert followed.playthrough.turns == (turn("wait"), turn("wait"))
    assert followed.replay == new.replay(followed.playthrough)
    assert followed.stopped is not None
    assert (followed.stopped.number, followed.stopped.turn) == (3, turn("ask:denied"))
    assert isinstance(followed.stopped.why, ChoiceNotOpenError)


def test_a_record_that_is_followed_carries_the_present_edition():
    new = desk({"wait": "takes: 2 days"})

    assert follow(new, kept("wait")).playthrough.edition == str(new.scenario.edition)
    assert str(new.scenario.edition) != str(OLD.scenario.edition)


def test_a_record_stops_where_its_outcome_is_no_longer_there():
    new = desk({"ask": "outcomes: {granted: {}}"})

    followed = follow(new, kept("ask:denied"))

    assert followed.stopped is not None
    assert isinstance(followed.stopped.why, OutcomeNotOpenError)


def test_a_record_stops_where_its_scene_is_no_longer_there():
    followed = follow(OLD, kept("wait", "annex.ask"))

    assert followed.stopped is not None
    assert (followed.stopped.number, str(followed.stopped.why)) == (
        2,
        "the scenario no longer has a scene 'annex'",
    )


def test_renamed_keeps_old_ids_alive():
    new = desk(
        {"pause": "takes: 1 day", "ask": "outcomes: {refused: {}}", "leave": "goes_to: end"},
        {"renamed": "{desk.wait: desk.pause, desk.ask.denied: desk.ask.refused, annex: desk}"},
    )

    followed = follow(new, kept("wait", "ask:denied", "annex.leave"))

    assert followed.stopped is None
    assert followed.playthrough.turns == (turn("pause"), turn("ask:refused"), turn("leave"))


def test_the_longest_old_name_that_fits_comes_first():
    new = desk(
        {"wait": "", "act": "outcomes: {denied: {}}"},
        {"renamed": "{old: desk, old.do: desk.act, old.do.no: desk.act.denied}"},
    )

    assert renamed(turn("old.do:no"), new.scenario) == turn("act:denied")
    assert renamed(turn("old.do:denied"), new.scenario) == turn("act:denied")
    assert renamed(turn("old.wait"), new.scenario) == turn("wait")
    assert renamed(turn("wait"), new.scenario) == turn("wait")


def test_the_real_course_is_played_in_the_variant_of_its_playbook_alone_and_as_far_as_it_can_be():
    variants = {"variants": "{late: {opens_with: [{find: found}]}}"}
    choices = {"ask": "outcomes: {granted: {odds: 40}, denied: {}}", "leave": "goes_to: end"}
    plain, late = desk(choices, variants), desk(choices, variants, variant="late")
    ask, leave = (ChoiceKey(SceneId("desk"), ChoiceId(name)) for name in ("ask", "leave"))
    whole = Playbook(
        "historical", "So it was", (ExpectedTurn(ask, outcome=OutcomeId("denied")), ExpectedTurn(leave))
    )
    vague = Playbook("historical", "Nobody says how it was decided", (ExpectedTurn(ask), ExpectedTurn(leave)))

    assert historical_replay(plain, whole).turns == (turn("ask:denied"), turn("leave"))
    assert historical_replay(late, whole) is None
    assert historical_replay(plain, vague).turns == ()
    assert historical_replay(plain, None) is None


def test_a_course_leads_to_each_chapter_behind_its_first_scene_where_it_first_went_on_from_there():
    scenes = """\
  desk: {chapter: One, choices: {go: {goes_to: hall}}}
  hall: {chapter: Two, choices: {wait: {times: 2, goes_to: hall}, back: {times: 1, goes_to: desk}}}
  yard: {choices: {leave: {goes_to: end}}}
  court: {chapter: Three, choices: {leave: {goes_to: end}}}
"""
    head = written({}).partition("scenes:")[0]
    scenario = read(f"{head}scenes:\n{scenes}  end: {{ending: {{title: The end}}}}\n").scenario
    turns = ("desk.go", "hall.wait", "hall.back", "desk.go", "yard.leave", "court.leave", "gone.leave")

    ways = list(ways_to_chapters(scenario, [kept(), record(OLD, *turns)]))

    assert [(scene, len(way.turns)) for scene, way in ways] == [("hall", 1), ("court", 5)]

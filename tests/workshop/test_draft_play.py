"""A play that follows its case while the case is rewritten."""

import pytest

from game.content.words import load_words
from game.model.ids import ChoiceId, SceneId
from game.workshop.draft_play import DraftPlay, known_way, why_stopped
from game.workshop.revision import read, reviewed, shown_place

CASE = """\
scenario_format: 1
id: one-mailbox
edition: 1
title: One mailbox
summary: A judge orders a small mail company to hand over one mailbox.
matters:
  order: {title: The order for one mailbox, procedure: us-production-order, opens_in: ordered}
opens_at: friday
opens_on: 2024-03-01
scenes:
  friday:
    title: Friday, ten to five
    text: The order is two pages long.
    choices:
      refuse: {label: Refuse openly, moves: [hold-in-contempt], goes_to: in-contempt}
      produce: {label: Produce the mailbox, moves: [comply], goes_to: produced}
  in-contempt:
    title: The following Friday
    text: You stand in contempt.
    choices:
      appeal: {label: Appeal, moves: [appeal], goes_to: court-above}
  court-above:
    title: The court above
    text: Three judges.
    choices:
      argue:
        label: Argue that the order goes too far
        outcomes:
          reversed: {label: The order is reversed, odds: 40, moves: [reverse], goes_to: won}
          affirmed: {label: The order is affirmed, moves: [affirm], goes_to: lost}
  produced: {title: Produced, text: A courier takes the disk away., ending: {title: The quiet file}}
  won: {title: Won, text: The mailbox stays where it is., ending: {title: The order is gone}}
  lost: {title: Lost, text: The order stands., ending: {title: Affirmed}}
"""


class Author:
    """Writes a case, and plays it meanwhile."""

    def __init__(self, folder):
        self.file = folder / "scenario.yaml"
        self.file.write_text(CASE, "utf-8")
        self.readings = 0
        self.draft = DraftPlay.begun(read(self.file), 1)

    def plays(self, *choices):
        for choice in choices:
            assert self.draft.play is not None
            self.draft = self.draft.moved(self.draft.play.choose(ChoiceId(choice)))

    def writes(self, old, new, text=None):
        text = self.file.read_text("utf-8") if text is None else text
        assert old in text
        self.file.write_text(text.replace(old, new), "utf-8")
        self.readings += 1
        self.draft = self.draft.reread(read(self.file, self.readings), 1)

    @property
    def scene(self):
        return self.draft.scene


@pytest.fixture
def author(tmp_path):
    return Author(tmp_path)


def test_a_mistake_leaves_the_last_good_version_and_fixing_it_goes_on_at_the_same_turn(author):
    author.plays("refuse", "appeal")

    author.writes("goes_to: won", "goes_too: won")

    assert author.draft.is_behind
    assert author.scene == "court-above"
    assert [one.problem.code for one in author.draft.newest.findings] == ["S001"]
    author.writes("goes_too: won", "goes_to: won")
    assert not author.draft.is_behind
    assert author.scene == "court-above"
    assert len(author.draft.play.replay.steps) == 2


def test_what_is_rewritten_is_what_is_played(author):
    author.plays("refuse")

    author.writes("You stand in contempt.", "You stand in contempt, at last.")

    position = author.draft.play.position
    assert author.draft.play.case.text(position)[0].text == "You stand in contempt, at last."


def test_where_turns_no_longer_hold_the_play_waits_there_and_goes_on_once_it_is_fixed(author):
    author.plays("refuse", "appeal", "argue")
    end = author.scene

    author.writes("appeal: {label", "go-up: {label")

    assert author.scene == "in-contempt"
    assert author.draft.stopped.number == 2
    assert why_stopped(author.draft.stopped, author.draft.play.case) == (
        "scene 'in-contempt' has no choice 'appeal' now (there: go-up); "
        "if it has a new name, write that under `renamed`"
    )
    author.writes("opens_at:", "renamed: {in-contempt.appeal: in-contempt.go-up}\nopens_at:")
    assert author.scene == end
    assert author.draft.stopped is None


def test_whoever_plays_on_where_it_stopped_wants_the_new_turns(author):
    author.plays("refuse", "appeal")
    author.writes("appeal: {label", "go-up: {label")

    author.plays("go-up")

    assert author.draft.stopped is None
    assert [str(turn.key) for turn in author.draft.wanted.turns] == ["friday.refuse", "in-contempt.go-up"]


@pytest.mark.parametrize(
    ("old", "new", "why"),
    [
        (
            "goes_to: in-contempt",
            "goes_to: court-above",
            "the turns before it now lead to scene 'court-above'",
        ),
        ("argue:\n", "plead:\n", "scene 'court-above' has no choice 'argue' now (there: plead); "),
        ("reversed: {", "overturned: {", "choice 'court-above.argue' has no outcome"),
        ("moves: [appeal]", "moves: [appeal], when: [{after: 2030-01-01}]", "choice 'appeal' is not open"),
    ],
)
def test_it_is_said_why_a_turn_no_longer_holds(author, old, new, why):
    author.plays("refuse", "appeal", "argue")
    while author.scene != "won":
        author.draft = author.draft.otherwise()

    author.writes(old, new)

    stopped = author.draft.stopped
    assert stopped is not None
    assert why_stopped(stopped, author.draft.play.case).startswith(why)


def test_a_scene_with_another_name_is_told_by_its_old_one(author):
    author.plays("refuse", "appeal")

    renamed = CASE.replace("goes_to: in-contempt", "goes_to: held").replace("\n  in-contempt:", "\n  held:")
    author.writes("", "", renamed)

    assert author.scene == "held"
    assert why_stopped(author.draft.stopped, author.draft.play.case) == (
        "there is no scene 'in-contempt' now; if it has a new name, write that under `renamed`"
    )


def test_a_case_that_cannot_be_read_at_first_opens_once_it_is_fixed(tmp_path):
    author = Author(tmp_path)
    author.file.write_text(CASE.replace("scenes:", "scenes"), "utf-8")
    author.draft = DraftPlay.begun(read(author.file), 1)
    assert author.draft.play is None
    assert author.draft.came(()) is author.draft.opened(SceneId("friday")) is author.draft

    author.writes("scenes\n", "scenes:\n")

    assert author.scene == "friday"


def test_the_last_turn_can_turn_out_otherwise(author):
    author.plays("refuse", "appeal", "argue")
    before = author.scene

    author.draft = author.draft.otherwise()

    assert {before, author.scene} == {"won", "lost"}


def test_a_scene_that_no_play_comes_to_can_be_looked_at_and_stays_after_a_save(author):
    author.writes(
        "  won:", "  attic: {title: The attic, text: Dust., choices: {leave: {goes_to: won}}}\n  won:"
    )

    author.draft = author.draft.opened(SceneId("attic"))
    author.writes("Dust.", "More dust.")

    assert author.scene == "attic"


def test_the_way_to_a_scene_that_was_played_is_known(author):
    author.plays("refuse", "appeal")

    assert [turn.choice for turn in known_way(author.draft, "in-contempt")] == ["refuse"]
    assert known_way(author.draft, "friday") == ()
    assert known_way(author.draft, "produced") is None


def test_problems_of_the_scene_in_view_come_first_and_errors_before_all(author):
    author.writes("goes_to: won", "goes_too: won")
    author.writes("title: The following Friday", "titel: The following Friday")

    told = author.draft.newest.in_order("court-above")

    assert [author.draft.newest.scene_of(one) for one in told] == ["court-above", "in-contempt"]
    told = author.draft.newest.in_order("in-contempt")
    assert [author.draft.newest.scene_of(one) for one in told] == ["in-contempt", "court-above"]


def test_the_scene_of_a_problem_is_known_in_a_file_that_is_no_yaml(author):
    author.writes("Three judges.", '"Three judges.')

    (finding, *_) = author.draft.newest.findings

    assert finding.problem.code.startswith("Y")
    assert author.draft.newest.scene_of(finding) in ("court-above", "")
    assert shown_place(finding.problem.place, author.file).startswith("scenario.yaml:")


def test_more_is_known_of_a_reading_and_the_play_stays_as_it_is(author):
    author.plays("refuse")
    play = author.draft.play

    deeper = reviewed(author.draft.newest, load_words())
    author.draft = author.draft.reread(deeper, 1)

    assert author.draft.play is play
    assert author.draft.newest.depth == "reviewed"

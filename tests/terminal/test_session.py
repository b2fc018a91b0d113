"""A play in a terminal from its first line to its last: streams, saves, and how it ends."""

import io
import sys
from dataclasses import replace

import pytest

from game import places
from game.content.loading import load
from game.engine.following import follow
from game.engine.play import Play
from game.model.ids import ScenarioId, SceneId
from game.saves.errors import NoSaveError, NotWrittenError
from game.saves.record import Saved
from game.saves.slots import Slots
from game.terminal import notes_on, run
from game.terminal.session import PlayOptions, WhichCaseError, start
from tests.builders import ROOT, desk
from tests.terminal.scripts import Kept, printed, script, session

FIRST_STEPS = ROOT / "scenarios" / "first-steps" / "scenario.yaml"
CASE = desk({"wait": "label: Wait, takes: 1 day", "stop": "goes_to: end, label: Stop"})
DESK = ScenarioId("desk")


@pytest.fixture
def kept(tmp_path):
    return Kept.under(tmp_path / "saves")


def begun(seed=7):
    return Play.begin(CASE, seed)


class Terminal(io.StringIO):
    """A keyboard in front of a screen."""

    def isatty(self):
        return True


class Interrupted(Terminal):
    def readline(self, *args):
        raise KeyboardInterrupt


def test_the_end_of_the_input_ends_well_and_the_play_is_saved(kept):
    text = printed(begun(), ["1", "1"], kept)

    assert text.endswith("\nThe input ended. The play is saved.\n")
    assert [turn.choice for turn in kept.slots.last(DESK).value.playthrough.turns] == ["wait", "wait"]


def test_a_play_is_saved_after_each_turn_and_after_undo(kept):
    lengths = []

    class Watched(Slots):
        def autosave(self, playthrough, bookmark):
            lengths.append(len(playthrough.turns))
            return super().autosave(playthrough, bookmark)

    printed(begun(), ["1", "d", "1", "u", "y", "foo"], kept._replace(slots=Watched(kept.slots._folder)))

    assert lengths == [1, 2, 1, 2]


def test_a_turn_is_saved_before_it_is_printed(kept):
    class Broken(io.StringIO):
        def write(self, text):
            if text.startswith("\n") and kept.slots.last(DESK).value:
                raise BrokenPipeError
            return super().write(text)

    with pytest.raises(BrokenPipeError):
        run(begun(), replace(session(CASE, ["1", "1"], kept), writes=Broken()))

    assert [turn.choice for turn in kept.slots.last(DESK).value.playthrough.turns] == ["wait"]


def test_a_play_without_a_turn_saves_nothing_and_does_not_say_so(kept):
    printed(begun(seed=1), ["1"], kept)

    assert printed(begun(seed=2), ["q"], kept).endswith("\nGoodbye.\n")
    assert printed(begun(seed=2), [], kept).endswith("\nThe input ended.\n")
    assert kept.slots.last(DESK).value.playthrough.seed == 1


def test_quitting_says_that_the_play_is_saved_and_reads_no_further(kept):
    text = printed(begun(), ["1", "q", "1"], kept)

    assert text.endswith("\nGoodbye. The play is saved.\n")
    assert len(kept.slots.last(DESK).value.playthrough.turns) == 1


def test_a_play_whose_last_turn_could_not_be_saved_does_not_end_as_saved(kept):
    class FullAfterOne(Slots):
        def autosave(self, playthrough, bookmark):
            if len(playthrough.turns) > 1:
                raise NotWrittenError(self._folder / "autosave.json", OSError(28, "No space left on device"))
            return super().autosave(playthrough, bookmark)

    text = printed(begun(), ["1", "1", "q"], kept._replace(slots=FullAfterOne(kept.slots._folder)))

    assert "could not be written (no space left on device)" in " ".join(text.split())
    assert text.endswith("\nGoodbye.\n")


def test_an_ending_is_noted_as_found(kept):
    printed(begun(), ["1"], kept)
    assert kept.progress.endings(DESK).value == frozenset()

    printed(begun(), ["1", "2"], kept)
    assert kept.progress.endings(DESK).value == {SceneId("end")}


@pytest.mark.parametrize(
    "typed", [["s", "  Before   it ends "], ["s Before it ends"], ["save Before it ends"]]
)
def test_a_play_is_saved_under_a_name(kept, typed):
    text = printed(begun(), ["1", *typed, "1"], kept)

    assert "\nSaved as Before it ends.\n" in text
    named = [slot.saved for slot in kept.slots.listed(DESK).slots if slot.kind == "named"]
    assert [(saved.name, len(saved.playthrough.turns)) for saved in named] == [("Before it ends", 1)]


def test_a_name_that_cannot_be_one_is_told_and_the_play_goes_on(kept):
    text = printed(begun(), ["s", "...", "s", "", "1"], kept)

    assert "A save needs a name with at least one letter or digit in it; nothing was saved." in text
    assert "No name was given, so nothing is saved under one." in text
    assert "You choose: Wait" in text
    assert [slot.kind for slot in kept.slots.listed(DESK).slots] == ["autosave"]


def test_where_nothing_can_be_written_it_is_told_once_and_the_play_goes_on(tmp_path):
    (tmp_path / "saves").write_text("")
    text = printed(begun(), ["1", "1", "1", "2"], Kept.under(tmp_path / "saves"))

    assert text.count("could not be written") == 1
    assert text.count("You choose: Wait") == 3
    assert "You choose: Stop" in text
    assert text.endswith("\nThe input ended.\n")
    assert str(tmp_path) not in text


def test_who_asks_for_a_save_that_cannot_be_written_is_told_each_time(tmp_path):
    (tmp_path / "saves").write_text("")
    text = printed(begun(), ["s one", "s one"], Kept.under(tmp_path / "saves"))

    assert text.count("could not be written") == 2
    assert "Saved as" not in text


def test_a_damaged_autosave_is_named_when_the_next_one_is_written(kept, tmp_path):
    printed(begun(), ["1"], kept)
    (tmp_path / "saves" / "desk" / "autosave.json").write_text("{")
    text = " ".join(printed(begun(), ["1"], kept).split())

    assert "The save autosave.json could not be read. It was set aside as autosave.json.damaged-1" in text


def test_the_transcript_does_not_depend_on_what_was_played_before(kept):
    first = printed(begun(), ["1", "2"], kept)

    assert printed(begun(), ["1", "2"], kept) == first


def test_a_pipe_shows_what_it_typed_and_a_keyboard_does_not():
    piped = session(CASE, ["1"])
    run(begun(), piped)
    typed = replace(piped, reads=Terminal("1\n"), writes=io.StringIO())
    run(begun(), typed)

    assert "\nYour choice: 1\n" in piped.writes.getvalue()
    assert "\nYour choice: \nYou choose: Wait" in typed.writes.getvalue()


def test_a_debrief_is_not_printed_unasked_before_somebody_at_a_keyboard():
    typed = replace(session(CASE, []), reads=Terminal("2\n"))
    run(begun(), typed)

    assert "\nLuck ledger\n" not in typed.writes.getvalue()


def test_an_interruption_ends_like_the_end_of_the_input():
    typed = replace(session(CASE, []), reads=Interrupted())

    assert run(begun(), typed) == 0
    assert typed.writes.getvalue().endswith("\nThe input ended.\n")


def test_a_save_that_no_longer_fits_says_where_and_why(kept):
    older = desk({"wait": "label: Wait", "leave": "label: Leave"})
    printed(Play.begin(older, 7), ["1", "2", "1"], kept)
    saved = kept.slots.last(DESK).value
    followed = follow(CASE, saved.playthrough)
    at = session(CASE, [])
    notes = notes_on((), saved, followed, at.phrases)
    run(Play.resume(CASE, followed.playthrough), replace(at, notes=notes))
    text = " ".join(at.writes.getvalue().split())

    assert text.startswith(
        "The case has changed since this save. 1 of 3 turns could be followed, up to “Desk”."
    )
    assert "Turn 2 no longer fits. Choice ‘leave’ is not open in scene ‘desk’" in text


def test_a_save_that_fits_needs_no_words(kept):
    printed(begun(), ["1"], kept)
    saved = kept.slots.last(DESK).value

    assert isinstance(saved, Saved)
    assert notes_on((), saved, follow(CASE, saved.playthrough), session(CASE, []).phrases) == ()


class Started:
    """Starts plays as the command does, with a folder of their own."""

    def __init__(self, monkeypatch, capsys, folder):
        self.patch, self.capsys = monkeypatch, capsys
        monkeypatch.setenv("CONTEMPT_HOME", str(folder))

    def __call__(self, typed, *asked, **options):
        self.patch.setattr(sys, "stdin", io.StringIO("".join(f"{line}\n" for line in typed)))
        assert start(PlayOptions(*asked, **options)) == 0
        return self.capsys.readouterr().out


@pytest.fixture
def started(monkeypatch, capsys, tmp_path):
    return Started(monkeypatch, capsys, tmp_path / "home")


def test_a_play_goes_on_from_its_last_save(started):
    of = script(FIRST_STEPS, "historical")
    first, *rest = of.turns
    begun_ = started(first, "first-steps", of.seed)
    went_on = started([line for turn in rest for line in turn], "first-steps", 0, resume=True)
    straight = started(of.lines, "first-steps", of.seed)

    assert begun_.removesuffix("\nThe input ended. The play is saved.\n") in straight
    assert went_on.split("Your choice: ", 1)[1] == straight.split("Your choice: ", 2)[2]


def test_a_play_begins_in_the_scene_that_is_asked_for(started):
    printed_ = started(["1"], "first-steps", 7, at="ordered")

    scene = load(FIRST_STEPS).playable.scenes["ordered"]
    assert scene.title in printed_
    assert load(FIRST_STEPS).playable.scenes["service"].title not in printed_


def test_without_a_name_the_newest_play_of_all_goes_on(started):
    started(["2"], "first-steps", 7)
    started(["1"], "microsoft-ireland", 7)

    assert started([], None, 7, resume=True).startswith("The Ireland warrant\n")
    assert started([], "first-steps", 7, resume=True).startswith("The paper warrant\n")


def test_a_damaged_save_is_told_when_the_play_goes_on(started, tmp_path):
    started(["2", "2"], "first-steps", 7)
    (tmp_path / "home" / "saves" / "first-steps" / "autosave.json").write_text("not JSON")
    text = started([], "first-steps", 7, resume=True)

    assert text.startswith("The save autosave.json could not be read. It was set aside as")
    assert "Scene 2. Fifteen pages" in text


def test_without_a_save_there_is_nothing_to_go_on_from(started, tmp_path):
    with pytest.raises(NoSaveError, match="no save of 'first-steps' to go on from"):
        started([], "first-steps", 7, resume=True)
    with pytest.raises(NoSaveError, match="there is no save to go on from"):
        started([], None, 7, resume=True)


def test_without_a_name_the_cases_at_hand_are_named(started):
    with pytest.raises(WhichCaseError, match=r"first-steps, .*microsoft-ireland, .*cloud-act-quillhaven"):
        started([], None, 7)


def test_a_variant_is_played_and_goes_on_as_one(started):
    text = started(["2"], "microsoft-ireland", 7, variant="strict-circuit")
    assert "The case as it stands:" in text

    started([], "microsoft-ireland", 7, resume=True)
    assert Kept.under(places.saves()).slots.newest().value.playthrough.variant == "strict-circuit"

"""The library: what it says of a case, and what it leaves out where its author has not said it."""

import pygame
import pytest

from game.content.library import Library
from game.content.parcels import packed
from game.desktop.app import HEARD
from game.desktop.stage.odds_news import NEWS
from game.desktop.toolkit.cache import RenderCache
from game.desktop.toolkit.kit import Kit
from game.desktop.toolkit.pen import Pen
from tests.builders import ROOT
from tests.desktop.pilot import Pilot, words

DRAFT = """
scenario_format: 1
id: draft
title: A draft
{minutes}
opens_at: start
scenes:
  start: {{title: Start}}
  end: {{ending: {{title: End}}}}
"""


def library_with(folder, minutes: str) -> Pilot:
    """The library with one draft in it, which is in front."""
    case = folder / "cases" / "draft"
    case.mkdir(parents=True)
    (case / "scenario.yaml").write_text(DRAFT.format(minutes=minutes), encoding="utf-8")
    pilot = Pilot(folder / "saves", case="draft")
    pilot.shelf.library = Library([folder / "cases", ROOT / "scenarios"])
    pilot.shelf._heads = ()
    pilot.stage._show_screen()
    pilot.look_up()
    return pilot


@pytest.mark.parametrize(("minutes", "said"), [("minutes: 1", "1 minute"), ("minutes: 12", "12 minutes")])
def test_one_minute_is_not_several(tmp_path, minutes, said):
    assert any(text.startswith(f"{said} · ") for text in library_with(tmp_path, minutes).mirror())


def test_a_draft_without_minutes_or_summary_says_nothing_of_them(tmp_path):
    told = library_with(tmp_path, "").mirror()

    assert "A draft" in told
    assert not any("minute" in text for text in told[: told.index("The paper warrant")])


def test_an_empty_line_of_the_pile_is_not_read_out(tmp_path):
    """The draft lies on the pile: its name and that it was not played, and no empty minutes between."""
    pilot = library_with(tmp_path, "")
    pilot.by_keys("The paper warrant")

    told = pilot.mirror()

    assert told[told.index("A draft") + 1] == words()("library.new")
    assert "" not in told


def test_the_foot_says_that_there_is_more_below_only_while_there_is(tmp_path):
    """Beside the buttons, with the key; at the end of what is read it is gone."""
    pilot = Pilot(tmp_path, (640, 400))

    def says_so() -> bool:
        pen = Pen(pilot.surface.copy(), Kit(pilot.stage.look, RenderCache()), pilot.stage.hand)
        pilot.stage.view.body.draw(pen, pen.surface.get_rect())
        return words()("desktop.more_below") in {key[2] for key in pen.kit.cache._lines._kept}

    assert says_so()
    pilot.stage.scroll("case", 10_000)
    assert not says_so()


SEVENTH = """
scenario_format: 1
id: {name}
title: The case of the letter {name}
minutes: 25
level: {level}
lesson: One learns {name}.
place: two-shores
objectives: {{{aim}: Say why.}}
scenes: {{start: {{title: Start}}}}
"""
SEVEN = {
    "a": "advanced",
    "b": "core",
    "c": "core",
    "d": "advanced",
    "e": "advanced",
    "f": "core",
    "g": "first",
}


@pytest.fixture
def seven(tmp_path) -> Pilot:
    """Seven cases of three levels, of which three teach the treaty road."""
    for name, level in SEVEN.items():
        (tmp_path / "cases" / name).mkdir(parents=True)
        aim = "treaty-road" if name in "abc" else f"only-{name}"
        written = SEVENTH.format(name=name, level=level, aim=aim)
        (tmp_path / "cases" / name / "scenario.yaml").write_text(written, encoding="utf-8")
    pilot = Pilot(tmp_path / "saves")
    pilot.shelf.library, pilot.shelf._heads = Library([tmp_path / "cases"]), ()
    pilot.stage._show_screen()
    pilot.look_up()
    return pilot


def titles(pilot: Pilot) -> str:
    """The cases that are shown, the one in front first, each by its letter."""
    return "".join(text[-1] for text in pilot.mirror() if text.startswith("The case of"))


def test_seven_cases_are_seen_at_once_with_level_minutes_and_what_the_one_in_front_teaches(seven):
    """Nothing has to be scrolled at 1280 by 720; a digit brings any of them to the front."""
    assert titles(seven) == "gbcfade"
    assert not seven.pen.spans
    assert seven.mirror().count("Advanced · 25 minutes") == 3

    seven.key(pygame.K_6)

    assert titles(seven)[0] == "d"
    assert "One learns d." in seven.mirror()


@pytest.mark.parametrize("act", [Pilot.by_keys, Pilot.by_mouse, Pilot.by_pad])
def test_the_cases_that_do_not_teach_what_is_asked_for_step_aside(seven, act):
    """Only what several teach is offered; the one in front goes too, and all come back."""
    act(seven, words()("library.filter"))
    assert seven.labels() == ["All 7 cases", "The treaty road · 3", words()("desktop.stay")]
    act(seven, "The treaty road · 3")
    assert titles(seven) == "bca"

    act(seven, "The treaty road · 3 of 7")
    act(seven, "All 7 cases")

    assert len(titles(seven)) == 7


def test_large_type_says_that_the_library_goes_on_below(tmp_path):
    pilot = Pilot(tmp_path, scale=200)
    foot = pygame.Rect(0, pilot.pen.spans["library"].box.bottom, pilot.surface.get_width(), 720)
    ink = pilot.pen.colour("ink2")

    def said() -> bool:
        shown = pilot.surface.subsurface(foot.clip(pilot.surface.get_rect()))
        return any(
            shown.get_at((x, y))[:3] == ink[:3]
            for x in range(0, 500, 2)
            for y in range(0, shown.get_height(), 2)
        )

    assert said()
    for _ in range(40):
        pilot.key(pygame.K_PAGEDOWN)
    assert not said()


@pytest.mark.parametrize("scale", [80, 100, 130, 150, 200])
def test_the_main_button_of_the_case_in_front_is_in_sight_however_far_the_library_was_scrolled(
    tmp_path, scale
):
    pilot = Pilot(tmp_path, scale=scale)
    window = pilot.surface.get_rect()
    for _ in range(4):
        assert window.contains(pilot.pen.hits["begin"].box)
        pilot.key(pygame.K_PAGEDOWN)


def dropped(pilot: Pilot, path) -> None:
    """Drop a file into the window, and look again once it was checked."""
    pilot.stage.event(pygame.event.Event(pygame.DROPFILE, file=str(path)))
    pilot.look_up()
    assert words()("library.break_off") in pilot.labels()
    assert pilot.stage.screen.arrival.over.wait(120)
    pilot.stage.event(pygame.event.Event(NEWS))
    pilot.look_up()


def test_a_case_that_is_dropped_lies_under_a_heading_of_its_own_until_it_is_removed(tmp_path, monkeypatch):
    assert pygame.DROPFILE in HEARD
    monkeypatch.setenv("CONTEMPT_HOME", str(tmp_path / "home"))
    text = (ROOT / "scenarios" / "first-steps" / "scenario.yaml").read_bytes()
    text = text.replace(b"id: first-steps\n", b"id: lent\n").replace(
        b"title: The paper warrant", b"title: Lent to me"
    )
    given = tmp_path / "lent.contempt"
    given.write_bytes(packed({"scenario.yaml": text, "words.txt": b""}, "lent"))
    pilot = Pilot(tmp_path / "saves")
    pilot.shelf.library = Library()

    dropped(pilot, ROOT / "README.md")
    assert any("'README.md' is refused: it is no zip file" in text for text in pilot.mirror())
    dropped(pilot, given)
    assert words()("library.taken_in") in pilot.mirror()
    pilot.key(pygame.K_ESCAPE)
    pilot.by_keys("The paper warrant")
    told = pilot.mirror()
    assert told[-4:-2] == [words()("library.own"), "Lent to me"]

    pilot.by_keys("Lent to me")
    assert any(text.startswith(f"{words()('library.own_one')} · ") for text in pilot.mirror())
    pilot.by_keys(words()("library.remove"))
    pilot.by_keys(words()("desktop.stay"))
    assert (tmp_path / "home" / "cases" / "lent").is_dir()
    pilot.by_keys(words()("library.remove"))
    pilot.by_keys(words()("library.remove"))
    assert "Lent to me" not in pilot.labels()
    assert list((tmp_path / "home" / "cases").iterdir()) == []


def test_elsewhere_a_file_that_is_dropped_is_sent_to_the_library(tmp_path):
    pilot = Pilot(tmp_path)
    pilot.begin()
    before = pilot.stage.screen

    pilot.stage.event(pygame.event.Event(pygame.DROPFILE, file=str(ROOT / "README.md")))

    assert pilot.stage.screen is before
    assert pilot.mirror()[-1] == words()("library.drop_elsewhere")

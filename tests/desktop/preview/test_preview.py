"""The preview in the window: a case is written, and what is painted follows."""

import os
import subprocess
import sys
from dataclasses import replace

import pygame
import pytest

from game.content.words import load_words
from game.desktop import app
from game.desktop.preview.previewed import PreviewContext
from game.desktop.preview.screen import PreviewScreen
from game.desktop.preview.start import Inbox, PreviewStage, preview
from game.desktop.senses import outputs, tree_adapter
from game.desktop.stage.background_odds import BackgroundOdds
from game.desktop.stage.odds_news import NEWS
from game.desktop.stage.preferences import Preferences
from game.desktop.toolkit.intents import Go, Select
from game.desktop.toolkit.theme import palette_of
from game.errors import GameError
from game.places import settings as settings_file
from game.saves.settings import Settings, write_settings
from game.workshop import watching
from game.workshop.revision import read, reviewed
from tests.content.test_drawings import FACE, PLACE, own_case
from tests.desktop.senses.test_voice import Recording
from tests.desktop.test_window import ROOT, _until
from tests.workshop.test_draft_play import CASE

KEYS = {
    "next": pygame.K_n,
    "problems": pygame.K_l,
    "scenes": pygame.K_g,
    "restart": pygame.K_r,
    "pictures": pygame.K_p,
}


class Author:
    """Sits before a preview, writes the file, and sees what is painted."""

    def __init__(self, folder, text=CASE, at="", *, size=(1280, 720), scale=100):
        pygame.display.init()
        pygame.font.init()
        pygame.display.set_mode((64, 64))
        self.file = folder / "scenario.yaml"
        self.file.write_text(text, "utf-8")
        self.words, self.inbox, self.sought = load_words(), Inbox(), []
        preferences = Preferences(Settings(text_size=scale, taught=True))
        context = PreviewContext(self.file, self.words, preferences, self._seek, BackgroundOdds(apart=False))
        self.stage = PreviewStage(
            PreviewScreen.of(context, read(self.file), at), palette_of(), size, preferences
        )
        self.stage.inbox = self.inbox
        self.surface = pygame.Surface(size)
        self.stage.paint(self.surface)
        self.readings = 0

    def _seek(self, draft, scene):
        self.sought.append(scene)

    def hears(self, found):
        self.inbox.put(found)
        self.stage.event(pygame.event.Event(NEWS))
        self.stage.paint(self.surface)

    def writes(self, old, new):
        text = self.file.read_text("utf-8")
        assert old in text
        self.file.write_text(text.replace(old, new), "utf-8")
        self.readings += 1
        revision = read(self.file, self.readings)
        self.hears(revision)
        self.hears(reviewed(revision, self.words))

    def presses(self, key, mod=0):
        event = pygame.event.Event(pygame.KEYDOWN, key=key, mod=mod, unicode="", scancode=0)
        self.stage.event(event)
        self.stage.paint(self.surface)

    def asks(self, name, mod=pygame.KMOD_CTRL):
        self.presses(KEYS[name], mod)

    def means(self, intent):
        self.stage.mean(intent)
        self.stage.paint(self.surface)

    def told(self, *roles):
        lines = self.stage.view.lines(self.stage.look)
        return [line.text for line in lines if not roles or line.role in roles]

    def plays(self, *numbers):
        """Open the file, then choose by number."""
        if "briefing" in type(self.stage.screen.inner).__name__.lower():
            self.presses(pygame.K_RETURN)
        for number in numbers:
            self.presses(getattr(pygame, f"K_{number}"))

    @property
    def scene(self):
        return self.stage.screen.draft.scene

    @property
    def turns(self):
        return len(self.stage.screen.play.replay.steps)


@pytest.fixture
def author(tmp_path):
    return Author(tmp_path)


def test_a_saved_change_is_painted_and_the_play_stays_where_it_was(author):
    author.plays(1, 1)

    author.writes("Three judges.", "Three judges, and a clock.")

    assert "Three judges, and a clock." in author.told()
    assert (author.scene, author.turns) == ("court-above", 2)


def test_a_mistake_is_shown_in_place_over_the_last_good_version(author):
    author.plays(1, 1)

    author.writes("goes_to: won", "goes_too: won")

    assert "Three judges." in author.told()
    assert author.told("error")[0].startswith("Unknown key 'goes_too'")
    place = next(text for text in author.told("note") if "S001" in text)
    assert place.startswith("scenario.yaml:29:")
    assert "in this scene" in place
    assert "Did you mean 'goes_to'?" in author.told()
    assert author.words("preview.behind") in author.told()


def test_fixing_it_goes_on_at_the_same_turn(author):
    author.plays(1, 1)
    author.writes("goes_to: won", "goes_too: won")

    author.writes("goes_too: won", "goes_to: won")

    assert author.told("error") == []
    assert (author.scene, author.turns) == ("court-above", 2)


def test_where_turns_no_longer_hold_it_says_where_and_why(author):
    author.plays(1, 1)

    author.writes("appeal: {label", "go-up: {label")

    assert author.scene == "in-contempt"
    said = " ".join(author.told())
    assert "Turn 2, in-contempt.appeal, no longer holds" in said
    assert "has no choice 'appeal' now (there: go-up)" in said


def test_problems_come_one_at_a_time_those_of_the_scene_in_view_first(author):
    author.plays(1, 1)
    author.writes("goes_to: won", "goes_too: won")
    author.writes("title: The following Friday", "titel: The following Friday")

    first = author.told("error")[0]
    author.asks("next")
    second = author.told("error")[0]
    author.asks("next")
    author.asks("next", pygame.KMOD_CTRL | pygame.KMOD_SHIFT)

    assert "goes_too" in first
    assert "titel" in second
    assert author.told("error")[0] == second


def test_the_problem_in_front_stays_when_more_is_found(author):
    author.writes("edition: 1", "edition: 1\nglossary: {term: {term: term, means: A word.}}")
    author.writes("One mailbox\n", "One mailbox.\n")
    first = author.told("warning")[0]
    newest = author.stage.screen.draft.newest
    more = [replace(one, problem=replace(one.problem, code="D999", what="more")) for one in newest.findings]

    author.hears(replace(newest, findings=(*more, *newest.findings), depth="proved"))

    assert author.told("warning")[0] == first
    author.asks("next")
    assert author.told("warning")[0] == "More."


def test_a_file_that_cannot_be_opened_at_first_opens_once_it_is_fixed(tmp_path):
    author = Author(tmp_path, CASE.replace("opens_at: friday", "opens_at: fryday"))
    assert author.words("preview.waiting") in author.told()
    assert any("fryday" in text for text in author.told())

    author.writes("fryday", "friday")
    author.plays()

    assert author.scene == "friday"


def test_a_scene_is_gone_to_from_the_list_and_back_again(author):
    author.plays(1, 1)
    author.asks("scenes")
    assert "The following Friday" in author.told()

    author.means(Select("preview:go:in-contempt"))

    assert (author.scene, author.turns) == ("in-contempt", 1)


def test_the_drawings_are_shown_by_name_with_the_cases_that_use_them(author):
    author.asks("pictures")
    told = author.told()
    assert "foreign-minister" in told
    assert "Used by The Ireland warrant." in told
    assert "Three steps and an arrow that points up." in told

    author.presses(pygame.K_ESCAPE)

    assert "foreign-minister" not in author.told()


def test_a_cases_own_drawings_are_shown_and_anew_when_they_are_saved(tmp_path):
    text = own_case(tmp_path).read_text("utf-8")
    red, blue = (
        f'<rect width="1600" height="600" fill="{colour}"/></svg>' for colour in ("#FF0000", "#0000FF")
    )
    face, hall = (
        file for kind in ("portraits", "places") for file in (tmp_path / "pictures" / kind).iterdir()
    )
    face.write_text(FACE.replace("</svg>", red), "utf-8")
    hall.write_text(PLACE.replace("</svg>", blue), "utf-8")
    says = "text: The order is two pages long."
    author = Author(tmp_path, text.replace(says, "text: {mayor: The order is two pages long.}"))
    assert painted(author) == {"blue"}
    author.plays()
    assert painted(author) == {"red"}

    face.write_text(FACE.replace("</svg>", blue), "utf-8")
    author.writes("Three judges.", "Four judges.")

    assert painted(author) == {"blue"}


def painted(author):
    """Return which of two strong colours, that no theme has, are in the window in any number."""
    colours = {"red": (255, 0, 0), "blue": (0, 0, 255)}
    masks = {
        name: pygame.mask.from_threshold(author.surface, colour, (1, 1, 1, 255))
        for name, colour in colours.items()
    }
    return {name for name, mask in masks.items() if mask.count() > 500}


def test_a_scene_whose_way_is_not_known_is_looked_for_and_shown_when_it_is_found(author):
    author.plays()
    author.means(Select("preview:go:won"))
    assert author.sought == ["won"]

    from game.desktop.preview.start import FoundWay
    from game.workshop.revision import way_to

    case = author.stage.screen.draft.shown.case
    way_to(lambda turns: author.hears(FoundWay("won", turns)), case.scenario, None, "won")

    assert author.scene == "won"
    assert author.turns == 3


def test_a_scene_that_no_play_comes_to_is_shown_all_the_same_and_that_is_said(author):
    author.writes(
        "  won:", "  attic: {title: The attic, text: Dust., choices: {leave: {goes_to: won}}}\n  won:"
    )
    author.plays()
    author.means(Select("preview:go:attic"))
    from game.desktop.preview.start import FoundWay

    author.hears(FoundWay("attic", GameError("no play comes there")))

    assert author.scene == "attic"
    assert author.words("preview.no_way", scene="attic") in author.told()


def test_it_opens_in_a_scene_where_one_is_asked_for(tmp_path):
    author = Author(tmp_path, at="friday")

    assert author.scene == "friday"
    assert any("Refuse openly" in text for text in author.told())


def test_restart_and_the_library_stay_in_the_preview(author):
    author.plays(1, 1)

    author.asks("restart")
    assert author.turns == 0
    author.plays()
    author.means(Go("library"))

    assert author.words("preview.all_scenes") in author.told()


def test_a_preview_saves_nothing(author, tmp_path):
    author.plays(1)
    author.presses(pygame.K_F3)
    author.presses(pygame.K_RETURN)

    assert author.words("preview.saves_nothing") in author.told()
    assert sorted(file.name for file in tmp_path.iterdir()) == ["scenario.yaml"]


@pytest.mark.parametrize(
    ("size", "scale"), [((800, 600), 100), ((1280, 720), 100), ((1280, 720), 200), ((1920, 1080), 150)]
)
def test_the_strip_leaves_the_screen_most_of_the_window_at_every_size(tmp_path, size, scale):
    author = Author(tmp_path, size=size, scale=scale)
    author.plays(1, 1)

    author.writes("goes_to: won", "goes_too: won")

    strip = author.stage.view.body.strip
    fitting = author.stage.view.body._fitting(author.stage.pen.kit, author.surface.get_rect())
    assert fitting.height(author.stage.pen.kit, size[0]) <= size[1] / 2
    assert fitting.slip.what == strip.slip.what


def test_every_page_of_the_game_survives_a_change_below_it(author):
    author.plays(1, 1)
    for key in (pygame.K_F1, pygame.K_F2, pygame.K_F3, pygame.K_F4, pygame.K_F10):
        author.presses(key)
        page = type(author.stage.screen.inner).__name__
        author.writes("Three judges", "Three grave judges")
        assert type(author.stage.screen.inner).__name__ == page
        author.writes("Three grave judges", "Three judges")
        author.presses(pygame.K_ESCAPE)
        assert author.scene == "court-above"


def test_what_cannot_be_shown_leaves_the_window_as_it_is_and_says_so(author, monkeypatch):
    author.plays(1, 1)

    def stumbles(*_):
        raise KeyError("nobody thought of this")

    monkeypatch.setattr(PreviewScreen, "heard", stumbles)
    author.hears(read(author.file, 1))

    assert author.scene == "court-above"
    assert any("nobody thought of this" in text for text in author.told())


def test_the_list_of_scenes_shows_the_one_in_view_first(tmp_path):
    many = "".join(f"  more-{at}: {{text: More., ending: {{title: More}}}}\n" for at in range(40))
    author = Author(tmp_path, CASE + many.replace("more-39", "far"), size=(1280, 720))
    author.plays()
    author.hears(read(author.file))
    author.stage.screen = author.stage.screen.came("far", GameError("no play comes there"))
    author.asks("scenes")

    assert author.stage.hand.focus == "preview:go:far"
    assert author.stage.pen.hits["preview:go:far"].seen()


def test_the_window_is_told_how_to_behave_before_pygame_is_loaded():
    """Pygame greets whoever loads it first, unless it was told not to; SDL reads its settings then too."""
    unset = ("PYGAME_HIDE_SUPPORT_PROMPT", "SDL_VIDEO_X11_WMCLASS", "SDL_FRAMEBUFFER_ACCELERATION")
    environment = {name: value for name, value in os.environ.items() if name not in unset}
    command = [sys.executable, "-c", "import game.desktop.preview.start"]

    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=True)

    assert done.stdout == ""


def test_it_is_read_aloud_and_told_to_the_system_as_the_game_is(tmp_path, monkeypatch):
    """What comes new with a save is said, the problems of the file too."""
    file = tmp_path / "scenario.yaml"
    file.write_text(CASE, "utf-8")
    write_settings(settings_file(), Settings(voice=True))
    voice, followed = Recording(), []
    monkeypatch.setattr(outputs, "ChildVoice", lambda _: voice)
    monkeypatch.setattr(tree_adapter, "is_installed", lambda: True)
    monkeypatch.setattr(tree_adapter.Accessible, "follow", lambda tree: followed.append(tree._stage.screen))
    monkeypatch.setattr(watching.CaseWatch, "start", lambda _: None)

    def runs(window, stage, after_first, after_each):
        app.paint(window, stage)
        after_first()
        said.append(voice.taken())
        voice.tell(len(said[0]) - 1)
        file.write_text(CASE.replace("goes_to: won", "goes_too: won"), "utf-8")
        stage.inbox.put(read(file, 1))
        stage.event(pygame.event.Event(NEWS))
        app.paint(window, stage)
        after_each()
        said.append(voice.taken())
        window.destroy()

    said = []
    monkeypatch.setattr(app, "run", runs)
    preview(str(file))

    opening, saved = said
    assert any("One mailbox" in text for text in opening)
    assert any("goes_too" in text for text in saved)
    assert not any("One mailbox" in text for text in saved)
    assert len(followed) == 2
    assert voice.stops > 0


@pytest.mark.window
def test_the_real_window_shows_what_is_saved_and_stays_at_its_turn(window_surroundings, tmp_path):
    case, home = tmp_path / "case", tmp_path / "home"
    case.mkdir()
    file = case / "scenario.yaml"
    file.write_text(CASE, "utf-8")
    told = tmp_path / "told"
    command = [sys.executable, "-c", TELLING, str(told), str(case)]
    environment = window_surroundings | {"CONTEMPT_HOME": str(home)}
    with subprocess.Popen(command, cwd=ROOT, env=environment, stderr=subprocess.PIPE, text=True) as game:
        try:
            _until(lambda: told.is_file() and "court-above" in told.read_text("utf-8"))
            file.write_text(CASE.replace("Three judges.", "Three judges, and a clock."), "utf-8")
            _until(lambda: "and a clock" in told.read_text("utf-8"))
            file.write_text(CASE.replace("goes_to: won", "goes_too: won"), "utf-8")
            _until(lambda: "goes_too" in told.read_text("utf-8"))
            file.write_text(CASE, "utf-8")
            _until(lambda: "goes_too" not in told.read_text("utf-8").splitlines()[-1])
        finally:
            game.terminate()
        complaints = game.stderr.read() if game.stderr else ""

    last = told.read_text("utf-8").splitlines()[-1]
    assert "court-above" in last
    assert "Traceback" not in complaints
    assert not home.exists() or not list(home.rglob("*.json"))


# The preview as the command opens it; what each painted frame says is written down.
TELLING = """
import sys
told, case = sys.argv[1:]
from game.desktop import app
from game.desktop.preview.start import preview
paint = app.paint

def telling(window, stage):
    paint(window, stage)
    lines = " / ".join(line.text for line in stage.view.lines(stage.look))
    with open(told, "a", encoding="utf-8") as writes:
        writes.write(f"{stage.screen.draft.scene}: {lines}\\n")

app.paint = telling
preview(case, "court-above")
"""


def test_a_piece_is_listed_with_where_the_play_goes_on_and_its_problems_name_its_scenes(tmp_path):
    text = (ROOT / "tests/cases/two-talks/scenario.yaml").read_text("utf-8")
    author = Author(tmp_path, text)
    author.plays(1)
    author.asks("scenes")

    assert author.scene == "the-call@monday"
    assert not [line for line in author.told() if "@" in line]
    assert [line for line in author.told() if "the-call → " in line]

    author.writes("Ask her whose letters they are", "Wish her a good day")  # D113: two labels alike
    author.asks("problems")
    assert not [line for line in author.told() if "@" in line]
    assert [line for line in author.told() if "have the same label" in line]
    assert [line for line in author.told() if line.endswith("D113 · the-call")]

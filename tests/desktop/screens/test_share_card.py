"""A finished play as a picture to share, drawn without a window and written beside whatever is there."""

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pygame

from game.desktop.parts.share_card import ShareCard
from game.desktop.screens.share_card import SIZE, card_of
from game.desktop.toolkit.cache import RenderCache
from game.desktop.toolkit.kit import Hand
from game.desktop.toolkit.part import Kit, Pen
from game.desktop.toolkit.pictures import Scenery
from game.desktop.toolkit.theme import look_of, palette_of
from game.engine.play import Play
from game.model.record import Turn
from game.saves.record import Bookmark
from tests.desktop.pilot import shelf_in, words
from tests.desktop.test_played_again import Pilot, ended


def course(folder: Path, case: str, turns: tuple[Turn, ...] | None = None):
    """A case, and a play of the real course or of some turns of it."""
    opened = shelf_in(folder).open(case)
    record = replace(Play.begin(opened.case, 7).playthrough, turns=turns or opened.real.turns)
    return opened, Play.resume(opened.case, record)


def test_a_card_tells_days_in_contempt_stayed_or_not_fines_and_what_was_kept(tmp_path):
    card = card_of(*course(tmp_path, "microsoft-ireland"))

    # From the stipulation of 8 September 2014 to the reversal of 14 July 2016.
    assert card.facts == ("Held in contempt 675 days", "$0 in fines", "3 of 6 arguments kept")
    assert (card.case, card.title) == ("The Ireland warrant", "Erased by statute")
    stayed = card_of(*course(tmp_path, "first-steps"))
    assert stayed.facts[0] == words().counted("card.held", 267, days="267")
    opened, _ = course(tmp_path, "first-steps")
    never = Play.begin(opened.case, 7).choose("produce-everything")
    assert card_of(opened, never).facts[0] == words()("card.never_held")


def test_the_longest_title_and_sum_stay_on_their_sheet(tmp_path):
    pygame.font.init()
    title = "An order to produce that nobody could appeal before it was far too late to matter"
    facts = ("Held in contempt 10,000 days", "$1,000,000,000,000,000 in fines", "12 of 12 arguments kept")
    pen = Pen(pygame.Surface(SIZE), Kit(look_of(palette_of(), (1920, 1080)), RenderCache()), Hand())
    ShareCard("A case", title, facts, "The game", Scenery("server-hall")).draw(pen, pen.surface.get_rect())

    boxes = [one.box for one in pen.written]
    assert all(pen.surface.get_rect().contains(box) for box in boxes)
    assert all(not one.colliderect(other) for one in boxes for other in boxes if one is not other)


def test_the_ending_writes_a_card_by_key_and_by_button_and_never_over_another(tmp_path, monkeypatch):
    monkeypatch.setenv("CONTEMPT_HOME", str(tmp_path / "home"))
    pilot = ended(Pilot(tmp_path / "saves"))

    pilot.key(pygame.K_x)
    folder = tmp_path / "home" / "exports"
    said = words()("desktop.export.written", name="first-steps-card.png", folder=folder)
    assert said in pilot.mirror()
    pilot.by_pad(words()("desktop.card"))

    first, second = (folder / name for name in ("first-steps-card.png", "first-steps-card-2.png"))
    assert first.read_bytes() == second.read_bytes()
    assert pygame.image.load(first).get_size() == (1200, 630)
    pilot.key(pygame.K_RETURN)
    pilot.by_keys(words()("desktop.undo_last"))
    assert type(pilot.stage.screen).__name__ == "SceneScreen"


def test_the_command_writes_the_card_of_a_save_without_a_display(tmp_path, monkeypatch):
    monkeypatch.setenv("CONTEMPT_HOME", str(tmp_path))
    shelf = shelf_in(tmp_path / "saves")
    _, play = course(tmp_path, "first-steps")
    shelf.slots.autosave(play.playthrough, Bookmark("", play.position.date))
    line = [sys.executable, "-m", "game.cli", "export", "first-steps", "--format", "card"]
    monkeypatch.delenv("SDL_VIDEODRIVER", raising=False)

    (folder := tmp_path / "exports").mkdir()
    (folder / "first-steps-card.png").write_text("Mine.")

    said = subprocess.run(line, capture_output=True, text=True, check=True).stdout

    name = "first-steps-card-2.png"
    assert said == f"{words()('desktop.export.written', name=name, folder=folder)}\n"
    assert (folder / "first-steps-card.png").read_text() == "Mine."
    assert pygame.image.load(folder / name).get_size() == SIZE

"""A case's own picture stands where the place of a scene is shown, with its words; else the place does."""

import pygame
import pytest

from game.content.library import Library
from game.desktop.toolkit.pictures import OWN, exists
from tests.builders import ROOT
from tests.desktop.pilot import Pilot, words

RED = (200, 10, 30)
SAYS = "A red door at the end of a corridor."


def opened_with(folder, name: str, write) -> Pilot:
    """The first steps, whose first scene has a picture of its own, written by `write`."""
    case = folder / "cases" / "first-steps"
    case.mkdir(parents=True)
    text = (ROOT / "scenarios/first-steps/scenario.yaml").read_text("utf-8")
    old = "    place: harbour-office\n"
    assert old in text
    new = f"{old}    picture: {{file: {name}, alt: {SAYS}}}\n"
    (case / "scenario.yaml").write_text(text.replace(old, new, 1), encoding="utf-8")
    write(case / name)
    pilot = Pilot(folder / "saves")
    pilot.shelf.library = Library([folder / "cases"])
    pilot.shelf._heads = ()
    pilot.by_keys(words()("desktop.begin"))
    return pilot


def as_png(file) -> None:
    picture = pygame.Surface((300, 200))
    picture.fill(RED)
    pygame.image.save(picture, str(file))


def as_svg(file) -> None:
    file.write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" width="30" height="20" viewBox="0 0 30 20">'
        '<rect width="30" height="20" fill="#C80A1E"/></svg>',
        encoding="utf-8",
    )


def is_red(pilot: Pilot) -> bool:
    """Whether there is a field of the picture's colour, larger than any stamp or sign."""
    mask = pygame.mask.from_threshold(pilot.surface, RED, (3, 3, 3, 255))
    return mask.count() > 9000


@pytest.mark.parametrize(("name", "write"), [("door.png", as_png), ("door.svg", as_svg)])
def test_it_is_shown_in_the_briefing_and_in_its_scene_with_its_words(tmp_path, name, write):
    pilot = opened_with(tmp_path, name, write)
    assert is_red(pilot)
    assert SAYS in pilot.mirror()

    pilot.by_keys(words()("desktop.open_file"))

    assert is_red(pilot)
    assert SAYS in pilot.mirror()


@pytest.mark.parametrize(
    "write",
    [
        lambda file: None,
        lambda file: file.write_bytes(b"no picture"),
        lambda file: file.write_bytes(b"\x89PNG" + bytes(5_000_000)),
    ],
    ids=["missing", "damaged", "too large"],
)
def test_where_it_cannot_be_shown_the_place_is(tmp_path, write):
    pilot = opened_with(tmp_path, "door.png", write)
    pilot.by_keys(words()("desktop.open_file"))
    shown = pygame.image.tobytes(pilot.surface, "RGB")
    usual = Pilot(tmp_path / "usual")
    usual.begin()

    assert not is_red(pilot)
    # Told apart by a word: the pixels of two pictures would take minutes to be compared line by line.
    is_as_usual = shown == pygame.image.tobytes(usual.surface, "RGB")
    assert is_as_usual


def test_a_file_that_would_take_too_much_memory_is_not_opened(tmp_path):
    file = tmp_path / "large.png"
    as_png(file)
    assert exists(OWN, str(file))

    file.write_bytes(file.read_bytes() + bytes(4_000_000))

    assert not exists(OWN, str(file))

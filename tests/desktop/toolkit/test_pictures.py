"""A case's own picture stands where the place of a scene is shown, with its words; else the place does."""

import struct
import zlib

import pygame
import pytest

from game.content.drawings import picture_size, unfit_picture
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


def png_of(wide, high) -> bytes:
    """Return a PNG of few bytes, whatever its size is."""
    parts = [(b"IHDR", struct.pack(">IIBBBBB", wide, high, 1, 0, 0, 0, 0))]
    rows = zlib.compressobj(9)
    packed = b"".join(rows.compress(bytes(1 + (wide + 7) // 8)) for _ in range(high)) + rows.flush()
    parts += [(b"IDAT", packed), (b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))
        for kind, content in parts
    )


SVG = '<svg xmlns="http://www.w3.org/2000/svg" {}>{}</svg>'


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("strip.png", png_of(60_000, 1)),
        ("vast.png", png_of(9_000, 3_000)),
        ("vast.svg", SVG.format('width="20000" height="20000"', "").encode()),
        ("strip.svg", SVG.format('viewBox="0 0 1 20000"', "").encode()),
        ("sizeless.svg", SVG.format("", '<path d="M0 0L9 9"/>').encode()),
        ("fine.svg", SVG.format('width="16" height="9"', '<path d="M0 0L9 9"/>' * 9000).encode()),
    ],
)
def test_a_picture_that_would_take_the_memory_or_the_time_of_the_window_is_not_opened(
    tmp_path, name, written
):
    (tmp_path / name).write_bytes(written)

    assert not exists(OWN, str(tmp_path / name))
    assert name == "sizeless.svg" or unfit_picture(tmp_path / name)


@pytest.mark.parametrize("kind", ["png", "jpg", "webp"])
def test_the_size_of_a_picture_is_read_of_its_first_bytes(tmp_path, kind):
    file = tmp_path / f"door.{kind}"
    if kind == "webp":
        file.write_bytes(bytes.fromhex("524946461a00000057454250565038580a00000000000000 2b0100 c70000 0000"))
    else:
        pygame.image.save(pygame.Surface((300, 200)), str(file))

    assert picture_size(file) == (300, 200)

"""What is shipped beside the code: every font opens, every drawing can be read, everything is credited."""

import json
import os
import re
import xml.etree.ElementTree as ET

import pytest
import yaml

from game import places
from game.content.drawings import CANVAS, ELEMENTS, KINDS, MOST_BYTES, described, unfit
from tests.builders import SHIPPED

FONTS = sorted(path for path in places.fonts().rglob("*") if path.suffix in {".otf", ".ttf", ".woff"})
DRAWINGS = sorted(places.pictures().rglob("*.svg"))
COLOUR = re.compile(r"#[0-9A-F]{6}")


def named(paths):
    return pytest.mark.parametrize("path", paths, ids=[path.stem for path in paths])


def test_there_are_fonts_and_drawings():
    """Else the tests below would hold of nothing."""
    assert len(FONTS) == 14
    assert len(DRAWINGS) > 80


@named(FONTS)
def test_a_font_opens_and_draws_from_b_to_p(path):
    import pygame

    pygame.font.init()
    font = pygame.font.Font(os.fspath(path), 40)

    drawn = font.render("bp", True, "black").get_bounding_rect()

    assert drawn.width > 25
    assert 30 < drawn.height <= font.get_height()


@named(FONTS)
def test_a_font_has_the_signs_that_legal_prose_needs(path):
    import pygame

    pygame.font.init()
    font = pygame.font.Font(os.fspath(path), 40)

    signs = "§¶–—‘’“”…éüß€£"
    missing = [sign for sign, found in zip(signs, font.metrics(signs), strict=True) if found is None]

    assert missing == []


@pytest.mark.parametrize("folder", sorted({path.parent for path in FONTS}), ids=lambda folder: folder.name)
def test_a_font_brings_its_licence(folder):
    assert "SIL OPEN FONT LICENSE Version 1.1" in (folder / "OFL.txt").read_text("utf-8")


@named(DRAWINGS)
def test_a_drawing_is_small_and_plain(path):
    """No text, style sheet, script or link: what the window draws is what a browser draws."""
    elements = {element.tag.rpartition("}")[2] for element in ET.parse(path).iter()}

    assert path.stat().st_size <= MOST_BYTES
    assert elements <= set(ELEMENTS)
    if path.parent.name in CANVAS:
        assert unfit(path, path.parent.name) is None


@named([path for path in DRAWINGS if path.parent.name in {"places", "portraits"}])
def test_a_drawing_is_read_by_pygame_in_full_size(path):
    import pygame

    size = pygame.image.load(os.fspath(path)).get_size()

    assert size == ((1600, 600) if path.parent.name == "places" else (400, 480))


def test_every_portrait_place_and_sign_says_in_words_what_it_shows():
    drawings = [one for kind in KINDS for one in described(kind)]

    assert [one.file.name for one in drawings if not one.says.endswith(".") or len(one.says) > 180] == []


def test_all_themes_name_a_colour_for_the_same_roles():
    themes = json.loads(places.palette().read_text("utf-8"))
    roles = {theme: set(colours) for theme, colours in themes.items()}

    assert set(roles) == {"paper", "night", "contrast"}
    assert roles["paper"] == roles["night"] == roles["contrast"]
    assert all(COLOUR.fullmatch(colour) for colours in themes.values() for colour in colours.values())


def test_every_folder_of_assets_is_credited():
    credits_page = (places.assets() / "CREDITS.md").read_text("utf-8")
    folders = [folder for folder in places.assets().iterdir() if folder.is_dir()]
    folders += [folder for folder in places.fonts().iterdir() if folder.is_dir()]
    names = [folder.relative_to(places.assets()).as_posix() + "/" for folder in folders]

    assert [name for name in names if name not in credits_page] == []


def test_no_two_people_of_the_shipped_cases_share_a_face_and_no_two_cases_a_cover():
    """Counsel, who is seen from behind in every case, has no face."""
    worn: dict[str, set[str]] = {}
    covers = []
    for file in SHIPPED:
        words = yaml.safe_load(file.read_text("utf-8"))
        covers.append(words["place"])
        for one in words["cast"].values():
            person = one["name"].partition(",")[0]
            worn.setdefault(one.get("portrait", person), set()).add(f"{person} of {words['id']}")
        assert words["cast"]["you"]["portrait"] == "you"
    del worn["you"]

    assert {face: people for face, people in worn.items() if len(people) > 1} == {}
    assert len(covers) == len(set(covers))

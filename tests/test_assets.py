"""What is shipped beside the code: every font opens, every drawing can be read, everything is credited."""

import itertools
import json
import os
import re
import xml.etree.ElementTree as ET

import pytest
import yaml

from game import places
from game.content.drawings import CANVAS, ELEMENTS, KINDS, MOST_BYTES, described, unfit
from game.content.typefaces import lacking, letters_of
from tests.builders import SHIPPED

FONTS = sorted(path for path in places.fonts().rglob("*") if path.suffix in {".otf", ".ttf", ".woff"})
LETTERS = places.fonts() / "letters.json"
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
    missing = [sign for sign in "§¶–—‘’“”…éüß€£" if sign not in letters_of(as_named(path))]

    assert missing == []


def as_named(path):
    return path.relative_to(places.fonts()).as_posix()


def letters_in(path):
    """The letters of a font as ranges, asked of the library that draws it."""
    import pygame.freetype

    pygame.freetype.init()
    font = pygame.freetype.Font(os.fspath(path), 40)
    every = (*range(0x20, 0x7F), *range(0xA0, 0xD800), *range(0xF900, 0x20000))
    has = [one for one in every if font.get_metrics(chr(one))[0] is not None]
    runs = [[*run] for _, run in itertools.groupby(enumerate(has), lambda at: at[1] - at[0])]
    return " ".join(
        f"{a[1]:x}-{z[1]:x}" if a != z else f"{a[1]:x}" for a, *_, z in ((*run, run[-1]) for run in runs)
    )


def test_the_table_of_letters_is_what_each_font_has():
    """`python -m tests.test_assets` writes the table anew."""
    kept = json.loads(LETTERS.read_text("utf-8"))

    assert kept == {as_named(path): letters_in(path) for path in FONTS}


@pytest.mark.parametrize(
    "text", ["Łódź, Ősz, Žižek, naïve, Façade", "Ανώτατο Δικαστήριο", "Верховный суд, Ґрунт, Љубљана"]
)
def test_latin_greek_and_cyrillic_have_a_font_and_no_other_script_is_promised(text):
    assert lacking(text) == ""
    assert lacking(f"{text} საქართველო 最高法院") == "საქრთველო最高法院"


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


if __name__ == "__main__":
    table = {as_named(path): letters_in(path) for path in FONTS}
    LETTERS.write_text(json.dumps(table, indent=0) + "\n", "utf-8")

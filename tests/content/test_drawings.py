"""Drawings that a case brings in its own folder: found by name, and shown only where they are plain."""

import pytest

from game import places
from game.content.drawings import own, shared, unfit
from game.content.library import Library, read_head
from game.content.loading import load
from game.content.words import load_words
from game.workshop.gallery import gallery, uses
from game.workshop.schema_names import names_of
from game.workshop.watching import printed
from tests.workshop.test_draft_play import CASE

FACE = """<svg xmlns="http://www.w3.org/2000/svg" width="400" height="480" viewBox="0 0 400 480">
 <title>Mayor</title>
 <desc>A man with a chain &amp; a hat.</desc>
 <g id="drawing" fill="none" stroke="#2B2622"><path d="M0 0L9 9"/><!-- a chain --></g>
</svg>"""
PLACE = FACE.replace("400", "1600").replace("480", "600")
OWN = (("portraits", "mayor"), ("places", "town-hall"))


def own_case(folder, **drawings):
    """Write a case whose mayor speaks in the town hall, both drawn for it alone; return its file."""
    for kind, name, drawn in (("portraits", "mayor", FACE), ("places", "town-hall", PLACE)):
        (folder / "pictures" / kind).mkdir(parents=True)
        (folder / "pictures" / kind / f"{name}.svg").write_text(drawings.get(kind, drawn), "utf-8")
    file = folder / "scenario.yaml"
    text = CASE.replace("title: One mailbox\n", "title: One mailbox\nplace: town-hall\n")
    file.write_text(f"{text}\ncast:\n  mayor: {{name: The mayor, portrait: mayor}}\n", "utf-8")
    return file


def test_a_case_names_its_own_drawings_as_it_names_the_games(tmp_path):
    file = own_case(tmp_path)
    loaded = load(file)

    assert [str(problem) for problem in loaded.problems if problem.code[0] == "A"] == []
    assert loaded.playable.sources.cast["mayor"].portrait == "pictures/portraits/mayor.svg"
    assert loaded.playable.words.place == "pictures/places/town-hall.svg"
    assert read_head(file).place == str(tmp_path / "pictures" / "places" / "town-hall.svg")
    assert names_of(file)["portrait"][0] == "mayor"


def test_the_gallery_shows_a_cases_own_first_and_whose_they_are(tmp_path):
    hung = gallery([], own_case(tmp_path))

    first = hung["portraits"][0]
    assert (first.drawing.name, first.drawing.says) == ("mayor", "A man with a chain & a hat.")
    said = [uses(hung[kind][0], load_words()) for kind in ("portraits", "places")]
    assert said == ["Used by One mailbox.", "Used by One mailbox. Cover of One mailbox."]
    assert hung["places"][1].used_by == ()


def test_a_drawing_that_is_unfit_is_told_once_and_not_shown(tmp_path):
    file = own_case(tmp_path, places=PLACE.replace("<path", "<script/><path"))
    text = file.read_text("utf-8")
    file.write_text(text.replace("  friday:\n", "  friday:\n    place: town-hall\n"), "utf-8")
    loaded = load(file)

    assert text != file.read_text("utf-8")
    told = [(one.code, one.what) for one in loaded.problems if one.code[0] == "A"]
    assert told == [("A007", "the drawing 'pictures/places/town-hall.svg' has a part `script`")]
    assert (loaded.playable.words.place, read_head(file).place) == ("", "")


@pytest.mark.parametrize(
    ("code", "old", "new"),
    [
        ("A006", 'height="480"', 'height="500"'),
        ("A006", 'width="400" ', ""),
        ("A006", "0 0 400 480", "0 0 40 48"),
        ("A007", "<path", '<a href="https://example.org"/><path'),
        ("A007", "<path", "<style>path {fill: red}</style><path"),
        ("A007", "<path", "<text>Mayor</text><path"),
        ("A007", "<path", '<image href="face.png"/><path'),
        ("A007", "<path", '<path style="fill: red"'),
        ("A007", "<path", '<path onclick="go()"'),
        ("A007", "<path", '<path fill="url(#red)"'),
        ("A007", "<path", '<x:path xmlns:x="https://example.org"/><path'),
        ("A007", "<svg", '<!DOCTYPE svg [<!ENTITY face "a">]><svg'),
        ("A007", "<svg", '<?xml-stylesheet href="face.css"?><svg'),
        ("A007", "<svg", "<sgv"),
        ("A007", 'xmlns="http://www.w3.org/2000/svg"', ""),
        ("A008", "M0 0", "M0 0" + "L1 1" * 5000),
    ],
)
def test_each_way_of_being_unfit_has_its_code_and_what_to_do(code, old, new, tmp_path):
    file = tmp_path / "mayor.svg"
    file.write_text(FACE, "utf-8")
    assert unfit(file, "portraits") is None
    file.write_text(FACE.replace(old, new, 1), "utf-8")

    found = unfit(file, "portraits")

    assert found is not None
    assert found.code == code
    assert "'pictures/portraits/mayor.svg'" in found.what


def test_bytes_that_are_no_text_are_no_drawing(tmp_path):
    file = tmp_path / "mayor.svg"
    file.write_bytes(FACE.encode("utf-16"))

    found = unfit(file, "portraits")

    assert found is not None
    assert found.code == "A007"


def test_no_name_and_no_link_leads_out_of_the_folder(tmp_path):
    inside = tmp_path / "case"
    inside.mkdir()
    file = own_case(inside)
    (tmp_path / "stranger.svg").write_text(FACE, "utf-8")
    (inside / "pictures" / "portraits" / "linked.svg").symlink_to(tmp_path / "stranger.svg")
    assert set(own(file, "portraits")) == {"mayor"}

    for written in ("../../../stranger", "linked", "pictures/portraits/mayor.svg"):
        text = file.read_text("utf-8")
        other = inside / "other.yaml"
        other.write_text(text.replace("portrait: mayor", f"portrait: {written}"), "utf-8")
        loaded = load(other)

        assert [one.code for one in loaded.problems if one.code[0] == "A"] == ["A001"]
        assert "/" not in loaded.playable.sources.cast["mayor"].portrait


def test_a_case_that_was_read_once_is_read_again_when_a_drawing_of_its_own_is_fixed(tmp_path, monkeypatch):
    monkeypatch.setenv("CONTEMPT_HOME", str(tmp_path / "home"))
    (tmp_path / "cases" / "mine").mkdir(parents=True)
    file = own_case(tmp_path / "cases" / "mine", places="<svg/>")
    library = Library([tmp_path / "cases"])
    assert [library.opened(str(file))[0].scenario.words.place, library.heads()[0].place] == ["", ""]

    hall = own(file, "places")["town-hall"]
    hall.write_text(PLACE, "utf-8")

    shown = [library.opened(str(file))[0].scenario.words.place, library.heads()[0].place]
    assert shown == ["pictures/places/town-hall.svg", str(hall)]


def test_a_drawing_that_is_saved_is_seen_by_the_preview(tmp_path):
    file = own_case(tmp_path)

    assert {file, *(own(file, kind)[name] for kind, name in OWN)} <= set(printed(file))


def test_drawings_that_are_elsewhere_for_a_while_are_found_again(tmp_path, monkeypatch):
    """The names are known by their folder: a test without pictures takes them from no other."""
    with monkeypatch.context() as elsewhere:
        elsewhere.setattr(places, "pictures", lambda: tmp_path)
        assert shared("places") == frozenset()

    assert "harbour-office" in shared("places")

"""`contempt pictures`: every drawing by name, in words, and whose it is."""

import re
from html import unescape

from game.content.drawings import KINDS, described
from game.content.library import Head, Library
from game.content.loading import load
from game.content.words import load_words
from game.workshop.gallery import gallery, page, uses
from tests.builders import SHIPPED

WORDS = load_words()


def test_the_gallery_knows_what_each_shipped_case_uses_as_the_case_itself_does():
    hung = gallery(Library().heads())

    for file in SHIPPED:
        case = load(file).playable
        used = {
            "portraits": {member.portrait for member in case.sources.cast.values()},
            "places": {case.words.place, *(scene.place for scene in case.scenes.values())},
            "stations": {
                station.sign
                for matter in case.matters.values()
                for track in matter.procedure.tracks
                for station in track.stations
            },
        }
        title = case.words.title
        for kind, drawings in hung.items():
            assert {one.drawing.name for one in drawings if title in one.used_by} == used[kind] - {""}
        assert [one.drawing.name for one in hung["places"] if title in one.covers] == [case.words.place]


def test_the_page_has_every_drawing_with_its_words_and_says_what_is_free(tmp_path):
    case = tmp_path / "scenario.yaml"
    case.write_text("cast:\n  judge: {name: Judge, portrait: 'line-judge'}\nplace: reading-room\n", "utf-8")
    hung = gallery([Head("one", "The <one>", case, place="reading-room")])
    written = page(hung, WORDS)

    shown = [unescape(words) for words in re.findall(r'<img src="data:[^"]+" alt="([^"]+)"', written)]
    assert shown == [one.says for kind in KINDS for one in described(kind)]
    assert "Used by The &lt;one&gt;. Cover of The &lt;one&gt;." in written
    said = {one.drawing.name: uses(one, WORDS) for one in hung["portraits"]}
    assert (said["line-judge"], said["page-judge"]) == ("Used by The <one>.", "Free.")

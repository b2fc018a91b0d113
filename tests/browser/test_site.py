"""What a site consists of, without a browser: the runtime is a stand-in, since nothing of it runs here."""

import http.client
import io
import json
import re
import shutil
import zipfile
import zlib

import pytest

from game.browser import runtime
from game.browser.runtime import compiled
from game.browser.serving import ServedSite
from game.browser.site import POLICY, SiteOptions, site_files
from game.content.kept_case import from_record
from tests.browser.fronts import begin, choose, front_of, kept_case
from tests.builders import ROOT, SHIPPED, TUTORIAL
from tests.content.test_drawings import FACE, PLACE, own_case
from tests.terminal.scripts import script

# Of Python for the browser, which is one pinned package: its files, and the same as zlib packs them.
RUNTIME_WEIGHT, RUNTIME_PACKED = 13_530_536, 6_343_026


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    folder = tmp_path_factory.mktemp("home")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CONTEMPT_HOME", str(folder))
        for name in runtime.FILES:
            file = folder / "runtime" / f"pyodide-{runtime.VERSION}" / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(b"x" * 300_000)
        yield site_files(SiteOptions(("first-steps",), assigned=True))


def test_a_site_asks_for_nothing_outside_itself(site):
    for name, content in site.items():
        if name.endswith((".html", ".css", ".js")) and not name.startswith("runtime/"):
            # Sources are links that a reader may follow; nothing else has an address.
            text = re.sub(r'<a href="https?://[^"]*"', "", content.decode())
            assert not re.search(
                r"""(?:src|href|url\(|fetch\(|import\(?)\s*=?\s*["']?(?:https?:|//|/)""", text
            ), name


def test_the_briefing_stands_in_the_file_of_the_page_and_every_page_has_the_policy(site):
    page = site["first-steps.html"].decode()

    assert kept_case(TUTORIAL).scenario.words.summary.partition(".")[0] in page
    assert "data-assigned" in page
    for name in ("index.html", "first-steps.html"):
        assert POLICY.replace("'", "&#39;") in site[name].decode()
    assert "unsafe-eval" not in POLICY.replace("'wasm-unsafe-eval'", "")


def test_each_page_has_one_in_every_language_with_its_own_words_and_texts(site):
    """What is kept in the browser is the same for all of them, so a play goes on in another language."""
    german, english = site["first-steps.de.html"].decode(), site["first-steps.html"].decode()

    assert '<html lang="de">' in german
    assert "Der Beschluss auf Papier" in german
    assert "The paper warrant" not in german
    assert 'href="first-steps.html" lang="en"' in german
    assert 'href="first-steps.de.html" lang="de"' in english
    assert 'href="first-steps.de.html"' in site["index.de.html"].decode()
    assert json.loads(site["words.de.json"])["format.language"] == "de"
    assert from_record(site["cases/first-steps.de.case"]).scenario.words.language == "de"
    assert [name for name in site if name.endswith(".case")] == [
        "cases/first-steps.case",
        "cases/first-steps.de.case",
    ]
    assert [name for name in site if name.endswith(".odds")] == ["cases/first-steps.odds"]


def test_the_shelf_shows_the_cover_of_a_case_with_its_lesson_its_level_and_its_minutes(site):
    shelf, told = site["index.html"].decode(), kept_case(TUTORIAL).scenario.words

    assert f'src="pictures/places/{told.place}.svg"' in shelf
    assert f"What it teaches: {told.lesson}" in shelf
    assert "First case · About 10 minutes" in shelf


@pytest.mark.usefixtures("site")  # for the stand-in of the runtime
def test_a_site_brings_the_own_drawings_of_a_case_along(tmp_path):
    case = own_case(tmp_path)
    files = site_files(SiteOptions((str(case),)))

    assert files["pictures/one-mailbox/places/town-hall.svg"] == PLACE.encode()
    assert files["pictures/one-mailbox/portraits/mayor.svg"] == FACE.encode()
    assert 'src="pictures/one-mailbox/places/town-hall.svg"' in files["index.html"].decode()
    assert str(tmp_path).encode() not in files["cases/one-mailbox.case"]
    assert 'src="pictures/one-mailbox/places/town-hall.svg"' in begin(front_of(case), 1)["html"]


def test_the_game_in_the_site_reads_no_yaml_and_brings_no_window(site):
    names = zipfile.ZipFile(io.BytesIO(site["game.zip"])).namelist()

    assert "game/browser/front.py" in names
    assert "transitions/core.py" in names
    assert not [
        name for name in names if name.startswith(("yaml/", "pygame", "game/desktop", "game/classroom"))
    ]
    assert not [name for name in site if name.endswith(".yaml")]


def test_the_service_worker_knows_every_file(site):
    listed = json.loads(re.search(r"const FILES = (\[.*\]);", site["service.js"].decode())[1])

    assert set(listed) - {"./"} == set(site) - {"service.js"}


def test_every_drawing_that_a_play_shows_is_in_the_site(site):
    asked, front = script(TUTORIAL, "historical"), front_of(TUTORIAL)
    shown = [begin(front, asked.seed)["html"]]
    for step in asked.replay.steps:
        shown += [choose(front, step.turn)["html"], front.answer({"do": "scene"})["html"]]
    shown.append(front.answer({"do": "card"})["html"])
    drawn = set(re.findall(r"pictures/[^\"&]+", " ".join(shown)))

    assert {"pictures/portraits/you.svg", "pictures/portraits/retired-counsel.svg"} <= drawn
    assert drawn <= set(site)


@pytest.mark.long
@pytest.mark.usefixtures("site")  # for the stand-in of the runtime
def test_the_site_of_all_shipped_cases_keeps_its_limits_and_weighs_what_the_page_on_the_command_says():
    files = site_files(SiteOptions(tuple(case.parent.name for case in SHIPPED)))
    ours = [content for name, content in files.items() if not name.startswith("runtime/")]
    weight = RUNTIME_WEIGHT + sum(map(len, ours))
    packed = RUNTIME_PACKED + sum(len(zlib.compress(content, 6)) for content in ours)
    text = (ROOT / "docs" / "command.md").read_text("utf-8")
    told = re.search(
        r"all (\w+) shipped cases weighs some ([\d.]+) MB, ([\d.]+) MB as a host compresses", text
    )

    # A case that is not translated has one record for all languages.
    assert [name for name in files if name.endswith(".de.case")] == ["cases/first-steps.de.case"]
    assert weight <= 20_000_000
    assert packed <= 9_000_000
    assert (told[1], len(SHIPPED)) == ("seven", 7)
    assert [float(told[2]), float(told[3])] == pytest.approx([weight / 1e6, packed / 1e6], rel=0.02)


def test_two_builds_of_the_same_are_the_same(site, monkeypatch, tmp_path):
    monkeypatch.setattr("game.browser.site.runtime", lambda _: tmp_path)
    for name in runtime.FILES:
        (tmp_path / name).write_bytes(b"x" * 300_000)

    again = site_files(SiteOptions(("first-steps",), assigned=True))
    assert {name for name in site if site[name] != again[name]} == set()


@pytest.mark.parametrize("node", [None, shutil.which("true"), shutil.which("false")])
def test_where_nothing_compiles_the_game_its_sources_are_served(tmp_path, monkeypatch, node):
    monkeypatch.setenv("CONTEMPT_HOME", str(tmp_path))
    monkeypatch.setattr("shutil.which", lambda _: node)
    (tmp_path / "runtime").mkdir()

    assert compiled(tmp_path, b"sources") == {"game.zip": b"sources"}
    assert not list((tmp_path / "runtime").iterdir())


def test_a_runtime_that_cannot_be_had_is_told_in_a_sentence(monkeypatch, tmp_path):
    monkeypatch.setenv("CONTEMPT_HOME", str(tmp_path))
    monkeypatch.setattr("shutil.which", lambda _: None)
    with pytest.raises(runtime.NoRuntimeError, match=r"npm is not installed.*--runtime"):
        runtime.runtime()

    other = tmp_path / "other.tgz"
    other.write_bytes(b"something else")
    with pytest.raises(runtime.NoRuntimeError, match="is not pyodide@"):
        runtime.runtime(other)


def test_a_site_is_served_through_the_door_of_the_class(site):
    served = ServedSite(site)
    address = served.open("127.0.0.1", 0)
    try:

        def get(path, **headers):
            asked = http.client.HTTPConnection(address.host, address.port, timeout=5)
            asked.request("GET", path, headers=headers)
            answer = asked.getresponse()
            content = answer.read()
            asked.close()
            return answer.status, answer.headers, content

        status, headers, body = get("/")
        assert (status, body) == (200, site["index.html"])
        assert headers.get_all("content-security-policy") == [POLICY]
        assert get("/", **{"If-None-Match": headers["etag"]})[0] == 304
        assert get("/runtime/pyodide.asm.wasm")[1]["content-type"] == "application/wasm"
        assert get("/../README.md")[0] == 404
        assert get("/", Host="evil.example")[0] == 403
    finally:
        served.close()

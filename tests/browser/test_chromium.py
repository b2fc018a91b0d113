"""Cases played in Debian's Chromium: the runtime in a worker, under the site's policy, asking nobody else.

They need Python for the browser: `PYODIDE=path/to/pyodide-314.0.8.tgz`, or what `contempt site` has fetched.
`axe` is asked too where it is at hand: `AXE=path/to/axe.min.js` (npm package axe-core).
"""

import json
import os
import shutil
import struct
import threading
import zipfile
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from importlib import resources
from pathlib import Path
from typing import ClassVar

import platformdirs
import pytest

from game.browser.course import from_course
from game.browser.runtime import FILES, VERSION
from game.browser.site import POLICY, SiteOptions, write_site
from game.places import APP
from game.saves.record import from_text
from tests.browser.fronts import WORDS, begin, choose, front_of
from tests.builders import IRELAND, SHIPPED, TUTORIAL
from tests.classroom.room.test_browser import AXE, OPTIONS, RULES
from tests.terminal.scripts import playbooks, script

pytestmark = pytest.mark.page
PACKED = os.environ.get("PYODIDE")
KEPT = platformdirs.user_data_path(APP, appauthor=False) / "runtime" / f"pyodide-{VERSION}"
ENDINGS = {
    TUTORIAL: ("historical", "obeyed", "never-argued"),
    IRELAND: ("historical", "a-late-notice-refused", "conviction-affirmed"),
}


class Host(SimpleHTTPRequestHandler):
    """Any host: it serves files, and sends the policy for the worker, whose own page cannot state it."""

    extensions_map: ClassVar = {**SimpleHTTPRequestHandler.extensions_map, ".mjs": "text/javascript"}

    def log_message(self, *_):
        pass

    def end_headers(self):
        self.send_header("Content-Security-Policy", POLICY)
        super().end_headers()


@pytest.fixture(scope="session")
def site(tmp_path_factory):
    if not PACKED and not all((KEPT / name).is_file() for name in FILES):
        pytest.skip("Python for the browser is not here: name its npm package with PYODIDE")
    folder = tmp_path_factory.mktemp("site")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CONTEMPT_HOME", str(KEPT.parent.parent if not PACKED else folder / "home"))
        packed = Path(PACKED) if PACKED else None
        cases = tuple(path.parent.name for path in SHIPPED)
        # In a folder of a folder, since every address is relative.
        written = write_site(folder / "some" / "place", SiteOptions(cases, runtime=packed))
        write_site(folder / "homework", SiteOptions(("first-steps",), assigned=True, runtime=packed))
    if shutil.which("node"):
        assert "game/browser/front.pyc" in zipfile.ZipFile(folder / "some" / "place" / "game.zip").namelist()
    assert written.weight <= 20_000_000
    assert written.packed <= 9_000_000
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Host, directory=folder)) as host:
        threading.Thread(target=host.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{host.server_address[1]}/some/place"
        host.shutdown()


@pytest.fixture(scope="module")
def chromium():
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=list(OPTIONS))
        yield started
        started.close()


class Visitor:
    """Somebody with a browser of their own on the page of a case."""

    def __init__(self, chromium, address, *, size=(360, 640), touch=False, scale=1):
        self.context = chromium.new_context(
            viewport={"width": size[0], "height": size[1]}, has_touch=touch, device_scale_factor=scale
        )
        self.page, self.touch, self.asked, self.faults = self.context.new_page(), touch, [], []
        self.context.on("request", lambda request: self.asked.append(request.url))
        self.page.on("pageerror", lambda error: self.faults.append(str(error)))
        self.page.on("console", lambda said: self.faults.append(said.text) if said.type == "error" else None)
        self.page.goto(address)
        self.ready()

    def ready(self):
        self.page.wait_for_selector("body[data-ready]", timeout=60_000)
        return self

    def press(self, selector):
        (self.page.tap if self.touch else self.page.click)(selector)
        return self.settle()

    def key(self, *keys):
        for key in keys:
            self.page.keyboard.press(key)
            self.settle()
        return self

    def settle(self):
        self.page.wait_for_selector("body:not(.working)", timeout=60_000)
        wide = self.page.evaluate("[document.documentElement.scrollWidth, window.innerWidth]")
        assert wide[0] <= wide[1], f"something is wider than the page: {self.heading}"
        assert not self.faults, self.faults
        return self

    @property
    def heading(self):
        return self.page.inner_text("main h1")

    def leave(self):
        self.context.close()


def test_a_case_is_begun_by_keys_taken_back_kept_and_gone_on_with_offline(chromium, site):
    visitor = Visitor(chromium, f"{site}/first-steps.html")
    assert visitor.page.text_content("#said") == WORDS("browser.there")
    visitor.press("main button.main").key("1")
    assert visitor.heading.startswith("You choose:")
    visitor.key("Enter", "u")
    assert visitor.heading.startswith("Scene 1.")
    visitor.key("2", "Enter", "d")
    assert visitor.heading == "Docket"
    visitor.key("Escape")
    standing = visitor.heading

    visitor.page.wait_for_function("() => navigator.serviceWorker.controller !== null", timeout=60_000)
    visitor.context.set_offline(True)
    visitor.page.reload()
    visitor.ready().press("[data-do=go-on]")
    assert visitor.heading == standing
    host = site.partition("/some")[0]
    assert {url for url in visitor.asked if not url.startswith(f"{host}/some/place/")} == set()
    visitor.leave()


def played(visitor, asked):
    """Play a playbook to its end as a player does, by touch, mouse or keys."""
    keys = not visitor.touch
    for step in asked.replay.steps:
        there = [choice.key for choice in asked.case.choices(step.before)]
        number = there.index(step.choice.key) + 1
        visitor.key(str(number)) if keys and number < 10 else visitor.press(f"#card-{number}")
        for pick in step.turn.picks:
            if box := visitor.page.query_selector(f'input[name="picks"][value="{pick}"]'):
                box.check()
        if visitor.page.query_selector('main form[data-do="choose"]'):
            visitor.press("main form button.main")
        visitor.key("Enter") if keys else visitor.press('main [data-do="scene"]')


@pytest.mark.long
@pytest.mark.parametrize(
    "how",
    [
        {"size": (360, 640), "touch": True},
        {"size": (1280, 720)},
        {"size": (640, 360), "scale": 2},  # what a zoom of 200 % leaves of 1280x720
    ],
    ids=["touch", "keys", "zoom"],
)
@pytest.mark.parametrize("path", ENDINGS, ids=lambda path: path.parent.name)
def test_each_case_comes_to_three_endings_by_touch_by_keys_and_zoomed(chromium, site, path, how):
    for name in ENDINGS[path]:
        asked = script(path, name)
        visitor = Visitor(chromium, f"{site}/{path.parent.name}.html", **how)
        # Chance is that of the playbook's seed, which no page asks a player for.
        visitor.page.evaluate(
            "seed => document.querySelector('form[data-do=begin]').dataset.seed = seed", asked.seed
        )
        visitor.press("main form button.main")
        played(visitor, asked)
        ending = asked.case.ending(asked.replay.position)

        assert visitor.heading == f"How it ends: {ending.title}"
        visitor.press('[data-do="debrief"]')
        visitor.page.wait_for_selector(".debrief > .warn", state="detached", timeout=90_000)
        assert visitor.page.query_selector(".debrief .shares") is not None
        # Whoever has it read out is told, and does not lose the place.
        assert visitor.page.text_content("#said") == WORDS("browser.odds_there")
        assert visitor.page.evaluate("document.activeElement.tagName") == "H1"
        visitor.settle().leave()


_REPLAY = """async plays => {
  const worker = new Worker("worker.js", { type: "module" });
  const next = () => new Promise(done => { worker.onmessage = event => done(event.data); });
  const ask = async intent => {
    const news = next();
    worker.postMessage({ ask: intent });
    return (await news).view;
  };
  let opened = next();
  const { case: open, record, ending } = document.body.dataset;
  worker.postMessage({ open, record, ending });
  await opened;
  const found = [];
  for (const play of plays) {
    let view = null;
    for (const intent of play) { view = await ask(intent); }
    const docket = await ask({ do: "sheet", name: "docket" }), save = await ask({ do: "export" });
    found.push([view.html, docket.html, save.download[1]]);
  }
  worker.terminate();
  return found;
}"""


class Heard:
    """A front that remembers what it was asked."""

    def __init__(self, front):
        self.front, self.asked = front, []

    def answer(self, intent):
        self.asked.append(intent)
        return self.front.answer(intent)


@pytest.mark.long
@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.parent.name)
def test_every_playbook_comes_in_the_browser_to_the_same_docket_odds_and_ending(chromium, site, path):
    front, plays, expected = front_of(path), [], []
    for asked in (script(path, name) for case, name in playbooks() if case == path):
        heard = Heard(front)
        begin(heard, asked.seed, asked.case.variant)
        # What came of the last turn tells its odds, too.
        last = [choose(heard, step.turn) for step in asked.replay.steps][-1]
        plays.append(heard.asked)
        docket = front.answer({"do": "sheet", "name": "docket"})["html"]
        expected.append((last["html"], docket, asked.replay.turns))
    visitor = Visitor(chromium, f"{site}/{path.parent.name}.html")
    found = visitor.page.evaluate(_REPLAY, plays)

    for (html, docket, text), (wanted, entries, turns) in zip(found, expected, strict=True):
        assert html == wanted
        assert docket == entries
        made = from_text(text).playthrough.turns
        assert [(one.key, one.outcome) for one in made] == [(one.key, one.outcome) for one in turns]
    visitor.leave()


@pytest.mark.long
def test_homework_is_handed_in_as_a_file(chromium, site):
    address = site.replace("/some/place", "/homework")
    visitor = Visitor(chromium, f"{address}/first-steps.html")
    visitor.page.fill("#alias", "<i>Ann</i>")
    visitor.press("main form button.main")
    while not visitor.page.query_selector('[data-do="hand-in"]'):
        if card := visitor.page.query_selector(".card > button:not([aria-disabled])"):
            card.click()
        elif visitor.page.query_selector("#reason, [name=picks]"):
            for box in visitor.page.query_selector_all('input[type="checkbox"]')[:1]:
                box.check()
            visitor.press("main form button.main")
        else:
            visitor.press('main [data-do="scene"]')
        visitor.settle()
    visitor.press('[data-do="hand-in"]')
    with visitor.page.expect_download() as told:
        visitor.press("main form button.main")

    record, homework = from_course(Path(told.value.path()).read_text())
    assert homework.alias == "<i>Ann</i>"
    assert record.turns
    assert json.loads(visitor.page.input_value("#course"))["alias"] == "<i>Ann</i>"
    visitor.leave()


NARROW, SMALL, PHONE, WIDE, LARGE = (320, 640), (360, 640), (390, 844), (1280, 720), (1920, 1080)
VIEWS = {
    file.stem
    for file in Path(str(resources.files("game.pages"))).glob("templates/browser/*.html")
    if "browser/head.html" in file.read_text("utf-8")
}


def every_view(visitor):
    """Go through a piece of homework, and yield the name of each view that is shown."""
    there = {"s": "saves", "?": "help", "t": "transcript", **dict.fromkeys("drmcpeag", "sheet")}
    yield "briefing"
    visitor.press("main form button.main")
    yield "scene"
    for key, name in there.items():
        visitor.key(key)
        yield name
    visitor.key("Escape", "1")
    yield "picks"
    while not visitor.page.query_selector('[data-do="hand-in"]'):
        if card := visitor.page.query_selector(".card > button:not([aria-disabled])"):
            card.click()
        elif visitor.page.query_selector("#reason, [name=picks]"):
            for box in visitor.page.query_selector_all('input[type="checkbox"]')[:1]:
                box.check()
            visitor.press("main form button.main")
            yield "after"
        else:
            visitor.press('main [data-do="scene"]')
        visitor.settle()
    yield "ending"
    for do in ("card", "debrief", "hand-in"):
        visitor.press(f'main [data-do="{do}"]')
        yield do
        visitor.press('main [data-do="scene"]')
    visitor.page.evaluate("document.querySelector('nav [data-do=menu]').click()")
    yield visitor.settle() and "menu"


@pytest.mark.long
@pytest.mark.parametrize(
    ("theme", "seen_at"),
    [
        *(("paper", {"size": size}) for size in (NARROW, SMALL, PHONE, WIDE)),
        ("paper", {"size": (640, 360), "scale": 2}),  # what a zoom of 200 % leaves of 1280x720
        *((theme, {"size": size}) for theme in ("night", "contrast") for size in (NARROW, LARGE)),
    ],
    ids=lambda one: str(one["size"][0]) if isinstance(one, dict) else one,
)
def test_axe_finds_nothing_in_any_view(chromium, site, theme, seen_at):
    if not AXE.is_file():
        pytest.skip("axe is not here")
    address, seen = site.replace("/some/place", "/homework"), {"waiting"}
    visitor = Visitor(chromium, f"{address}/first-steps.html", **seen_at)
    looked = partial(violations, visitor.page)
    visitor.page.evaluate("document.querySelector('nav [data-do=settings]').click()")
    visitor.settle().page.check(f"input[value={theme}]")
    visitor.press("main form button.main")
    assert not looked("settings")
    visitor.press('main [data-do="scene"]')
    for name in every_view(visitor):
        assert not looked(name), visitor.heading
        seen.add(name)
    assert VIEWS | {"debrief"} <= seen | {"settings"}
    visitor.page.goto(f"{site}/index.html")
    assert not looked("shelf")
    wide = visitor.page.evaluate("[document.documentElement.scrollWidth, window.innerWidth]")
    assert wide[0] <= wide[1]
    visitor.leave()


def violations(page, where):
    page.evaluate(AXE.read_text("utf-8"))
    found = page.evaluate("rules => axe.run({ runOnly: rules })", RULES)
    return [
        (where, one["id"], one["nodes"][0]["html"], one["nodes"][0]["failureSummary"])
        for one in found["violations"]
    ]


@pytest.mark.long
def test_the_card_of_an_ending_is_a_picture_of_the_size_of_the_windows(chromium, site):
    asked = script(TUTORIAL, "historical")
    visitor = Visitor(chromium, f"{site}/first-steps.html", size=WIDE)
    visitor.page.evaluate(
        "seed => document.querySelector('form[data-do=begin]').dataset.seed = seed", asked.seed
    )
    visitor.press("main form button.main")
    played(visitor, asked)
    visitor.press('[data-do="card"]')
    # What is drawn last is the seal.
    drawn = """() => {
        const pen = document.getElementById("picture").getContext("2d");
        const [red, , blue] = pen.getImageData(620, 480, 1, 1).data;
        return red > 100 && blue < 90;
    }"""
    visitor.page.wait_for_function(drawn, timeout=60_000)
    with visitor.page.expect_download() as told:
        visitor.press("[data-picture]")
    picture = Path(told.value.path()).read_bytes()

    assert told.value.suggested_filename == "first-steps-card.png"
    assert picture[:8] == b"\x89PNG\r\n\x1a\n"
    assert struct.unpack(">II", picture[16:24]) == (1200, 630)
    ending = asked.case.ending(asked.replay.position)
    assert ending.title in visitor.page.inner_text("#says")
    visitor.leave()

"""What is written is printed by a real browser: the picture on one page, the debrief without anything cut."""

import re
import shutil

import pytest

from game.content.words import load_words
from game.pages.graph_picture import svg
from tests.builders import SWEPT
from tests.pages.debriefed.test_page import ENDED, finished, page
from tests.pages.graphs import graph_of
from tests.terminal.scripts import script

pytestmark = pytest.mark.page
OPTIONS = (
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync"),
    *("--disable-background-networking", "--disable-component-update"),
)


@pytest.fixture(scope="module")
def browser():
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=list(OPTIONS))
        yield started
        started.close()


def pages_of(pdf: bytes) -> int:
    return len(re.findall(rb"/Type\s*/Page\b", pdf))


@pytest.mark.parametrize("file", SWEPT, ids=lambda file: file.parent.name)
def test_the_picture_of_a_case_is_printed_on_one_page(file, browser, tmp_path):
    (tmp_path / "case.svg").write_text(svg(graph_of(file), load_words()), "utf-8")
    tab = browser.new_page()
    tab.goto((tmp_path / "case.svg").as_uri())

    assert pages_of(tab.pdf(prefer_css_page_size=True)) == 1
    tab.close()


def test_a_debrief_asks_for_nothing_and_is_never_wider_than_its_page(browser, tmp_path):
    of = next(script(path, name) for path, name in ENDED if name == "historical")
    (tmp_path / "debrief.html").write_text(page(finished(of, weighed=True)), "utf-8")
    asked = []
    for width in (1000, 320):
        tab = browser.new_page(viewport={"width": width, "height": 800})
        tab.on("request", lambda request: asked.append(request.url))
        tab.goto((tmp_path / "debrief.html").as_uri())
        element = "document.documentElement"
        assert tab.evaluate(f"{element}.scrollWidth <= {element}.clientWidth")
        tab.close()

    assert [url for url in asked if not url.startswith(("file:", "data:"))] == []


def test_the_debrief_of_a_long_play_is_printed_on_few_pages(browser, tmp_path):
    of = next(script(path, name) for path, name in ENDED if name == "historical" and "ireland" in str(path))
    (tmp_path / "debrief.html").write_text(page(finished(of, weighed=True)), "utf-8")
    tab = browser.new_page()
    tab.goto((tmp_path / "debrief.html").as_uri())

    # Twenty decisions with all their options took 35 pages in one column.
    assert pages_of(tab.pdf(prefer_css_page_size=True)) <= 22
    tab.close()

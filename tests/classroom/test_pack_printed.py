"""The pack as a real browser prints it: large enough to read, on full pages, each thing said once."""

import re
import shutil

import pytest

from game.classroom.lesson import lesson_of, load_aliases
from game.classroom.pack import pack_pages
from game.content.library import Library
from game.content.words import load_words
from tests.pages.test_printing import OPTIONS

pytestmark = pytest.mark.page

SIZES = """[...document.querySelectorAll('main *')].filter(one => [...one.childNodes].some(
    node => node.nodeType === 3 && node.textContent.trim())).filter(one => one.offsetParent).map(
    one => [one.tagName + '.' + one.className, parseFloat(getComputedStyle(one).fontSize)])"""


@pytest.fixture(scope="module")
def pages():
    words = load_words(also=["class", "seat", "class-pack"])
    return pack_pages(lesson_of(Library().load("microsoft-ireland"), "fifty", words, load_aliases()))


# How much of the height of the paper each part takes that is cut or folded.
FILLS = """[...document.querySelectorAll('.page, .side')].map(one => {
    const bottom = part => part.getBoundingClientRect().bottom, top = one.getBoundingClientRect().top;
    const used = Math.max(...[...one.querySelectorAll('p, svg, .slip')].map(bottom)) - top;
    const paper = parseFloat(getComputedStyle(one).height);
    return Math.max(used, one.scrollHeight > paper + 1 ? 2 * paper : 0) / paper;
})"""


@pytest.fixture(scope="module")
def filled(printed):
    """Give of each page how much of the paper is used by each of its sides."""
    return {name: fills for name, (_, _, fills) in printed.items()}


@pytest.fixture(scope="module")
def printed(pages, tmp_path_factory):
    """Give of each page the sizes of its type in CSS pixels, its sheets, and how far they are filled."""
    from playwright.sync_api import sync_playwright

    folder, found = tmp_path_factory.mktemp("pack"), {}
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=list(OPTIONS))
        for name, text in pages.items():
            (folder / name).write_text(text, "utf-8")
            tab = started.new_page()
            tab.goto((folder / name).as_uri())
            tab.emulate_media(media="print")
            sheets = len(re.findall(rb"/Type\s*/Page\b", tab.pdf(prefer_css_page_size=True)))
            found[name] = tab.evaluate(SIZES), sheets, tab.evaluate(FILLS)
            tab.close()
        started.close()
    return found


def test_w12_no_type_on_paper_is_smaller_than_12_points(printed):
    for name, (sizes, _, _) in printed.items():
        # 12 points are 16 pixels of CSS.
        assert not [one for one in sizes if one[1] < 15.9], name


def test_the_handout_is_a_page_of_facts_and_one_for_each_decision(printed):
    assert printed["handout.html"][1] == 3


def test_slips_fill_their_pages(printed, pages, filled):
    assert printed["slips.html"][1] == 4
    # Eight of a first vote on a page, with room for a reason, and twenty of a second one.
    assert pages["slips.html"].count('class="slip"') == 2 * (8 + 20)
    assert all(share > 0.99 for share in filled["slips.html"])


def test_a_student_has_one_card_with_a_letter_on_each_panel_and_the_options_on_the_back(
    printed, pages, filled
):
    assert printed["card.html"][1] == 2
    assert pages["card.html"].count('aria-label="Letter ') == 4
    # The back is well used, and nothing runs over it.
    assert all(0.6 < share <= 1 for share in filled["card.html"])


def test_the_teachers_sheet_is_two_sheets_of_paper_at_most(printed):
    assert printed["teacher.html"][1] <= 4


def test_a_locked_option_says_once_that_it_is_not_open_and_by_what(pages):
    locked = next(line for line in pages["handout.html"].splitlines() if "Appeal today" in line)

    assert locked.count("Not open.") == 1
    assert "Opens once you stand in contempt." in locked
    assert "402 U.S. 530" in pages["handout.html"]

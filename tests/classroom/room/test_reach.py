"""What is come to on a phone is in sight: by key, by a form that misses something, in the largest text."""

import shutil

import pytest

from tests.classroom.room.conftest import Open
from tests.classroom.room.test_browser import OPTIONS, Seat

pytestmark = pytest.mark.page

IN_SIGHT = """() => {
    const one = document.activeElement.getBoundingClientRect();
    const foot = document.querySelector('.foot').getBoundingClientRect();
    const sticks = getComputedStyle(document.querySelector('.foot')).position === 'sticky';
    return one.top >= 0 && one.bottom <= (sticks ? foot.top : innerHeight);
}"""


@pytest.fixture(scope="module")
def browser():
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=list(OPTIONS))
        yield started
        started.close()


@pytest.fixture
def opened(lesson, words):
    made = Open(lesson, words)
    yield made
    made.close()


@pytest.mark.parametrize("size", [(360, 640), (320, 568)])
def test_w13_what_has_the_focus_is_never_under_the_button(browser, opened, size):
    seat = Seat(browser, opened, size=size).join()
    opened.go_to("first-poll")
    seat.see()
    for _ in range(30):
        seat.page.keyboard.press("Tab")
        kind = seat.page.evaluate("document.activeElement.type || document.activeElement.tagName")
        if kind == "submit":
            break
        if kind == "radio":
            for _ in seat.page.query_selector_all("input[name=letter]"):
                assert seat.page.evaluate(IN_SIGHT)
                seat.page.keyboard.press("ArrowDown")
    assert kind == "submit"
    seat.close()


def test_w8_what_is_missing_in_a_form_is_brought_into_sight(browser, opened):
    seat = Seat(browser, opened).join()
    opened.go_to("question-before")
    seat.see()
    seat.page.check("#option-B")
    seat.page.click("button[type=submit]")
    seat.page.wait_for_timeout(400)

    assert seat.page.evaluate("document.activeElement.name") == "confidence"
    assert seat.page.evaluate(IN_SIGHT)
    seat.close()


def test_w5_with_the_largest_text_the_options_have_the_page_to_themselves(browser, opened):
    seat = Seat(browser, opened).join()
    opened.go_to("first-poll")
    seat.page.goto(f"{opened.address.url}/help")
    seat.page.check("#size-largest")
    seat.page.click("button[type=submit]")
    seat.see()
    covers = seat.page.evaluate(
        "() => { const foot = document.querySelector('.foot').getBoundingClientRect();"
        "return Math.max(0, Math.min(foot.bottom, innerHeight) - Math.max(foot.top, 0)) / innerHeight; }"
    )

    assert seat.page.get_attribute("html", "data-size") == "largest"
    assert covers < 0.1
    seat.close()


@pytest.mark.parametrize("width", [320, 360])
def test_w4_how_sure_one_is_stands_in_one_row_of_targets_of_48_pixels(browser, opened, width):
    seat = Seat(browser, opened, size=(width, 640)).join()
    opened.go_to("question-before")
    seat.see()
    boxes = seat.page.evaluate(
        "() => [...document.querySelectorAll('.scale .box')].map(one => one.getBoundingClientRect())"
        ".map(one => [one.top, one.width, one.height])"
    )

    assert len(boxes) == 5
    assert len({top for top, _, _ in boxes}) == 1
    assert all(wide >= 48 and high >= 48 for _, wide, high in boxes)
    seat.close()

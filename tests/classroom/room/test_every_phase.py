"""A whole class in real pages by keys alone, and the contrast of every text in every phase (W-6, W-13)."""

import pytest

from tests.classroom.room.conftest import CODE
from tests.classroom.room.test_browser import Seat, browser  # noqa: F401 -- pytest finds the fixture by its name

pytestmark = pytest.mark.page
# More stops than any page has.
MOST = 60

# Each text of a page with its colour, the ground it stands on, and its size; what is hidden is left out.
_TEXTS = """() => {
  const solid = colour => !/, 0\\)$|transparent/.test(colour);
  const hidden = "svg, script, style, .said, .skip";
  const found = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const one = node.parentElement;
    if (!node.data.trim() || one.closest(hidden) || !one.offsetParent) continue;
    let at = one;
    const ground = () => getComputedStyle(at).backgroundColor;
    while (at.parentElement && !solid(ground())) at = at.parentElement;
    const style = getComputedStyle(one), size = parseFloat(style.fontSize);
    const large = size >= 24 || (size >= 18.66 && style.fontWeight >= 700);
    const under = solid(ground()) ? ground() : "rgb(255, 255, 255)";
    found.push([node.data.trim().slice(0, 40), style.color, under, large]);
  }
  return found;
}"""


def contrast(one, other):
    """Give the contrast of two colours as a browser tells them."""

    def luminance(colour):
        parts = [int(part) / 255 for part in colour[colour.index("(") + 1 : -1].split(",")[:3]]
        linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_w6_every_text_of_every_phase_has_its_contrast_in_light_and_dark(browser, opened):  # noqa: F811 -- the fixture
    seats = [Seat(browser, opened, scheme=scheme).join() for scheme in ("light", "dark")]
    measured = 0
    while opened.session.phase != "closed":
        for seat in seats:
            seat.see()
            seat.act(1)
            for text, ink, ground, large in seat.page.evaluate(_TEXTS):
                measured += 1
                assert contrast(ink, ground) >= (3 if large else 4.5), (
                    opened.session.phase,
                    text,
                    ink,
                    ground,
                )
        opened.next()
    for seat in seats:
        seat.close()

    assert measured > 300


class Keys:
    """A phone on which nothing is pressed but keys."""

    def __init__(self, seat):
        self.page = seat.page

    def here(self, what):
        return self.page.evaluate(f"document.activeElement.{what}")

    def to(self, reached):
        """Press Tab until something is reached; give all that was passed on the way."""
        passed = []
        for _ in range(MOST):
            self.page.keyboard.press("Tab")
            passed.append(self.here("id || document.activeElement.textContent.trim()"))
            if reached():
                return passed
        raise AssertionError(f"Tab never came there: {passed}")

    def submit(self):
        self.to(lambda: self.here("type") == "submit")
        assert self.page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
        self.page.keyboard.press("Enter")

    def act(self):
        """Fill in what there is to fill in, and send it."""
        page = self.page
        if page.query_selector("input[name=letter]"):
            self.to(lambda: self.here("name") == "letter")
            page.keyboard.press("Space")
            if page.query_selector("input[name=confidence]"):
                self.to(lambda: self.here("name") == "confidence")
                page.keyboard.press("Space")
        elif page.query_selector("#text"):
            self.to(lambda: self.here("id") == "text")
            page.keyboard.type("because the statute is silent")
        else:
            return False
        self.submit()
        page.wait_for_selector(".done")
        return True


def test_w13_a_whole_class_by_keys_alone(browser, opened):  # noqa: F811 -- the fixture
    seat = Seat(browser, opened)
    keys = Keys(seat)
    seat.page.goto(opened.address.url)
    keys.to(lambda: keys.here("id") == "code")
    seat.page.keyboard.type(CODE)
    keys.submit()
    seat.page.wait_for_selector("#link")
    # Others vote otherwise, so that there is something to talk about.
    others, acted = (opened.phone(), opened.phone()), 0
    while opened.session.phase != "closed":
        if opened.session.phase in ("first-poll", "second-poll"):
            for other in others:
                other.look().fill(letter="B")
        seat.see()
        seat.page.evaluate("document.activeElement.blur()")
        acted += keys.act()
        opened.next()

    # Both questions, both decisions with their talk, the line of the debrief, and two claims.
    assert acted == 11
    assert all(poll.total > 0 for poll in opened.session.polls.values())
    seat.close()

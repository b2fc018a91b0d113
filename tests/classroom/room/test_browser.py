"""Pages of seats in a real browser: a whole class, some without script, some late, some who lose the way.

`axe` is asked too where it is at hand: `AXE=path/to/axe.min.js` (npm package axe-core).
"""

import os
import shutil
from datetime import date
from pathlib import Path

import pytest

from game.classroom import commands as ask
from game.classroom.headless import HeadlessLaptop
from game.classroom.lesson import lesson_of, load_aliases
from game.classroom.report import exports
from game.classroom.report.building import report
from game.classroom.room.remote_tabs import TABS
from tests.classroom.room.conftest import CODE, Open
from tests.classroom.rooms import loaded

pytestmark = pytest.mark.page

OPTIONS = (
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync"),
    *("--disable-background-networking", "--disable-component-update"),
)
# Rules of WCAG 2.2 A and AA; what a machine cannot judge is on the list of docs/accessibility.md.
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
DAY = date(2026, 12, 3)
AXE = Path(os.environ.get("AXE", "node_modules/axe-core/axe.min.js"))


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


class Seat:
    """One page in a context of its own: its cookies are its own, as those of a phone are."""

    def __init__(self, browser, opened, *, script=True, size=(360, 640), scheme="light"):
        self.context = browser.new_context(
            viewport={"width": size[0], "height": size[1]}, java_script_enabled=script, color_scheme=scheme
        )
        self.asked = []
        self.page = self.context.new_page()
        self.page.on("request", lambda request: self.asked.append(request.url))
        self.script, self.opened = script, opened

    def join(self):
        self.page.goto(self.opened.address.url)
        self.page.fill("#code", CODE)
        self.page.click("button[type=submit]")
        self.page.wait_for_selector("#link")
        return self

    def see(self):
        """Wait until the present phase is shown; without script, look again."""
        if not self.script:
            self.page.goto(self.opened.address.url)
        view = f"{self.opened.session.stop}.{self.opened.session.item}."
        self.page.wait_for_selector(f'#page[data-view^="{view}"]', timeout=8_000)
        return self

    def act(self, number):
        """Vote or write where there is something to fill in."""
        page = self.page
        if page.query_selector("input[name=letter]"):
            letters = page.query_selector_all("input[name=letter]")
            letters[number % min(2, len(letters))].check()
            if page.query_selector("#confidence-4"):
                page.check("#confidence-4")
            for box in page.query_selector_all(".grounds input")[:1]:
                box.check()
            page.click("button[type=submit]")
            page.wait_for_selector(".done")
        elif page.query_selector("#text"):
            page.fill("#text", f"because of statute {number}")
            page.click("button[type=submit]")
            page.wait_for_selector(".done")

    def overflows(self):
        return self.page.evaluate(
            "document.documentElement.scrollWidth > document.documentElement.clientWidth"
        )

    def small(self):
        """Give what can be pressed and is lower than 48 px, links within a sentence excepted (W-4)."""
        return self.page.evaluate(
            """() => [...document.querySelectorAll(
                'button, .option:not(.locked), .box, summary, footer a, select')]
            .filter(one => one.offsetParent && one.getBoundingClientRect().height < 48)
            .map(one => one.outerHTML.slice(0, 80))"""
        )

    def violations(self):
        self.page.evaluate(AXE.read_text("utf-8"))
        found = self.page.evaluate("tags => axe.run({runOnly: {type: 'tag', values: tags}})", RULES)
        return [(one["id"], [node["html"][:120] for node in one["nodes"]][:3]) for one in found["violations"]]

    def close(self):
        self.context.close()


@pytest.mark.parametrize("count", [2, pytest.param(28, marks=pytest.mark.long)])
def test_a_whole_class_in_real_pages(browser, opened, count):
    """W-2, W-4, W-5, S-20 to S-22: some without script, one small and dark, one late, all phases."""
    seats = [Seat(browser, opened, script=number % 5 != 1).join() for number in range(count)]
    seats.append(Seat(browser, opened, size=(320, 568), scheme="dark").join())
    while opened.session.phase != "closed":
        for number, seat in enumerate(seats):
            seat.see()
            assert not seat.overflows(), (opened.session.phase, seat.page.viewport_size)
            assert not seat.small(), opened.session.phase
            if AXE.is_file() and number in (0, count):
                assert not seat.violations(), opened.session.phase
            seat.act(number)
        if opened.session.phase == "first-poll" and len(seats) == count + 1:
            seats.append(Seat(browser, opened).join().see())
            seats[-1].act(5)
        opened.next()
    polls = {
        name: poll.total
        for name, poll in opened.session.polls.items()
        if ".first" in name or ".second" in name
    }

    assert sorted(polls.values()) == [count + 2] * len(polls)
    assert len(polls) == 4
    for seat in seats:
        hosts = {url.split("/")[2] for url in seat.asked if url.startswith("http")}
        assert hosts == {f"127.0.0.1:{opened.address.port}"}, "nothing comes from elsewhere"
        seat.close()


@pytest.mark.long
def test_eight_browsers_and_hands_hold_one_class_and_axe_finds_nothing_at_any_width(browser, opened):
    """W-2, W-5, W-11, W-12: 320, 390 and 768 px, light and dark, each phase, both reports; hands beside."""
    sizes = ((320, 568), (390, 844), (768, 1024))
    seats = [
        Seat(browser, opened, size=sizes[n % 3], scheme=("light", "dark")[n // 3 % 2]).join()
        for n in range(8)
    ]
    opened.do(ask.Hands())
    phases = []
    while opened.session.phase != "closed":
        phases.append(opened.session.phase)
        for number, seat in enumerate(seats):
            seat.see()
            assert not seat.overflows(), (phases[-1], seat.page.viewport_size)
            assert not (AXE.is_file() and seat.violations()), (phases[-1], seat.page.viewport_size)
            seat.act(number)
        if phases[-1] in ("first-poll", "second-poll"):
            for letter, hands in zip(opened.session.open_poll.letters, (7, 4), strict=False):
                opened.do(ask.TypeCount(letter, hands))
        opened.next()
    held = [poll for name, poll in opened.session.polls.items() if name.split(".")[-1] in ("first", "second")]

    assert [poll.total for poll in held] == [8 + 11] * 4
    assert {"reveal", "consequence", "history", "debrief"} <= set(phases)
    assert len(opened.session.decisions) == 2
    for seat in seats:
        seat.see()
        assert not (AXE.is_file() and seat.violations()), seat.page.viewport_size
        # A report is a file of its own, which the policy of the room's pages does not rule.
        seat.page.goto("about:blank")
        for copy in ("students", "teacher"):
            seat.page.set_content(exports.html(opened.session, report(opened.session, DAY, copy)))
            assert not seat.overflows(), (copy, seat.page.viewport_size)
            assert not (AXE.is_file() and seat.violations()), (copy, seat.page.viewport_size)
        seat.close()


def test_s19_s20_a_phone_says_that_it_lost_the_way_and_comes_back_by_itself(browser, opened):
    seat = Seat(browser, opened).join()
    opened.go_to("first-poll")
    seat.see()
    seat.page.check("#option-B")
    seat.context.set_offline(True)
    seat.page.click("button[type=submit]")
    seat.page.wait_for_selector('#link[data-link="reconnecting"]')
    assert seat.page.inner_text("#link") == "reconnecting"
    assert seat.page.inner_text(".unsent").startswith("Not sent yet")
    seat.context.set_offline(False)
    seat.page.wait_for_selector(".done", timeout=10_000)

    assert seat.page.inner_text("#link") == "connected"
    assert opened.session.polls["1.first"].total == 1, "the vote arrived once the way was back"
    seat.close()


def test_s3_the_page_of_the_control_keeps_up_by_itself_and_keeps_what_is_typed(browser, opened):
    seat, once = opened.phone(), opened.room.control()
    opened.go_to("first-poll")
    context = browser.new_context(viewport={"width": 360, "height": 640})
    page = context.new_page()
    page.goto(once)
    page.click("button[type=submit]")
    page.wait_for_selector("text=0 voted")
    seat.look().fill(letter="B")
    page.wait_for_selector("text=1 voted", timeout=5_000)
    opened.go_to("discuss")
    seat.look().fill(text="because of a statute")
    page.wait_for_selector("text=because of a statute", timeout=5_000)
    page.click("button[value=approve]")
    page.wait_for_selector("text=because of a statute", state="detached", timeout=5_000)

    assert [one.fate for one in opened.session.reasons.values()] == ["approved"]
    context.close()


@pytest.mark.parametrize("phase", ["first-poll", "discuss"])
def test_what_can_be_opened_never_lies_under_the_button_that_stays_in_sight(browser, opened, phase):
    seat = Seat(browser, opened, size=(390, 844)).join()
    opened.go_to(phase)
    seat.see()
    seat.act(1)
    covered = seat.page.evaluate(
        """() => { const found = [], foot = document.querySelector('.foot');
            for (let y = 0; y < document.documentElement.scrollHeight; y += 24) {
                window.scrollTo(0, y);
                const edge = foot.getBoundingClientRect();
                for (const one of document.querySelectorAll('summary, select, textarea')) {
                    const box = one.getBoundingClientRect();
                    if (one.tagName === 'SUMMARY' && box.bottom > edge.top + 1 && box.top < edge.bottom - 1)
                        found.push(one.outerHTML.slice(0, 60));
                } }
            return found; }"""
    )

    assert not covered
    seat.close()


def test_w3_what_is_typed_stays_while_others_vote_and_the_phase_is_announced_once(browser, opened):
    seat, other = Seat(browser, opened).join(), opened.phone()
    opened.go_to("discuss")
    seat.see()
    seat.page.click("#text")
    seat.page.keyboard.type("because the stat")
    other.look().fill(text="because of something else")
    seat.page.wait_for_timeout(2_500)
    seat.page.keyboard.type("ute is silent")

    assert seat.page.input_value("#text") == "because the statute is silent"
    assert seat.page.evaluate("document.activeElement.id") == "text"
    seat.page.click("button[type=submit]")
    seat.page.wait_for_selector(".done")
    opened.next()
    seat.see()
    assert "Second vote" in seat.page.inner_text("#said")
    assert seat.page.locator("[aria-live=polite]").count() == 1
    seat.close()


def test_w13_a_vote_by_keys_alone(browser, opened):
    seat = Seat(browser, opened).join()
    opened.go_to("first-poll")
    seat.see()
    seat.page.keyboard.press("Tab")
    assert seat.page.evaluate("document.activeElement.className") == "skip"
    for _ in range(30):
        if seat.page.evaluate("document.activeElement.name") == "letter":
            break
        seat.page.keyboard.press("Tab")
    seat.page.keyboard.press("Space")
    seat.page.keyboard.press("ArrowDown")
    for _ in range(30):
        if seat.page.evaluate("document.activeElement.type") == "submit":
            break
        seat.page.keyboard.press("Tab")
    outline = seat.page.evaluate("getComputedStyle(document.activeElement).outlineWidth")
    seat.page.keyboard.press("Enter")
    seat.page.wait_for_selector(".done")

    assert outline == "3px"
    assert opened.session.polls["1.first"].total == 1
    seat.close()


def test_a_judge_marks_by_keys_and_what_is_ticked_stays_while_the_moot_goes_on(browser, words):
    """W-2 to W-5, W-13: what is said aloud is what was sent, at three widths."""
    opened = Open(lesson_of(loaded(), "mooted", words, load_aliases()), words)
    judges = [Seat(browser, opened, size=size).join() for size in ((320, 640), (390, 844), (768, 1024))]
    opened.go_to("moot")
    opened.do(ask.NameRoles(3))
    for number in (1, 2, 3):
        opened.do(ask.GiveRole(number, "bench"))
    opened.next()
    judges[0].see().page.check("#other-facts-2")
    judges[0].page.fill("#text", "Where does it")
    judges[0].page.evaluate("document.activeElement.blur()")
    while opened.session.item < 6:
        opened.next()
    for judge in judges:
        judge.see()
        assert not judge.overflows()
        assert not judge.small()
        assert not (AXE.is_file() and judge.violations())
    page = judges[0].page
    page.focus("#client-issue-1")
    for _ in range(5):
        page.keyboard.press("Space")
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_selector("#marks-client .done")

    assert page.inner_text("#said").startswith("The client's side has 1 1 1 1 1 from you")
    assert page.evaluate("document.activeElement.id") == "send-client"
    assert (page.is_checked("#other-facts-2"), page.input_value("#text")) == (True, "Where does it")
    assert opened.session.judged == {1: {"client": (1, 1, 1, 1, 1)}}
    for judge in judges:
        judge.close()
    opened.close()


@pytest.mark.parametrize(
    "change",
    [
        "document.documentElement.style.fontSize = '212%'",
        "document.body.style.cssText = 'line-height:1.5;letter-spacing:.12em;word-spacing:.16em'",
    ],
)
def test_w5_text_at_twice_its_size_and_wide_spacing_loses_nothing(browser, opened, change):
    seat = Seat(browser, opened, size=(320, 640)).join()
    for phase in ("first-poll", "discuss", "reveal"):
        opened.go_to(phase)
        seat.see()
        seat.page.evaluate(f"() => {{ {change}; }}")
        assert not seat.overflows(), phase
    seat.close()


def test_w6_in_forced_colours_and_without_motion_every_option_keeps_an_edge(browser, opened):
    seat = Seat(browser, opened).join()
    opened.go_to("first-poll")
    seat.see()
    seat.page.emulate_media(forced_colors="active", reduced_motion="reduce")
    edges = seat.page.evaluate(
        "() => [...document.querySelectorAll('.option, button')].map(one => getComputedStyle(one))"
        ".map(style => [style.borderTopStyle, style.transitionDuration])"
    )

    assert len(edges) > 3
    assert {edge for edge, _ in edges} == {"solid"}
    assert {duration for _, duration in edges} == {"0s"}
    seat.close()


def test_w5_a_page_lies_on_its_side_and_may_be_enlarged(browser, opened):
    seat = Seat(browser, opened, size=(568, 320)).join()
    for phase in ("first-poll", "reveal"):
        opened.go_to(phase)
        seat.see()
        assert not seat.overflows(), phase
    zoom = seat.page.get_attribute("meta[name=viewport]", "content")

    assert "maximum-scale" not in zoom
    assert "user-scalable" not in zoom
    seat.close()


@pytest.mark.long
def test_the_remote_page_holds_what_the_pages_of_seats_hold_on_every_tab(browser, opened):
    """W-2, W-4, W-5: what a teacher holds a class from, as narrow as a phone and as wide as a desk."""
    opened.phone(), opened.phone()
    opened.do(ask.MakeTeams(2))
    opened.go_to("discuss")
    opened.do(ask.ReadSlip("B", "Comity, says the slip."))
    for size in ((320, 640), (1280, 720)):
        teacher = Seat(browser, opened, size=size)
        teacher.page.goto(opened.room.control())
        teacher.page.click("button[type=submit]")
        for tab in TABS:
            teacher.page.goto(f"{opened.address.url}/remote?tab={tab}")
            teacher.page.wait_for_selector("nav [aria-current=page]")
            assert not teacher.overflows(), tab
            assert not teacher.small(), tab
            assert not (AXE.is_file() and teacher.violations()), tab
        teacher.close()


_SET = """() => {
  const room = document.getElementById("leaves").clientHeight + 1, small = [], tall = [];
  for (const leaf of document.querySelectorAll(".leaf")) {
    leaf.hidden = false;
    if (leaf.offsetHeight > room || leaf.scrollWidth > leaf.clientWidth + 1) { tall.push(leaf.textContent); }
  }
  const texts = document.createTreeWalker(document.getElementById("page"), NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const within = texts.currentNode.parentElement, size = parseFloat(getComputedStyle(within).fontSize);
    if (texts.currentNode.textContent.trim() && !within.closest("svg, .said") && size * 22 < innerHeight) {
      small.push(texts.currentNode.textContent);
    }
  }
  return [small, tall];
}"""


def test_p_in_a_browser_has_no_small_type_turns_its_pages_and_keeps_up(browser, opened):
    opened.room.laptop = HeadlessLaptop(opened.at_work, opened.room._words, opened.room)
    opened.address = opened.room.open("127.0.0.1", 0)
    opened.phone()
    seen = Seat(browser, opened, size=(1024, 768))
    seen.page.goto(opened.room.control())
    seen.page.click("button[type=submit]")
    seen.page.goto(f"{opened.address.url}/projector")
    for phase in ("join", "brief", "first-poll", "reveal", "consequence"):
        opened.go_to(phase)
        seen.page.wait_for_selector(f".phase >> text={opened.session.lesson.words(f'class.phase.{phase}')}")
        assert seen.page.evaluate(_SET) == [[], []], phase
        assert not (AXE.is_file() and seen.violations()), phase
        if phase == "brief":
            seen.page.evaluate("window.dispatchEvent(new Event('resize'))")
            first = seen.page.inner_text(".leaf:not([hidden])")
            seen.page.keyboard.press("PageDown")
            seen.page.wait_for_selector("#number >> text=Page 2 of")
            assert seen.page.inner_text(".leaf:not([hidden])") != first
    seen.close()


def test_what_a_teacher_writes_stays_while_the_class_goes_on(browser, opened):
    """W-3: the page asks each second, and takes in nothing while somebody writes."""
    teacher = Seat(browser, opened)
    teacher.page.goto(opened.room.control())
    teacher.page.click("button[type=submit]")
    opened.go_to("discuss")
    teacher.page.goto(f"{opened.address.url}/remote?tab=reasons")
    teacher.page.fill("textarea", "a slip that is half")
    opened.do(ask.ReadSlip("A", "Another slip."))
    teacher.page.evaluate("document.activeElement.blur()")
    teacher.page.wait_for_selector("text=Another slip.")

    fields = teacher.page.query_selector_all("textarea")
    assert [field.input_value() for field in fields] == ["a slip that is half"]
    teacher.close()

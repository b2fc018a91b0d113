"""Pages of seats as they are written: plain HTML, honest about the network; reports come after the class."""

import re
from datetime import date
from html.parser import HTMLParser
from itertools import pairwise

from game.classroom import commands as ask
from game.classroom.commands import CommandRefusal
from game.classroom.report.building import report
from game.classroom.report.exports import html

HOME_MADE = ("role=", "onclick=", "tabindex=", "contenteditable")


class Outline(HTMLParser):
    """What a page is made of: its tags, and of each the parents it stands in."""

    def __init__(self, text):
        super().__init__()
        self.tags, self.radios_outside, self.inside = [], 0, []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        if tag == "input" and dict(attrs).get("type") == "radio" and "fieldset" not in self.inside:
            self.radios_outside += 1
        if tag == "fieldset":
            self.inside.append(tag)

    def handle_endtag(self, tag):
        if tag == "fieldset":
            self.inside.pop()

    @property
    def levels(self):
        return [int(tag[1]) for tag in self.tags if re.fullmatch(r"h[1-6]", tag)]


def in_order(levels):
    """Tell whether no heading leaves a level out."""
    return levels[0] == 1 and all(later - one <= 1 for one, later in pairwise(levels))


def test_w2_a_page_is_plain_html_in_every_phase(opened):
    """One h1, a language, landmarks, radios in a fieldset with a legend, nothing home-made."""
    phone = opened.phone()
    seen = set()
    while opened.session.phase != "closed":
        phone.look()
        outline, phase = Outline(phone.html), opened.session.phase
        seen.add(phase)
        assert re.search(r'<html[^>]* lang="en"', phone.html), phase
        assert outline.tags.count("h1") == 1, phase
        assert {"header", "main", "footer"} <= set(outline.tags), phase
        assert outline.radios_outside == 0, phase
        assert outline.tags.count("fieldset") == outline.tags.count("legend"), phase
        assert in_order(outline.levels), (phase, outline.levels)
        main = phone.html[phone.html.index("<main") :]
        assert not [one for one in HOME_MADE if one in main.replace('tabindex="-1"', "")], phase
        opened.next()

    assert {"first-poll", "discuss", "reveal", "history", "question-after"} <= seen


def test_w7_s24_the_page_about_the_room_says_what_is_stored_and_that_others_could_read_it(opened):
    phone = opened.phone().look("/about")

    assert "plain HTTP" in phone.text
    assert "names, e-mail addresses, network addresses, devices" in phone.text


def test_no_line_of_a_narrow_phone_parts_wi_fi_or_the_day_from_its_number(opened):
    pages = [opened.phone(join=False).html, opened.phone().html, opened.phone().look("/about").html]
    opened.go_to("first-poll")
    about = opened.phone().html

    assert all("Wi\N{NON-BREAKING HYPHEN}Fi" in html and "Wi-Fi" not in html for html in pages)
    assert "decision 1 of 2 · Day\N{NO-BREAK SPACE}0" in about


def test_s23_a_report_is_made_only_once_the_class_is_over(opened):
    """No export can slow a vote down, since there is none before the end."""
    for phase in ("join", "second-poll", "debrief"):
        opened.go_to(phase)
        refused = opened.at_work.do(ask.End("exported"))
        assert isinstance(refused, CommandRefusal)
        assert refused.key == "not_closed"
    opened.go_to("closed")

    assert opened.do(ask.End("exported")).ended == "exported"


def test_w11_the_diagram_of_the_courses_stands_as_tables_too_and_headings_go_in_order(opened):
    opened.go_to("closed")
    built = report(opened.session, date(2026, 3, 2), "students")
    page = html(opened.session, built)
    nodes = [node for path in (*built.courses, built.real) if path for node in path.nodes]
    after = page[page.index("</svg>") :]

    assert "<svg" in page
    assert nodes
    assert after.count("<table") >= len(built.courses) + 1
    assert in_order(Outline(page).levels)
    assert "@media print" in page

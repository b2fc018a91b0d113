"""What is printed for a class: complete, masked, and closed in itself (W-12, S-7)."""

import re
import sys
from html import unescape
from html.parser import HTMLParser

import pytest

from game.classroom.lesson import lesson_of, load_aliases
from game.classroom.pack import pack_of, pack_pages, tickets, tickets_page, write_pages
from game.content.library import Library
from game.content.words import load_words
from game.verbs.classes import class_

PLANS = ("fifty", "ninety")
REAL = ("Microsoft", "Hotmail", "Outlook.com")


@pytest.fixture(scope="module")
def lessons():
    loaded, words = Library().load("microsoft-ireland"), load_words(also=["class", "seat", "class-pack"])
    return {plan: lesson_of(loaded, plan, words, load_aliases()) for plan in PLANS}


@pytest.mark.parametrize("plan", PLANS)
def test_every_open_option_has_a_page_and_every_page_leads_on(lessons, plan):
    pack = pack_of(lessons[plan])
    pages = [pack["history_page"]]
    for one in pack["decisions"]:
        assert [sheet["letter"] for sheet in one["options"]] == [
            o.letter for o in one["voting"].options if o.open
        ]
        pages += [one["page"], *(sheet["page"] for sheet in one["options"])]

    assert len(pack["decisions"]) == len(lessons[plan].plan.decisions)
    assert sorted(pages) == list(range(2, 2 + len(pages)))


@pytest.mark.parametrize("plan", PLANS)
def test_drawn_numbers_go_from_1_to_100_without_a_gap(lessons, plan):
    for one in pack_of(lessons[plan])["decisions"]:
        for sheet in one["options"]:
            assert [result["first"] for result in sheet["results"]] == [
                1,
                *(result["last"] + 1 for result in sheet["results"][:-1]),
            ]
            assert sheet["results"][-1]["last"] == 100


@pytest.mark.parametrize("plan", PLANS)
def test_the_real_case_stands_on_the_sealed_page_alone(lessons, plan):
    pages = pack_pages(lessons[plan])
    open_part, _, sealed = pages["booklet.html"].partition('class="sealed"')

    assert any(name in sealed for name in REAL)
    for text in (open_part, pages["handout.html"], pages["card.html"], pages["slips.html"]):
        assert not [name for name in REAL if name in shown(text)]


def shown(html):
    return re.sub(r"(?s)<style>.*?</style>", "", html)


class Nesting(HTMLParser):
    """Holds every element to be closed where it was opened."""

    VOID = frozenset({"meta", "link", "br", "input", "hr", "img"})

    def __init__(self):
        super().__init__()
        self.open, self.wrong = [], []

    def handle_starttag(self, tag, attrs):
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        """An element that is closed at once."""

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.wrong.append(tag)


def test_pages_are_well_formed_and_need_nothing_else(lessons):
    pages = dict(pack_pages(lessons["fifty"]))
    made = tickets(3, "http://192.168.1.20:8321", "418207")
    pages["tickets.html"] = tickets_page(lessons["fifty"], made, "http://192.168.1.20:8321", "418207")
    for name, text in pages.items():
        nesting = Nesting()
        nesting.feed(text)
        assert not nesting.wrong, name
        assert not nesting.open, name
        assert text.count("<h1") == 1, name
        assert "<script" not in text
        assert not re.findall(r'(?:src|href)="(?!https?://|#|data:)', shown(text)), name


def test_s7_tickets_are_single_and_only_their_digests_are_kept():
    made = tickets(200, "http://192.168.1.20:8321", "418207")

    assert len({one.characters for one in made}) == 200
    assert all(re.fullmatch(r"[A-HJKMNP-TV-Z2-9]{8}", one.characters) for one in made)
    assert all(one.characters not in one.digest for one in made)


def test_writing_twice_leaves_no_other_file(lessons, tmp_path):
    for _ in range(2):
        write_pages(pack_pages(lessons["fifty"]), tmp_path / "a pack")

    names = sorted(path.name for path in (tmp_path / "a pack").iterdir())
    papers = ["paper-answers.html", "paper.html"]
    last = ["privacy.html", "slips.html", "teacher.html"]
    assert names == ["booklet.html", "card.html", "handout.html", *papers, *last]


def test_a_paper_to_mark_has_three_boxes_a_sentence_and_its_answers_on_a_page_of_their_own(lessons):
    lesson = lessons["fifty"]
    pages, claims = pack_pages(lesson), lesson.scenario.sources.exhibits["the-article"].claims
    asked, answers = (
        unescape(shown(pages[name])).replace("’", "'") for name in ("paper.html", "paper-answers.html")
    )

    assert asked.count("<i></i>") == 3 * len(claims)
    assert "Larkfield Mail has been convicted" in asked
    assert not any(name in asked for name in REAL)
    assert not any(claim.because in asked for claim in claims)
    assert all(claim.because in answers for claim in claims)
    assert "until the history has been told" in answers


@pytest.mark.parametrize("plan", PLANS)
def test_the_teachers_sheet_has_the_clock_the_options_with_their_reasons_and_what_is_right(lessons, plan):
    lesson, pack = lessons[plan], pack_of(lessons[plan])
    stops, sheet = pack["teacher"]["stops"], unescape(shown(pack_pages(lesson)["teacher.html"]))

    assert [one["starts"] for one in stops[1:]] == [one["ends"] for one in stops[:-1]]
    assert stops[-1]["ends"] == sum(stop.minutes for stop in lesson.stops)
    assert not [one["label"] for one in stops if not one["says"]]
    says = " ".join(one["says"] for one in stops)
    assert all(
        says.count(lesson.words(f"pack.say.{stop.phase}")) == 1 for stop in lesson.stops if stop.minutes
    )
    for one in pack["decisions"]:
        assert all(all(one["reasons"][option.letter]) for option in one["voting"].options)
    assert "What students miss:" in sheet
    assert sheet.count("(right)") == 2
    assert sheet.count("Right: “I agree”.") == 1
    assert not [name for name in REAL if name in sheet.partition("What is right")[0]]


@pytest.mark.page
def test_the_pack_is_written_as_pdf_where_a_browser_is_at_hand_and_else_told_how(
    monkeypatch, tmp_path, capsys
):
    monkeypatch.setattr("game.classroom.pack.pack_pages", lambda lesson: {"card.html": "<p>A</p>"})
    class_("first-steps", pack=tmp_path / "printed")
    assert (tmp_path / "printed" / "card.pdf").read_bytes().startswith(b"%PDF")
    assert "each page as HTML and as PDF" in capsys.readouterr().out

    monkeypatch.setattr("game.pages.printing._PLACES", ())
    monkeypatch.setenv("PATH", "")
    class_("first-steps", pack=tmp_path / "open")
    assert [file.name for file in (tmp_path / "open").iterdir()] == ["card.html"]
    assert "open each page in a browser and print it, on A4, on both sides" in capsys.readouterr().out


def test_a_browser_that_makes_no_pdf_is_told_like_none(monkeypatch, tmp_path, capsys):
    monkeypatch.setattr("game.classroom.pack.pack_pages", lambda lesson: {"card.html": "<p>A</p>"})
    monkeypatch.setattr("game.pages.printing.browser", lambda: sys.executable)
    class_("first-steps", pack=tmp_path)

    assert "open each page in a browser and print it" in capsys.readouterr().out

"""A paper with claims: read and marked in plain lines, judged in the debrief, told apart by `diff`."""

from dataclasses import replace

from game.content.phrases import Phrases
from game.content.words import load_words
from game.engine.debrief import debrief
from game.engine.play import Play
from game.pages.debriefed.finished import Finished
from game.pages.debriefed.page import debrief_page
from game.workshop.diff import compared
from tests.builders import desk, played, record
from tests.terminal.scripts import printed

HEAD = {
    "authorities": '{bagwell-1994: {cite: "Bagwell, 512 U.S. 821 (1994)"}}',
    "exhibits": """
  article:
    title: The evening paper
    text: "*A firm before a judge.*"
    claims:
      convicted:
        {says: The firm was convicted., is: wrong, because: Nobody was charged., cites: [bagwell-1994]}
      held: {says: It was held in contempt., is: exact, because: The order says so.}""",
}
CHOICES = {"go": "goes_to: end, label: Go on", "stay": "label: Stay"}
CASE = desk(CHOICES, HEAD, text="[Read this., {exhibit: article}]")
ARTICLE = CASE.scenario.sources.exhibits["article"]


def typed(*lines):
    return printed(Play.begin(CASE, 1), lines)


def test_a_paper_asks_for_marks_and_keeps_its_answers():
    text = typed()

    assert "Which of these sentences are exact, which loose, which wrong?" in text
    assert "1. The firm was convicted." in text
    assert "Nobody was charged" not in text


def test_what_was_marked_stands_beside_the_answer_in_the_debrief():
    text = " ".join(typed("k l e", "1").split())

    assert "Marked: 1 loose, 2 exact." in text
    assert "Wrong. Nobody was charged. [1] You marked it: Loose." in text
    assert "Exact. The order says so. You marked it: Exact." in text


def test_a_claim_can_be_left_open():
    text = " ".join(typed("k -w", "1").split())

    assert "Marked: 2 wrong." in text
    assert "Wrong. Nobody was charged. [1] 2. It was held" in text


def test_too_few_letters_and_unknown_ones_mark_nothing():
    for wrong in ("k", "k e", "k e x", "k e e e"):
        assert "There are 2 sentences: type k and a letter for each" in typed(wrong)


def test_where_there_is_no_paper_nothing_is_marked():
    assert "no paper to mark" in printed(Play.begin(desk(CHOICES), 1), ("k e",))


def test_a_paper_that_followed_from_a_turn_was_shown_too():
    follows = desk(
        {"go": "goes_to: end, label: Go on, text: [{exhibit: article}]", "stay": "label: Stay"},
        HEAD,
        text="Nothing lies here.",
    )
    replay = played(follows, "go")

    (paper,) = debrief(follows, replay, None).papers
    assert paper.exhibit.id == "article"
    assert follows.papers_shown(replay) == {"article": replay.position}
    assert follows.papers_shown(played(follows)) == {}


def test_a_debrief_has_the_papers_that_were_shown_alone():
    elsewhere = desk(CHOICES, HEAD, text="Nothing lies here.")

    assert debrief(elsewhere, played(elsewhere, "go"), None).papers == ()
    assert [one.exhibit for one in debrief(CASE, played(CASE, "go"), None).papers] == [ARTICLE]


def test_the_page_of_the_debrief_says_why_and_what_was_marked():
    play = Play.resume(CASE, record(CASE, "go"))
    phrases, marks = Phrases(CASE.scenario, load_words()), {("article", "convicted"): "exact"}

    page = debrief_page(Finished(play, phrases, None, {}, marks), CASE.ending(play.position))

    assert "<strong>Wrong.</strong> Nobody was charged." in page
    assert "You marked it: Exact." in page


def test_another_answer_is_another_text_between_two_editions():
    claims = (replace(ARTICLE.claims[0], exactness="loose"), *ARTICLE.claims[1:])
    sources = replace(CASE.scenario.sources, exhibits={"article": replace(ARTICLE, claims=claims)})

    assert compared(CASE.scenario, replace(CASE.scenario, sources=sources)).texts == {"exhibit article": 1}

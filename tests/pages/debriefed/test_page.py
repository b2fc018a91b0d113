"""The debrief as a page: well-formed, complete, exact, and in need of no other file."""

import re
from dataclasses import replace
from html import unescape

import pytest

from game.content.loading import load
from game.content.phrases import Phrases
from game.content.words import load_words
from game.engine.case import Case, historical_replay
from game.engine.play import Play
from game.model.record import Turn
from game.pages.debriefed.finished import Finished
from game.pages.debriefed.page import debrief_page
from game.search.decisions import decisions_of
from tests.builders import ROOT, SHIPPED, in_part
from tests.pages.markup import mistakes, outside
from tests.terminal.scripts import named, playbooks, script

WORDS = load_words()
ENDED = [(path, name) for path, name in playbooks() if path in SHIPPED]


def finished(of, weighed: bool = False) -> Finished:
    """A playbook as a finished play, with the odds of its decisions where they are asked for."""
    play = Play.begin(of.case, of.seed)
    for step in of.replay.steps:
        play = play.make(step.turn)
    real = historical_replay(of.case, of.loaded.historical)
    found = decisions_of(of.case, play.replay.turns, 300_000) if weighed else ()
    phrases = Phrases(of.case.scenario, WORDS)
    return Finished(play, phrases, real, {decision.number: decision for decision in found})


def page(of: Finished) -> str:
    return debrief_page(of, of.play.case.ending(of.play.position))


def text_of(markup: str) -> str:
    """The words of a page or of a part of it, on one line."""
    body = re.sub(r"<(style|sup|title)\b.*?</\1>", "", markup, flags=re.DOTALL)
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", body)).split())


@pytest.mark.parametrize("one", in_part(ENDED, 4), ids=named)
def test_every_play_has_a_page_without_mistakes_that_fetches_nothing(one):
    of = script(*one)
    if of.case.ending(of.replay.position) is None:
        pytest.skip("this playbook stops before an ending")

    written = page(finished(of))

    assert mistakes(written) == []
    assert outside(written) == []


@pytest.fixture(scope="module")
def told():
    """A play of the first case that left history, weighed."""
    found = next(
        finished(of, weighed=True)
        for path, name in ENDED
        if path.parent.name == "first-steps"
        for of in [script(path, name)]
        if of.case.ending(of.replay.position) and name != "historical" and len(of.replay.steps) > 3
    )
    return found, page(found)


def test_the_page_has_the_exact_odds_before_and_behind_every_choice(told):
    of, written = told
    tables = re.findall(r'<table class="roads">(.*?)</table>', written, re.DOTALL)

    assert len(tables) == len(of.play.replay.steps)
    for number, table in enumerate(tables, start=1):
        decision = of.decisions[number]
        shown = re.findall(r'<td class="points">([\d · ]+)<small>([\d · ]+)</small></td>', table)
        taken = of.play.replay.steps[number - 1].turn.choice
        others = [road.choice.key.choice for road in of.told.roads_not_taken if road.number == number]
        wanted = [
            [around.before, around.after, *(around.behind[choice] for choice in others)]
            for around in (decision.careful, decision.average)
        ]
        assert shown == [
            tuple(" · ".join(map(str, chances.points)) for chances in both)
            for both in zip(*wanted, strict=True)
        ]
        assert taken not in others


def test_the_bars_are_as_long_as_the_odds_say_and_told_in_words(told):
    of, written = told
    first = re.search(r'<svg class="shares".*?</svg>', written, re.DOTALL)[0]
    good, mixed, bad = of.decisions[1].careful.before.points

    parts = re.findall(r'width="(\d+)" height="12" fill="url\(#share-(\w+)\)"', first)
    assert [(kind, int(width) // 2) for width, kind in parts] == [
        (kind, points) for kind, points in (("good", good), ("mixed", mixed), ("bad", bad)) if points
    ]
    assert f'aria-label="{good} ends well, {mixed} mixed, {bad} ends badly"' in first


def test_the_page_has_both_courses_in_its_table(told):
    of, written = told
    section = written.split('id="courses"')[1].split("</section>")[0]
    said = text_of(section)
    scenario = of.scenario

    for turn in (*of.play.replay.turns, *of.real.turns):
        assert of.notes.plain(scenario.scenes[turn.scene].title) in said
    for turn in of.play.replay.turns:
        assert text_of(of.choice(turn.key)) in said
    for fork in of.told.forks:
        assert text_of(of.turn(fork.real)) in said


def test_the_page_has_all_that_a_debrief_has(told):
    of, written = told
    said, scenario = text_of(written), of.scenario

    def there(text: str) -> bool:
        return text_of(of.notes.inline(text)) in said

    assert all(there(event.what) for event in of.told.timeline)
    assert all(there(text) for text in scenario.history.simplified)
    for theme in scenario.teaching.themes:
        assert all(there(question.ask) for question in theme.questions)
        assert all(
            there(paragraph) for question in theme.questions for paragraph in question.answer.split("\n\n")
        )
    for road in of.told.roads_not_taken:
        assert there(road.choice.label)
        assert there(road.choice.teaching.best_for)
        assert there(road.choice.teaching.best_against)
    for drawn in (one for one in of.told.luck if one.was_chance):
        assert f"({of.phrases.odds(drawn.odds)} in 100)" in said
    for name, values in of.told.meters.items():
        assert there(scenario.meters[name].label)
        assert all(f'<td class="number">{value}</td>' in written for _, value in values)


def test_every_note_leads_to_its_source_and_every_source_is_cited(told):
    _, written = told
    cited = {int(number) for number in re.findall(r'href="#source-(\d+)"', written)}
    listed = [int(number) for number in re.findall(r'<li id="source-(\d+)"', written)]

    assert listed == list(range(1, len(listed) + 1))
    assert cited == set(listed)


def test_without_odds_the_page_says_so_and_has_the_rest():
    of = next(script(path, name) for path, name in ENDED if name == "historical")

    written = page(finished(of))

    assert "This case is too large for its exact odds to be worked out here." in text_of(written)
    assert 'class="points"' not in written
    assert "Your course is the one that the case marks. No real case took it." in text_of(written)


def test_nothing_that_an_author_writes_becomes_markup():
    loaded = load(ROOT / "scenarios/first-steps/scenario.yaml").playable
    nasty = '"><script>alert(1)</script> & <b>'
    scenes = {
        name: replace(scene, title=nasty, ending=replace(scene.ending, title=nasty) if scene.ending else None)
        for name, scene in loaded.scenes.items()
    }
    case = Case(replace(loaded, words=replace(loaded.words, title=nasty, disclaimer=nasty), scenes=scenes))
    play = Play.begin(case, 1).make(Turn("service", "produce-everything", (), None))

    written = page(Finished(play, Phrases(case.scenario, WORDS), None, {}))

    assert "<script" not in written
    assert "<b>" not in written
    assert mistakes(written) == []

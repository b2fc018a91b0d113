"""Whole plays in the terminal: every playbook of the shipped cases, typed by a player."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from game.content.mentions import LINK
from game.engine.following import follow
from game.engine.play import Play
from game.engine.replay import Step
from game.model.kinds import all_hold
from game.model.position import Position
from game.model.prose import Prose, shown
from game.pages.lines.page import WIDTH
from tests.builders import in_part
from tests.terminal.scripts import Kept, Script, named, playbooks, printed, script, transcript

EVERY_PLAYBOOK = pytest.mark.parametrize("one", list(playbooks()), ids=named)
# What takes many transcripts of a playbook.
EACH_SIXTH = pytest.mark.parametrize("one", in_part(playbooks(), 6), ids=named)


@cache
def told(path: Path, name: str) -> str:
    """Return what is printed for a playbook."""
    return transcript(script(path, name))


@EACH_SIXTH
def test_the_same_seed_and_input_give_the_same_transcript(one):
    assert transcript(script(*one)) == told(*one)


@EVERY_PLAYBOOK
def test_a_playbook_typed_by_a_player_comes_to_its_ending_and_no_mark_of_emphasis_is_printed(one):
    of = script(*one)
    ending = of.case.ending(of.replay.position)

    # A star before a figure is one of the pages of a cite.
    assert not re.search(r"\*(?!\d)", told(*one))
    if ending is None:
        assert "Your choice" in told(*one)
    else:
        assert letters(f"How it ends: {ending.title}") in letters(told(*one))


@EACH_SIXTH
def test_no_line_is_wider_than_a_terminal_and_each_is_whole(one):
    of = script(*one)
    commands = ["d", "r", "m", "c", "p", "g", "a", "e", "t", "?", "1?", "2?", "foo" * 40]
    text = transcript(of, [line for turn in of.turns for line in (*commands, *turn)] + commands)

    assert [line for line in text.splitlines() if len(line) > WIDTH] == []
    assert text.endswith("\n")
    assert all(sign.isprintable() or sign in "\n\u00a0" for sign in text)


@EVERY_PLAYBOOK
def test_a_transcript_has_every_text_of_the_way(one):
    of = script(*one)
    said = letters(told(*one))

    missing = [text for text in texts(of) if letters(words(of, text)) not in said]
    assert missing == []


@EACH_SIXTH
def test_a_play_through_a_save_after_each_turn_gives_the_same_transcript(one, tmp_path):
    of = script(*one)
    kept = Kept.under(tmp_path)
    straight = printed(Play.begin(of.case, of.seed), of.lines)

    play, pieces = Play.begin(of.case, of.seed), []
    for number, typed in enumerate(of.turns):
        text = printed(play, typed, kept)
        opening, end = before_typing(play), "\nThe input ended. The play is saved.\n"
        assert text.startswith(opening)
        assert text.endswith(end)
        pieces.append(text[len(opening) if number else 0 : -len(end)])
        saved = kept.slots.last(of.case.scenario.id).value
        followed = follow(of.case, saved.playthrough)
        assert followed.stopped is None
        play = Play.resume(of.case, followed.playthrough)

    assert "".join(pieces) + "\nThe input ended.\n" == straight


def before_typing(play: Play) -> str:
    """Return what is printed before anything is typed."""
    end = "\nThe input ended. The play is saved.\n" if play.replay.steps else "\nThe input ended.\n"
    return printed(play, []).removesuffix(end)


@EACH_SIXTH
def test_undoing_all_turns_and_making_them_again_leads_back(one):
    of = script(*one)
    count = len(of.turns)

    there = printed(Play.begin(of.case, of.seed), [*of.lines, "t"])
    back = printed(Play.begin(of.case, of.seed), [*of.lines, *"u" * count, *"y" * count, "t"])

    assert back.split("Your choice: t")[-1] == there.split("Your choice: t")[-1]
    assert back.count("The turn is taken back.") == count
    assert back.count("The turn is made again.") == count


def letters(text: str) -> str:
    """Return the letters of a text: how it is wrapped, quoted and numbered does not matter."""
    return re.sub(r"[\W\d_]+", "", text).lower()


def words(of: Script, markdown: str) -> str:
    """Return the words of a text, links as words, of authorities only the pin."""
    glossary, mask = of.case.scenario.sources.glossary, of.case.scenario.mask

    def word(match: re.Match[str]) -> str:
        term, said, pin, stand_in = match[1], match[2], match[4], match[5]
        if stand_in:
            return mask.names[stand_in].shown_as
        return (said or glossary[term].term) if term else f"at {pin}" if pin else ""

    return LINK.sub(word, markdown)


def texts(of: Script) -> Iterator[str]:
    """Yield all that an author wrote and a player on this way must read."""
    case, scenario = of.case, of.case.scenario
    yield from (scenario.words.title, scenario.words.summary, scenario.words.role, scenario.words.disclaimer)
    for position in [step.before for step in of.replay.steps] + [of.replay.position]:
        scene = case.scene(position)
        yield from (scene.title, scene.forum, scene.question if not scene.ending else "")
        yield from paragraphs(of, case.text(position), position)
        for exhibit in scene.exhibits:
            yield scenario.sources.exhibits[exhibit].title
            yield from paragraphs(of, case.document(exhibit, position), position)
        for choice in case.choices(position):
            yield choice.label
    for step in of.replay.steps:
        yield from what_followed(of, step)
    ending = case.ending(of.replay.position)
    if ending:
        yield from (ending.title, ending.lesson)
        yield from debrief(of)


def paragraphs(of: Script, prose: Prose, position: Position) -> Iterator[str]:
    for part in prose:
        if part.exhibit:
            yield from paragraphs(of, of.case.document(part.exhibit, position), position)
        yield part.text


def what_followed(of: Script, step: Step) -> Iterator[str]:
    for half in (step.choice.half, *([step.outcome.half] if step.outcome else [])):
        yield from paragraphs(of, shown(half.text, step.after), step.after)
        yield from (half.files, half.because)
        if half.ruling:
            yield from (half.ruling.says, half.ruling.on)
    for change in step.changes:
        if all_hold(of.case.scenario.meters[change.meter].shown_when, step.after):
            yield change.because
    for one in step.odds:
        yield one.outcome.label


def debrief(of: Script) -> Iterator[str]:
    history, teaching = of.case.scenario.history, of.case.scenario.teaching
    for event in history.events:
        yield from (event.who, event.what, event.why)
    yield from history.simplified
    for theme in teaching.themes:
        for question in theme.questions:
            yield from (question.ask, question.answer)

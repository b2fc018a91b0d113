"""The files of a new case: the scenario, an expected play, the teacher's page, each with comments."""

from collections.abc import Iterator

from game.workshop.new_draft import Draft, quoted
from game.workshop.new_moments import Moment
from game.workshop.new_scenes import ending_lines, scene_lines
from game.workshop.new_stages import Stage


def scenario_text(draft: Draft, minutes: int) -> str:
    """Return the scenario's file."""
    scenes = draft.scenes
    lines = [*_head(draft, minutes), *_law(draft), *_grounds(), *_opening(draft), "scenes:"]
    for number, follows in enumerate([*(one.scene for one in scenes[1:]), "lost"]):
        lines += ["", f"  # Decision {number + 1} of {len(scenes)}."]
        lines += scene_lines(draft, number, follows)
    return "\n".join([*lines, *ending_lines(draft), ""])


def _head(draft: Draft, minutes: int) -> Iterator[str]:
    road = draft.road
    yield "# yaml-language-server: $schema=scenario.schema.json"
    yield "# A draft that plays, from its first scene to three endings. Rewrite it piece by piece, and then:"
    yield f"# contempt check {draft.name}"
    yield "# What stands after a # is for you alone."
    yield ""
    yield "scenario_format: 1"
    yield f"id: {draft.name}   # its name in commands; that of its folder"
    yield "edition: 1   # raise it when you change a case that others have played"
    yield f"title: {quoted(draft.title)}"
    yield f"summary: {quoted(road.summary.format(provider=draft.provider))}"
    yield f"role: {quoted(f'You are counsel to {draft.provider}.')}"
    yield "language: en   # the language you write in"
    yield f"currency: {road.currency}"
    yield f"minutes: {minutes}   # what a play takes; `contempt check` says when it no longer does"
    yield "objectives:   # what a player can say afterwards; choices that teach it name it under `serves`"
    yield f"  the-lesson: {quoted(road.objective)}"
    yield 'disclaimer: "A draft for teaching; people and companies are invented; not legal advice."'
    yield ""


def _law(draft: Draft) -> Iterator[str]:
    road = draft.road
    yield "# The order, and the rule book that says what can be done about it, and when."
    yield "matters:"
    yield f"  {road.matter}: {{title: {quoted(road.order)}, procedure: {draft.rule_book}}}"
    yield ""
    yield "# What choices win and cost. `better: low` says that less of it is good."
    yield "meters:"
    yield "  trust: {label: Customer trust, starts_at: 60, better: high}"
    yield "  costs: {label: Costs of counsel, starts_at: 10, better: low}"
    yield ""


def _grounds() -> Iterator[str]:
    yield "# Grounds against the order. One that is not raised in time cannot win above."
    yield "arguments:"
    yield "  first-ground: {label: The first ground against the order, cites: [first-authority]}"
    yield "  second-ground: {label: The second ground against the order}"
    yield ""
    yield "# What courts stand on. The authorities of the rule book can be cited too, by their ids."
    yield "authorities:"
    yield "  first-authority:"
    yield '    cite: "Name of the case, reporter, court and year"'
    yield '    says: "What it holds, in one sentence."'
    yield ""
    yield "# People speak and rule under invented names."
    yield "cast:"
    yield "  judge: {name: Judge Vale, role: The judge, portrait: district-judge}"
    yield "  chief: {name: Robin Quill, role: Chief of the company, portrait: chief-executive}"
    yield ""


def _opening(draft: Draft) -> Iterator[str]:
    yield f"opens_at: {draft.scenes[0].scene}"
    yield f"opens_on: {draft.road.opens_on}   # no authority may be younger than the day on which it is cited"
    yield ""
    yield f"# Where the odds must stay while you rewrite; `contempt odds {draft.name}` shows what they are."
    yield "expect:"
    yield "  endings:"
    yield "    won: {at_least: 1, at_most: 60}"
    yield ""


def playbook_text(draft: Draft) -> str:
    """Return the file of an expected play: counsel fights on everywhere, and wins in the last court."""
    lines = [
        "# yaml-language-server: $schema=../playbook.schema.json",
        "# An expected play. `contempt check` makes these turns, and tells where one cannot be made.",
        "# Where your case follows a real one, call this file historical.yaml, mark its choices and outcomes",
        "# `historical: true` in scenario.yaml, and tell the real course there under `history`.",
        "playbook_format: 1",
        "title: Fight on, and win in the last court",
        "plays:",
    ]
    for number, scene in enumerate(draft.scenes):
        lines.append(f"  - {{{_turn(scene, number + 1 == len(draft.scenes))}}}")
    return "\n".join([*lines, "ends_in: won", ""])


def _turn(scene: Stage | Moment, last: bool) -> str:
    if isinstance(scene, Moment):
        return f"choose: {scene.scene}.{scene.ways[0].choice}"
    picks = ", picks: [first-ground, second-ground]" if scene.raises else ""
    outcome = f", outcome: {'won' if last else 'lost'}" if scene.ruled else ""
    return f"choose: {scene.scene}.fight{picks}{outcome}"


def teaching_text(draft: Draft) -> str:
    """Return the teacher's page, with a line on what belongs under each heading."""
    scenes = "\n".join(f"| {scene.title} | | |" for scene in draft.scenes)
    return _TEACHING.format(title=draft.title, scenes=scenes)


_TEACHING = """\
# Teaching *{title}*

Say here how long it takes alone and with a class, and for whom it is.

## The idea

The one thing that a player should be able to say afterwards, in two or three sentences.

## What each scene brings

| scene | new to the player | point of law |
|---|---|---|
{scenes}

## Endings

| ending | how one comes there |
|---|---|
| Obeyed | obey at any decision |
| Won | fight on with the first ground raised in time, and be lucky once |
| Lost | fight on, and lose in the last court |

## What students say

The errors that come up, and what to answer.
"""

"""The scenes of a new case, in YAML, with comments for the author."""

from collections.abc import Iterator, Sequence

from game.workshop.new_draft import Draft, quoted
from game.workshop.new_moments import Moment, Way
from game.workshop.new_stages import Ruled, Stage

# Each ending: its scene, whose name is its title; its tone, text and lesson.
_ENDINGS: Sequence[tuple[str, str, str, str]] = (
    (
        "obeyed",
        "mixed",
        "{} has obeyed. The matter is over.",
        "Obeying ends the matter, and the question with it.",
    ),
    (
        "won",
        "good",
        "The court sides with {}, and the order is gone.",
        "A ground wins only where it was raised in time.",
    ),
    (
        "lost",
        "bad",
        "The last court has ruled against {}.",
        "Whoever is heard can lose, and knows the law afterwards.",
    ),
)


def scene_lines(draft: Draft, number: int, follows: str) -> Iterator[str]:
    """Yield the lines of one decision; `follows` is the scene after it."""
    scene = draft.scenes[number]
    yield from _opening(scene, draft, number)
    if isinstance(scene, Stage):
        yield from _stage_lines(scene, draft, number, follows)
    else:
        yield from _moment_lines(scene, follows)


def _stage_lines(stage: Stage, draft: Draft, number: int, follows: str) -> Iterator[str]:
    if number == 0:
        yield '      - {chief: "How long do we have, and what does it cost if we say no?"}'
    yield "    choices:"
    yield from _obey(stage, draft, number)
    if stage.too_early:
        yield from _too_early(stage, draft)
    yield from _fight(stage, draft, number, follows)


def _moment_lines(moment: Moment, follows: str) -> Iterator[str]:
    yield "    choices:"
    for way in moment.ways:
        yield f"      {way.choice}:"
        yield f"        label: {quoted(way.label)}"
        if effects := _effects(way):
            yield f"        effects: [{effects}]"
        yield f"        goes_to: {follows}"


def ending_lines(draft: Draft) -> Iterator[str]:
    """Yield the lines of the three endings."""
    yield ""
    yield "  # The endings: what became of the order, of the client, of the customer and of the law."
    for scene, tone, text, lesson in _ENDINGS:
        yield f"  {scene}:"
        yield f"    text: {quoted(text.format(draft.provider))}"
        yield f"    ending: {{title: {scene.capitalize()}, tone: {tone}, lesson: {quoted(lesson)}}}"


def _opening(scene: Stage | Moment, draft: Draft, number: int) -> Iterator[str]:
    yield f"  {scene.scene}:"
    yield f"    title: {quoted(scene.title)}"
    yield f"    forum: {quoted(draft.forum(number))}"
    if number == 0:
        yield "    # One place, one hour, and somebody who wants something; it ends just before the decision."
    yield "    text:"
    yield f"      - {quoted(scene.text.format(provider=draft.provider))}"


def _obey(stage: Stage, draft: Draft, number: int) -> Iterator[str]:
    yield "      obey:"
    yield f"        label: {quoted(stage.obey)}"
    yield "        stance: comply"
    yield f"        effects: [{{meter: trust, by: {-20 + 3 * number}}}]"
    if stage.obey_moves:
        said = "   # a step of the rule book, which says when it may be made" if number == 0 else ""
        yield f"        moves: [{stage.obey_moves}]{said}"
    docket = "   # the entry in the docket" if number == 0 else ""
    yield f"        files: {quoted(f'{draft.provider} obeys.')}{docket}"
    yield "        goes_to: obeyed"


def _too_early(stage: Stage, draft: Draft) -> Iterator[str]:
    yield "      # Nothing here says that this is locked: the rule book says it, and the player reads why."
    yield "      at-once:"
    yield "        label: Appeal the order at once"
    yield "        stance: litigate"
    yield f"        moves: [{stage.too_early}]"
    yield "        intended: The rule book locks it; that is the lesson."
    yield f"        goes_to: {draft.road.stages[-1].scene}"


def _fight(stage: Stage, draft: Draft, number: int, follows: str) -> Iterator[str]:
    yield "      fight:"
    yield f"        label: {quoted(stage.fight)}"
    yield f"        stance: {'contempt' if stage.per_day else 'litigate'}"
    yield f"        takes: {stage.takes}"
    if stage.raises:
        yield "        # What is picked here is preserved. The rest is lost for good once the record closes."
        yield "        picks: {at_most: 2, of: [first-ground, second-ground], label: Your grounds}"
        yield "        serves: [the-lesson]"
    sum_ = f", {{sanction: {draft.road.matter}, per_day: {stage.per_day}}}" if stage.per_day else ""
    yield f"        effects: [{{meter: costs, by: 10}}{sum_}]"
    if stage.fight_moves:
        yield f"        moves: [{stage.fight_moves}]"
    if stage.ruled is None:
        yield f"        goes_to: {follows}"
        return
    yield "        outcomes:"
    yield from _outcomes(stage.ruled, _grounds_count(stage, draft), (number == 0, follows))


def _grounds_count(stage: Stage, draft: Draft) -> bool:
    """Return whether grounds have been raised by the end of a stage, so that the ruling can turn on them."""
    raised = next(number for number, one in enumerate(draft.road.stages) if one.raises)
    return draft.road.stages.index(stage) >= raised


def _outcomes(ruled: Ruled, grounds: bool, told: tuple[bool, str]) -> Iterator[str]:
    first, follows = told
    plus = f"{{base: {ruled.odds}, plus: [{{when: [{{preserved: second-ground}}], points: 10}}]}}"
    if first:
        yield "          # Odds are points of 100; the outcome without odds takes what is left."
    yield "          won:"
    yield f"            label: {quoted(ruled.won)}"
    yield f"            odds: {plus if grounds else ruled.odds}"
    yield f"            moves: [{ruled.won_moves}]"
    yield from _ruling(ruled.won, ruled.dispositions[0], "turns_on: [first-ground], ", grounds)
    yield "            goes_to: won"
    yield "          lost:"
    yield f"            label: {quoted(ruled.lost)}"
    yield f"            moves: [{ruled.lost_moves}]"
    yield from _ruling(ruled.lost, ruled.dispositions[1], "", grounds)
    yield f"            goes_to: {follows}"


def _ruling(what: str, disposition: str, turns_on: str, ruled: bool) -> Iterator[str]:
    if not ruled:
        yield f"            files: {quoted(what + '.')}"
        return
    word = f"disposition: {disposition}, " if disposition else ""
    says = f"says: {quoted(what + '.')}"
    yield f"            ruling: {{by: judge, {word}{says}, {turns_on}cites: [first-authority]}}"


def _effects(way: Way) -> str:
    moved = (("trust", way.trust), ("costs", way.costs))
    return ", ".join(f"{{meter: {meter}, by: {by}}}" for meter, by in moved if by)

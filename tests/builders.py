"""Small cases for tests, written in the language of the authors: a builder makes a real one, never a mock.

Most rules can be shown at one desk: a scene whose choices lead back to it, in a case with one small
rule book. `desk` writes such a case and reads it, `played` plays turns in it, `failing` gives the
problems of one that must not be readable.
"""

import re
import tempfile
from collections.abc import Iterable, Mapping
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from game.content.loaded import Loaded
from game.content.loading import load
from game.content.problems import Problem
from game.engine.case import Case
from game.engine.openness import OpenOutcome
from game.engine.replay import Replay
from game.model.ids import ArgumentId, ChoiceId, MatterId, OutcomeId, SceneId, VariantId
from game.model.position import Position, Standing
from game.model.record import Playthrough, Turn
from game.model.scenario import Scenario
from game.search.packing import Guards

ROOT = Path(__file__).parent.parent
CASES = sorted((ROOT / "tests" / "cases").glob("*/scenario.yaml"))
# Every shipped case, for what is cheap; the tutorial and the case of the Ireland warrant in every run and
# the others with `-m long`, for what is costly (docs/architecture.md says what is which).
SHIPPED = sorted((ROOT / "scenarios").glob("*/scenario.yaml"))
TUTORIAL, IRELAND = (
    ROOT / "scenarios" / name / "scenario.yaml" for name in ("first-steps", "microsoft-ireland")
)
SWEPT = [
    TUTORIAL,
    IRELAND,
    *(pytest.param(file, marks=pytest.mark.long) for file in SHIPPED if file not in (TUTORIAL, IRELAND)),
]

RULE_BOOK = """\
procedure_format: 1
title: A small order
opens_in: served
facts:
  strict: {label: This court is strict, cites: [ryan]}
deadlines:
  notice: {label: Notice of appeal, in: 14 days, starts_in: [contempt, contempt-stayed]}
authorities:
  ryan: {cite: "United States v. Ryan, 402 U.S. 530 (1971)"}
postures:
  unserved: {}
  served: {label: Served}
  ordered: {label: Order outstanding}
  contempt: {label: In contempt, sanctions: accrue, record: closed}
  contempt-stayed: {label: "In contempt, stayed", record: closed, stayed: true}
  on-appeal: {label: On appeal, sanctions: accrue}
  purged: {label: Purged, sanctions: end}
  vacated: {label: Vacated, sanctions: void}
moves:
  serve: {from: {unserved: served}}
  order-at-once: {from: {served: ordered}}
  hold: {label: Hold in contempt, from: {served: contempt, ordered: contempt, contempt: contempt}}
  stay: {from: {contempt: contempt-stayed}}
  lift-stay: {from: {contempt-stayed: contempt}}
  release: {from: {contempt: ordered, on-appeal: ordered}}
  purge: {from: {contempt: purged, contempt-stayed: purged, on-appeal: purged}}
  vacate: {from: {served: vacated, contempt: vacated, contempt-stayed: vacated, on-appeal: vacated}}
  appeal:
    label: Appeal
    from: {contempt: on-appeal, contempt-stayed: on-appeal}
    when: [{any: [{not: [{fact: strict}]}, {sanction: this}]}]
    within: notice
    refused:
      - {when: [{deadline: notice, is: missed}], says: Too late.}
      - {when: [{posture: [contempt, contempt-stayed]}], says: Here a contempt needs a sanction.}
      - {says: An order to produce is not final., cites: [ryan]}
"""

# What a case has unless a test says otherwise; a key that the test writes takes the place of this one.
HEAD: Mapping[str, str] = {
    "scenario_format": "1",
    "id": "desk",
    "edition": "1",
    "title": "At a desk",
    "matters": "{order: {procedure: book}}",
    "meters": "{trust: {starts_at: 60}}",
    "facts": "{found: {label: It is found}, other: {}}",
    "arguments": "{first: {label: The first ground}, second: {}, third: {}}",
    "deadlines": "{reply: {label: Reply}}",
    "cast": "{judge: {name: Judge Okafor}}",
    "opens_at": "desk",
    "opens_on": "2020-01-01",
}


@cache
def loaded(file: Path) -> Loaded:
    """Return a case that no test changes, read once a run."""
    return load(file)


def in_part(values: Iterable[Any], every: int) -> list[Any]:
    """Return parameters of which each run takes one in so many, and `-m long` the others."""
    return [
        value if number % every == 0 else pytest.param(value, marks=pytest.mark.long)
        for number, value in enumerate(values)
    ]


def desk(
    choices: Mapping[str, str],
    head: Mapping[str, str] | None = None,
    *,
    text: str = "",
    variant: str = "",
    book: str = RULE_BOOK,
) -> Case:
    """Return a case of one desk: each choice is the inside of a block.

    It leads back to the desk, unless it begins with another `goes_to`.
    """
    scenario = read(written(choices, head, text), book).playable
    return Case(scenario, VariantId(variant) if variant else None)


def failing(
    choices: Mapping[str, str], head: Mapping[str, str] | None = None, *, book: str = RULE_BOOK
) -> tuple[Problem, ...]:
    """Return the errors of a case at a desk; fail where it has none."""
    errors = read(written(choices, head), book).errors
    assert errors, "this case can be read"
    return errors


def written(choices: Mapping[str, str], head: Mapping[str, str] | None = None, text: str = "") -> str:
    """Return the file of a case at a desk; its scene has a text where one is given."""
    top = {**HEAD, **(head or {})}
    inside = [f"      {name}: {{{_leading_back(body)}}}" for name, body in choices.items()]
    lines = [f"{key}: {value}" for key, value in top.items()]
    opened = ["scenes:", "  desk:", *([f"    text: {text}"] if text else []), "    choices:"]
    return "\n".join([*lines, *opened, *inside, "  end: {ending: {title: The end}}", ""])


def read(scenario: str, book: str = RULE_BOOK, playbooks: Mapping[str, str] | None = None) -> Loaded:
    """Return what is read of a scenario and its rule book, `procedures/book.yaml`."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "procedures").mkdir()
        (folder / "procedures" / "book.yaml").write_text(book, "utf-8")
        (folder / "playbooks").mkdir()
        for one, text in (playbooks or {}).items():
            (folder / "playbooks" / f"{one}.yaml").write_text(text, "utf-8")
        file = folder / "scenario.yaml"
        file.write_text(scenario, "utf-8")
        return load(file)


def turn(written_turn: str, scene: str = "desk") -> Turn:
    """Return the turn written `choice(pick, pick):outcome`, or a part of it with the choice."""
    match = re.fullmatch(r"(?:([a-z0-9-]+)\.)?([a-z0-9-]+)(?:\((.*)\))?(?::([a-z0-9-]+))?", written_turn)
    assert match, f"no turn: {written_turn}"
    of, choice, picks, outcome = match.groups()
    return Turn(
        SceneId(of or scene),
        ChoiceId(choice),
        tuple(ArgumentId(pick.strip()) for pick in (picks or "").split(",") if pick.strip()),
        OutcomeId(outcome) if outcome else None,
    )


def record(case: Case, *turns: str) -> Playthrough:
    """Return the record of some turns."""
    scenario = case.scenario
    made = tuple(map(turn, turns))
    return Playthrough(scenario.id, str(scenario.edition), case.variant, seed=7, turns=made)


def played(case: Case, *turns: str) -> Replay:
    """Return a play of some turns."""
    return case.replay(record(case, *turns))


def after(case: Case, *turns: str) -> Position:
    """Return the position after some turns."""
    return played(case, *turns).position


def standing(position: Position, matter: str = "order") -> Standing:
    """Return where a matter stands."""
    return position.matters[MatterId(matter)]


def fines(case: Case, *turns: str) -> int:
    """Return the fines owed in the one matter after some turns."""
    return standing(after(case, *turns)).fines


def open_here(case: Case, position: Position) -> list[str]:
    """Return the ids of the choices that are open."""
    return [choice.key.choice for choice in case.open_choices(position)]


def odds(case: Case, position: Position, choice: str, *picks: str) -> dict[str, Fraction]:
    """Return the odds of each open outcome, by its id."""
    found: tuple[OpenOutcome, ...] = case.outcomes(position, ChoiceId(choice), tuple(map(ArgumentId, picks)))
    return {one.outcome.id: one.odds for one in found}


def docket(replay: Replay) -> list[tuple[str, str]]:
    """Return each docket entry: its day, and the name of its kind."""
    return [(entry.day.isoformat(), type(entry.what).__name__) for entry in replay.docket]


def shown_on_coming(scenario: Scenario) -> dict[SceneId, list[Guards]]:
    """Return the guards of each paragraph that may be shown on coming to a scene.

    They are those of its own text, and of what follows the turns that lead there: that is shown once the
    turn is over, in the position that it leads to.
    """
    found = {scene.id: [paragraph.when for paragraph in scene.text] for scene in scenario.scenes.values()}
    for scene in scenario.scenes.values():
        for choice in scene.choices.values():
            for outcome in choice.outcomes.values() or (None,):
                prose = (*choice.half.text, *(outcome.half.text if outcome else ()))
                for way in choice.ways_on(outcome):
                    found[way.scene] += [paragraph.when for paragraph in prose]
    return found


def _leading_back(body: str) -> str:
    return (
        body if body.startswith("goes_to:") else ", ".join(part for part in ("goes_to: desk", body) if part)
    )

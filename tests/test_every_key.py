"""Every key, guard and effect of the format is used by a case that is played here.

The lists come from the documents and from the model themselves, so that a new key without a case
that plays it is told. The cases are the shipped ones and those of `tests/cases`, by their playbooks.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from game.content import loading
from game.content.documents.expected import PlaybookDocument
from game.content.documents.scenario import ScenarioDocument
from game.content.documents.scenes import ChoiceDocument
from game.content.loaded import Loaded
from game.content.loading import load
from game.content.phrases import Phrases
from game.content.problems import Findings
from game.content.words import load_words
from game.engine.case import Case
from game.engine.replay import Replay
from game.model.effects.record import WriteDocket
from game.model.ids import as_written
from game.model.kinds import Change, Guard, kinds_of
from game.model.scene import MoveRefused
from game.proof.playbook import run_playbook
from tests.builders import CASES, ROOT, SHIPPED
from tests.keys import Key, every_key, keys_written

GUARDS = kinds_of(Guard)
CHANGES = kinds_of(Change)
# Keys of these documents must stand in a turn that is made; of the others, in a file that is read for a play.
OF_TURNS = {
    *("HalfDocument", "ChoiceDocument", "OutcomeDocument", "RulingDocument", "PicksDocument"),
    *("OddsDocument", "AdditionDocument", "PlannedMoveDocument", "EffectDocument"),
}
OF_RULES = {"MoveDocument", "RefusalDocument", "PostureDocument", "DeadlineRuleDocument"}


@dataclass(frozen=True)
class Documents:
    """The files of one case, as documents."""

    scenario: ScenarioDocument
    rule_books: dict[str, Any]
    others: tuple[Any, ...]


@dataclass
class Tally:
    """What the plays of all cases used: keys of files, keys of turns and rules, guards, effects."""

    read: set[Key] = field(default_factory=set)
    made: set[Key] = field(default_factory=set)
    answers: dict[type, set[bool]] = field(default_factory=dict)
    changes: dict[type, set[bool]] = field(default_factory=dict)
    plays: int = 0
    watching: bool = False

    def take_turns(self, documents: Documents, replay: Replay) -> None:
        """Note the keys of what was chosen, of how it turned out, and of the rules that it met."""
        for step in replay.steps:
            pieces = documents.scenario.pieces.values()
            scenes = documents.scenario.scenes | {k: v for piece in pieces for k, v in piece.scenes.items()}
            scene = scenes[as_written(step.turn.scene)]
            # What a scene has that goes on by itself was written as its own.
            choice = scene.choices.get(step.turn.choice, scene)
            if choice is not scene:
                self.made.update(keys_written(ChoiceDocument({**vars(choice), "outcomes": {}})))
            if step.outcome:
                self.made.update(keys_written(choice.outcomes[step.outcome.id]))
            for matter, standing in step.after.matters.items():
                book = self._book(documents, matter)
                for posture in standing.postures:
                    self.made.update(keys_written(book.every_posture[posture]))
                started = (name for name in book.deadlines if f"{matter}.{name}" in step.after.deadlines)
                self.made.update(key for name in started for key in keys_written(book.deadlines[name]))
            halves = [step.choice.half, *([step.outcome.half] if step.outcome else [])]
            for planned in (planned for half in halves for planned in half.moves):
                self.take_move(documents, planned.move.matter, planned.move.id)

    def take_move(self, documents: Documents, matter: str, move: str) -> None:
        """Note the keys of a move that was made or refused."""
        self.made.update(keys_written(self._book(documents, matter).moves[move]))

    def _book(self, documents: Documents, matter: str) -> Any:
        return documents.rule_books[documents.scenario.matters[matter].procedure]


@pytest.fixture(scope="module")
def tally() -> Tally:
    """Play every playbook of every case, as a front does, and watch guards and effects at work."""
    counted = Tally()
    with pytest.MonkeyPatch.context() as patch:
        for kind in GUARDS:
            patch.setattr(
                kind, "holds", watched(kind.holds, counted, counted.answers.setdefault(kind, set()))
            )
        for kind in CHANGES:
            noted = counted.changes.setdefault(kind, set())
            patch.setattr(kind, "applied_to", watched(kind.applied_to, counted, noted))
        for file in (*SHIPPED, *CASES):
            loaded = load(file)
            if loaded.playbooks:
                play_all(loaded, counted)
    return counted


def watched(asked: Callable[..., Any], counted: Tally, noted: set[bool]) -> Callable[..., Any]:
    """Return as a guard or effect does, and note whether the guard held or the effect changed anything."""

    def asking(self: Any, position: Any) -> Any:
        answer = asked(self, position)
        if counted.watching:
            noted.add(answer if isinstance(answer, bool) else answer != position)
        return answer

    return asking


def play_all(loaded: Loaded, counted: Tally) -> None:
    documents = documents_of(loaded.path)
    scenario = loaded.playable
    for written in (documents.scenario, *documents.rule_books.values(), *documents.others):
        counted.read.update(keys_written(written))
    for book in loaded.playbooks:
        run = run_playbook(book.playbook, Phrases(scenario, load_words()))
        counted.plays += 1
        counted.take_turns(documents, run.replay)
        # Only here: what a playbook expects after a turn is not play.
        counted.watching = True
        look_at_all(run.case, run.replay, documents, counted)
        counted.watching = False


def look_at_all(case: Case, replay: Replay, documents: Documents, counted: Tally) -> None:
    """Make the turns again, and ask in each position what a front asks."""
    again = case.begin()
    for step in replay.steps:
        position = again.position
        case.text(position)
        for choice in case.choices(position):
            for reason in case.reasons(position, choice.key.choice):
                if isinstance(reason, MoveRefused):
                    counted.take_move(documents, reason.move.matter, reason.move.id)
        again = again.then(case.advance(position, step.turn))
    assert again == replay


def documents_of(path: Path) -> Documents:
    findings = Findings()
    source = loading._document(path, ScenarioDocument, findings)
    assert source
    companions = loading._companions(source, findings)
    files = sorted((path.parent / "playbooks").glob("*.yaml"))
    playbooks = [loading._document(file, PlaybookDocument, findings) for file in files]
    assert not findings.errors
    books = {name: book.document for name, book in companions.rule_books.items()}
    return Documents(
        source.document, books, (*companions.common, *(one.document for one in playbooks if one))
    )


def test_many_plays_are_counted(tally):
    """Else the tests below would hold of nothing."""
    assert tally.plays >= 40


@pytest.mark.parametrize("file", [*SHIPPED, *CASES], ids=lambda file: file.parent.name)
def test_every_playbook_of_a_case_holds(file):
    loaded = load(file)
    assert loaded.playbooks, loaded.problems

    phrases = Phrases(loaded.playable, load_words())
    runs = [run_playbook(book.playbook, phrases) for book in loaded.playbooks]

    short = [f"{run.playbook.name}: {one.what}" for run in runs for one in run.shortfalls]
    assert not short, "\n".join(short)


def test_every_key_of_the_format_is_used_by_a_case_that_is_played(tally):
    assert sorted(map(str, every_key() - tally.read)) == []


def test_every_key_of_a_turn_is_used_in_a_turn_that_is_made(tally):
    of_turns = {key for key in every_key() if key.document in OF_TURNS or key.document.endswith("Effect")}

    assert sorted(map(str, of_turns - tally.made)) == []


def test_every_key_of_a_rule_book_is_used_where_a_play_comes(tally):
    """A posture that is stood in, a move that is made or refused, a deadline that starts."""
    of_rules = {key for key in every_key() if key.document in OF_RULES}

    assert sorted(map(str, of_rules - tally.made)) == []


@pytest.mark.parametrize("kind", GUARDS, ids=lambda kind: kind.__name__)
def test_every_kind_of_guard_holds_in_one_play_and_fails_in_one(tally, kind):
    assert tally.answers[kind] == {True, False}


@pytest.mark.parametrize(
    "kind", [kind for kind in CHANGES if kind is not WriteDocket], ids=lambda kind: kind.__name__
)
def test_every_kind_of_effect_changes_a_position_in_some_play(tally, kind):
    assert True in tally.changes[kind]


def test_a_docket_entry_of_its_own_is_written_in_some_play_and_changes_nothing(tally):
    assert tally.changes[WriteDocket] == {False}


def test_the_cases_are_found():
    assert {file.parent.name for file in SHIPPED} >= {"first-steps", "microsoft-ireland"}
    assert all(file.is_relative_to(ROOT / "tests" / "cases") for file in CASES)
    assert len(CASES) >= 10

"""The names that guards, effects and texts of one file can refer to, and where their problems are put."""

from collections.abc import Collection, KeysView, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from game.content.called import choice_called, written_out
from game.content.desk import Desk, key_of
from game.content.documents.base import Document
from game.content.documents.prose import WordsDocument
from game.content.documents.scenario import ScenarioDocument
from game.content.drawings import UnfitDrawing
from game.content.matter_names import MatterNames
from game.content.names import DECLARED_UNDER, Names
from game.content.problems import brief, did_you_mean
from game.content.tree import Plain, Steps
from game.model import ids
from game.model.cites import Cite
from game.model.guards.logic import HoldsCondition
from game.model.procedure import Matter, Move
from game.model.scene import GO_ON
from game.model.value import value


@value
class Calling:
    """A piece as one call has it: its name, and the scene in which the play goes on afterwards."""

    piece: str
    then: str


@dataclass(slots=True)
class Scope:
    """The names of one scenario, or of one rule book bound to its matter, which it calls `this`."""

    desk: Desk
    names: Names
    postures: MatterNames
    moves: MatterNames
    deadlines: MatterNames
    own_deadlines: Collection[str] = ()
    choices: Mapping[str, Collection[str]] = field(default_factory=dict)
    matters: dict[ids.MatterId, Matter] = field(default_factory=dict)
    conditions: dict[str, HoldsCondition] = field(default_factory=dict)
    bounds: dict[str, tuple[int, int]] = field(default_factory=dict)
    # By the id of a scene that stands in a piece: the piece. By the id of a piece: its first scene, and the
    # scenes in which the play goes on after it, one for each call.
    homes: Mapping[str, str] = field(default_factory=dict)
    begins: Mapping[str, str] = field(default_factory=dict)
    calls: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    calling: Calling | None = None  # where the scenes of a piece are built
    this: ids.MatterId | None = None
    whole: bool = True
    unfit: set[UnfitDrawing] = field(default_factory=set)

    def error(self, steps: Steps, code: str, what: str, remedy: str) -> None:
        """Add a problem."""
        self.desk.error(steps, code, what, remedy)

    def less(self, document: Document, steps: Steps) -> bool:
        """Return whether a document has lost a key to a mistake that is reported already."""
        return self.desk.less(document, steps)

    def one_of_two(self, document: Document, pair: Mapping[str, object], steps: Steps) -> bool:
        """Return whether just one of two keys is there, or add a problem, unless it is reported already."""
        there = 2 - list(pair.values()).count(None)
        if there == 1:
            return True
        if there == 2 or not self.desk.less(document, steps):
            what = f"this takes just one of {' and '.join(f'`{key}`' for key in pair)}"
            remedy = "Both are there: leave one of them out."
            remedy = remedy if there else "Neither is there: write one of them."
            self.desk.error(steps, "S019", what, remedy)
        return False

    def declared(self, noun: str) -> Collection[str]:
        """Return the names of a kind."""
        return self.names.declared[noun]

    def known(self, noun: str, name: str, steps: Steps) -> bool:
        """Return whether a name is declared, or add a problem."""
        return self.names.known(noun, name, self.desk, steps)

    def all_known(self, noun: str, names: tuple[str, ...], steps: Steps) -> tuple[str, ...]:
        """Return the names that are declared, after adding a problem for each of the others."""
        return self.names.all_known(noun, names, self.desk, steps)

    def named(self, noun: str, written: str | tuple[str, ...], steps: Steps) -> Any:
        """Return what a name stands for, or None after adding a problem; of several, those declared."""
        if isinstance(written, tuple):
            return self.all_known(noun, written, steps)
        if noun in ("matter", "move", "deadline", "choice"):
            return getattr(self, noun)(written, steps)
        return written if self.known(noun, written, steps) else None

    def cites(self, cites: tuple[Cite, ...], steps: Steps, key: str = "cites") -> tuple[Cite, ...]:
        """Return the cites of a part, after adding a problem for each that names an unknown authority."""
        named = tuple([cite.authority for cite in cites])
        known = self.all_known("authority", named, (*steps, key))
        return cites if known == named else tuple([cite for cite in cites if cite.authority in known])

    def matter(self, name: str, steps: Steps) -> ids.MatterId | None:
        """Return a matter by name, or None after adding a problem."""
        if self.this is not None and name == "this":
            return self.this
        return ids.MatterId(name) if self.names.known("matter", name, self.desk, steps) else None

    def standpoint(self, written: str, steps: Steps) -> ids.Standpoint | None:
        """Return a posture of a matter, or None after adding a problem."""
        found = self.postures.resolve("posture", written, self.desk, steps)
        return ids.Standpoint(ids.MatterId(found[0]), ids.PostureId(found[1])) if found else None

    def move(self, written: str, steps: Steps) -> Move | None:
        """Return a move of a matter, or None after adding a problem."""
        found = self.moves.resolve("move", written, self.desk, steps)
        if found is None or ids.MatterId(found[0]) not in self.matters:
            return None
        return self.matters[ids.MatterId(found[0])].procedure.moves.get(ids.MoveId(found[1]))

    def deadline(self, written: str, steps: Steps) -> ids.DeadlineId | None:
        """Return a deadline of the scenario or a rule book, or None after adding a problem."""
        if written in self.own_deadlines:
            return ids.DeadlineId(written)
        of_books = [name for names in self.deadlines.by_matter.values() for name in names]
        if not self.own_deadlines or written.rpartition(".")[2] in of_books:
            found = self.deadlines.resolve("deadline", written, self.desk, steps)
            return ids.DeadlineId(f"{found[0]}.{found[1]}") if found else None
        known = [*self.own_deadlines, *of_books]
        told = self.deadlines.told_otherwise(written)
        what = f"unknown deadline '{brief(written)}'"
        self.desk.error(steps, "S012", *(told or (what, did_you_mean(written, known))))
        return None

    def choice(self, written: str, steps: Steps) -> ids.ChoiceKey | None:
        """Return a choice written `scene.choice`, or None after adding a problem."""
        scene, _, choice = written.partition(".")
        if choice and scene in self.choices and choice in self.choices[scene]:
            return ids.ChoiceKey(ids.SceneId(scene), ids.ChoiceId(choice))
        if "scene" in self.names.unsure:
            return None
        what = f"unknown choice '{brief(written)}'"
        every = [f"{one}.{each}" for one, choices in self.choices.items() for each in choices]
        meant = written_out(written, every, key_of(steps)) if " " in written else ""
        called = choice_called(written, self.names.written)
        meant = meant or (f"Did you mean '{called}'?" if called else "")
        near = meant or did_you_mean(written, self._choices_near(scene, choice))
        self.desk.error(steps, "S012", what, near)
        return None

    def copies(self, key: ids.ChoiceKey) -> tuple[ids.ChoiceKey, ...]:
        """Return a choice as the model has it: of a scene of a piece, once for each call of that."""
        return tuple([ids.ChoiceKey(scene, key.choice) for scene in self.scenes_as_built(key.scene)])

    def scenes_as_built(self, name: str) -> tuple[ids.SceneId, ...]:
        """Return a scene as the model has it: one of a piece once for each call, in the author's order."""
        if name not in self.homes:
            return (ids.SceneId(name),)
        return tuple([ids.copy_of(name, then) for then in self.calls.get(self.homes[name], ())])

    def scene_here(self, name: str) -> ids.SceneId:
        """Return the name of a scene that is being built; in a piece, that of its copy."""
        return ids.copy_of(name, self.calling.then) if self.calling else ids.SceneId(name)

    def _choices_near(self, scene: str, choice: str) -> list[str]:
        """Return the choices of a scene, else of the scenes that have such a choice, else all."""
        if scene in self.choices:
            return [f"{scene}.{one}" for one in self.choices[scene]]
        having = [f"{one}.{choice}" for one, choices in self.choices.items() if choice in choices]
        every = (f"{one}.{each}" for one, choices in self.choices.items() for each in choices)
        return having or list(islice(every, 200))


# What rule books and files of shared words may declare, and what a scenario alone does.
_SHARED = ("authority", "term", "cast member")
_OWN = tuple(noun for noun in DECLARED_UNDER if noun not in ("fact", *_SHARED))


def block(written: Any, key: str) -> dict[str, Plain]:
    """Return a block of keys inside another, as it was written, or an empty one."""
    part = written.get(key) if isinstance(written, dict) else None
    return part if isinstance(part, dict) else {}


def keys(written: Any, key: str) -> KeysView[str]:
    """Return the keys of a block inside another."""
    # Not a tuple: whether a name is declared is asked ten thousand times in a large case.
    return block(written, key).keys()


def choices_of(scene: dict[str, Plain]) -> Collection[str]:
    """Return the choices of a scene as it was written; one that goes on by itself has the one for that."""
    by_itself = "choices" not in scene and not scene.keys().isdisjoint(("goes_to", "outcomes"))
    return (GO_ON,) if by_itself else keys(scene, "choices")


def scenes_of_pieces(written: dict[str, Plain]) -> dict[str, str]:
    """Return the piece of each scene that stands in one, as it was written."""
    pieces = block(written, "pieces")
    return {scene: name for name in pieces for scene in keys(pieces[name], "scenes")}


def declared(
    written: dict[str, Plain], files: Sequence[WordsDocument], facts: Collection[str]
) -> dict[str, Collection[str]]:
    """Return the declared names by their noun, with the facts of rule books and the words of files."""
    return {
        **{noun: keys(written, DECLARED_UNDER[noun]) for noun in _OWN},
        "scene": dict.fromkeys((*keys(written, "scenes"), *scenes_of_pieces(written))),
        "fact": dict.fromkeys((*keys(written, "facts"), *facts)),
        "misconception": keys(block(written, "class"), "misconceptions"),
        "stand-in": keys(block(written, "mask"), "names"),
        **{
            noun: dict.fromkeys(
                [
                    *(name for file in files for name in getattr(file, DECLARED_UNDER[noun])),
                    *keys(written, DECLARED_UNDER[noun]),
                ]
            )
            for noun in _SHARED
        },
    }


def unsure(written: dict[str, Plain], missing: bool) -> tuple[str, ...]:
    """Return the nouns of which some names stand where they cannot be read."""
    # In a rule book or a file of shared words that is missing, or under a key at the top that nobody knows.
    shared = ("fact", *_SHARED) if missing else ()
    if written.keys() <= ScenarioDocument.keys.keys():
        return shared
    return (*shared, *(noun for noun, key in DECLARED_UNDER.items() if key not in written))

"""The names that a scenario declares, kind by kind, and the desk where the problems of one file are put."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from game.content.called import pin_alone, read_as, shown_as, written_out
from game.content.documents.base import Document
from game.content.documents.prose import WordsDocument
from game.content.lookalikes import typed_plainly
from game.content.problems import Findings, Problem, Severity, brief, did_you_mean
from game.content.tree import Steps, Tree
from game.model.value import value

# Under which key at the top of a file the names of a kind are declared.
DECLARED_UNDER: Mapping[str, str] = {
    **{
        noun: f"{noun}s"
        for noun in (
            "meter",
            "matter",
            "argument",
            "condition",
            "exhibit",
            "objective",
            "variant",
            "scene",
            "piece",
        )
    },
    "fact": "facts",
    "authority": "authorities",
    "term": "glossary",
    "cast member": "cast",
}

# Kinds that guards and effects ask for, one of which is easily written for another.
_GUARDED = ("fact", "meter", "argument", "condition", "matter")


# What stands in for a name where a block of names is missing altogether, which is reported by itself.
STAND_IN = "stand-in-for-what-is-missing"


@value
class Desk:
    """Where the builders put what they find: one file, and the findings of the whole reading."""

    tree: Tree
    findings: Findings

    def less(self, document: Document, steps: Steps) -> bool:
        """Return whether a document has less than its block, since one of its keys was reported."""
        part: Any = self.tree.plain
        for step in self.tree.as_written(steps):
            inside = isinstance(part, dict) and step in part
            if inside or (isinstance(part, list) and isinstance(step, int) and step < len(part)):
                part = part[step]
        return isinstance(part, dict) and len(part) > len(vars(document))

    def check_format(self, key: str, version: str) -> None:
        """Add an error where a file says that it is of another version of the format."""
        if version != "1":
            remedy = "Write `1`, or use a newer version of the program."
            self.error((key,), "S021", f"this program reads {key} 1, not '{brief(version)}'", remedy)

    def error(self, steps: Steps, code: str, what: str, remedy: str) -> None:
        """Add an error at a part of the file."""
        self.findings.add(Problem(self.tree.place(steps), code, what, remedy))

    def at_key(self, steps: Steps, code: str, what: str, remedy: str) -> None:
        """Add an error at a key of the file."""
        self.findings.add(Problem(self.tree.key_place(steps), code, what, remedy))

    def warn(self, steps: Steps, code: str, what: str, remedy: str) -> None:
        """Add a warning at a key of the file."""
        severity: Severity = "warning"
        self.findings.add(Problem(self.tree.key_place(steps), code, what, remedy, severity))


@dataclass(slots=True)
class Names:
    """All declared names of one scenario, by the noun that is used of them in messages."""

    declared: dict[str, Collection[str]]
    # Nouns of which some names stand in a file that is missing: who knows what that declares?
    unsure: Collection[str] = ()
    # The files that declare people and sources, which authors may call as the player reads them.
    files: Sequence[WordsDocument] = ()
    # What the scenario says, where those names have their labels; a playbook names them in a file of its own.
    written: Any = None

    def known(self, noun: str, name: str, desk: Desk, steps: Steps) -> bool:
        """Return whether something declares the name; where nothing does, add a problem at the steps."""
        if name in self.declared[noun]:
            return True
        if noun not in self.unsure and not self._is_declared_oddly(noun, name):
            desk.error(steps, "S012", *self._unknown(noun, name, desk, steps))
        return False

    def _is_declared_oddly(self, noun: str, name: str) -> bool:
        """Return whether a name is declared with a sign of a word processor in it, which is told of there."""
        odd = (typed_plainly(one) for one in self.declared[noun] if not one.isascii())
        return any(one and one.name == name for one in odd)

    def _unknown(self, noun: str, name: str, desk: Desk, steps: Steps) -> tuple[str, str]:
        """Return what is told of a name that nothing declares as this kind."""
        other = next((one for one in _GUARDED if name in self.declared.get(one, ())), None)
        if noun in _GUARDED and other:
            what = f"'{name}' is declared as {_a(other)}, not as {_a(noun)}"
            return what, f"Ask for it as {_a(other)}, or declare it under `{DECLARED_UNDER[noun]}`."
        what, there = f"unknown {noun} '{brief(name)}'", self.declared[noun]
        meters = self.declared.get("meter", ())
        if remedy := (noun == "fact" and written_out(name, meters, "meter")) or written_out(
            name, there, key_of(steps)
        ):
            return what, remedy
        scene = name.partition(".")[0]
        if noun == "scene" and scene != name and scene in there:
            return what, f"Write `{scene}`: here a scene is named, without a choice."
        if called := read_as(name, _declared(noun, self.written or desk.tree.plain)):
            return what, f"Did you mean '{called}'?"
        if noun == "authority" and (pin := pin_alone(name)):
            return what, f"Put a pin behind its authority, without a comma: `ID at {pin}`."
        shown = shown_as(noun, name, self.files)
        return what, f"Did you mean '{shown}'?" if shown else _remedy(noun, name, there)

    def all_known(self, noun: str, names: tuple[str, ...], desk: Desk, steps: Steps) -> tuple[str, ...]:
        """Return the names of a list that are declared; add a problem for each other one."""
        # Asked at once of them all, since there are few lists in which one is not.
        if all(map(self.declared[noun].__contains__, names)):
            return names
        every = enumerate(names)
        return tuple([name for index, name in every if self.known(noun, name, desk, (*steps, index))])


def key_of(steps: Steps) -> str:
    """Return the key under which a name stands."""
    return next((step for step in reversed(steps) if isinstance(step, str)), "")


def _declared(noun: str, plain: Any) -> Any:
    """Return the block of a file in which the things of a kind are declared."""
    if noun == "misconception":
        lesson = plain.get("class")
        return lesson.get("misconceptions") if isinstance(lesson, dict) else None
    return plain.get(DECLARED_UNDER.get(noun, ""))


def _remedy(noun: str, name: str, there: Collection[str]) -> str:
    """Return the name that was probably meant, else those there are, and where to declare one."""
    meant, key = did_you_mean(name, there), DECLARED_UNDER.get(noun)
    if key is None or meant.startswith("Did you mean"):
        return meant
    if not there:
        return f"Declare it under `{key}`."
    return f"{meant.removesuffix('.')}; or declare it under `{key}`."


def _a(noun: str) -> str:
    return f"an {noun}" if noun[0] in "aeiou" else f"a {noun}"


def in_words(name: str) -> str:
    """Return an id in words, which stands in where a label is missing in a draft."""
    words = name.replace("-", " ")
    return words[:1].upper() + words[1:]


@value
class MatterNames:
    """The names that belong to matters: postures, moves and deadlines of their rule books."""

    by_matter: Mapping[str, Collection[str]]
    # Matters whose rule book is missing, which is told once, not at each of its names.
    unread: Collection[str] = ()
    # What is told of a name of a matter that is a name of another kind.
    told_of: Callable[[str, str], tuple[str, str] | None] | None = None

    def resolve(self, noun: str, written: str, desk: Desk, steps: Steps) -> tuple[str, str] | None:
        """Return matter and name for `name` or `matter.name`; None after adding a problem."""
        if (" " in written or "," in written) and (
            remedy := written_out(written, self._every(), key_of(steps))
        ):
            desk.error(steps, "S012", f"unknown {noun} '{brief(written)}'", remedy)
            return None
        matter, dot, name = written.rpartition(".")
        if self.unread and (not dot or matter in self.unread or STAND_IN in self.unread):
            having = [matter for matter, names in self.by_matter.items() if written in names]
            return (having[0], written) if len(having) == 1 else None
        if not dot:
            return self._bare(noun, written, desk, steps)
        if matter not in self.by_matter:
            known = did_you_mean(matter, self.by_matter)
            # A rule book calls its own names bare, and so may a case with one matter.
            alone = len(self.by_matter) == 1 and any(name in names for names in self.by_matter.values())
            if alone and not known.startswith("Did you mean"):
                known = f"Write `{name}`."
            if matter in self.by_matter.get(name, ()):
                known = f"Did you mean '{name}.{matter}'?"
            desk.error(steps, "S012", f"unknown matter '{brief(matter)}' in '{brief(written)}'", known)
            return None
        if name not in self.by_matter[matter]:
            what = f"{noun} '{brief(name)}' of matter '{matter}'"
            desk.error(steps, "S012", *self._unknown(what, matter, name))
            return None
        return matter, name

    def _bare(self, noun: str, name: str, desk: Desk, steps: Steps) -> tuple[str, str] | None:
        if len(self.by_matter) == 1:
            (matter,) = self.by_matter
            if name in self.by_matter[matter]:
                return matter, name
            desk.error(steps, "S012", *self._unknown(f"{noun} '{brief(name)}'", matter, name))
            return None
        having = [matter for matter, names in self.by_matter.items() if name in names]
        if having:
            what = f"{noun} '{name}' exists in several matters, and none of them is named"
            if len(having) == 1:
                what = f"there are several matters, and {noun} '{name}' does not say which it belongs to"
            remedy = f"Write {' or '.join(f'`{matter}.{name}`' for matter in having)}."
            desk.error(steps, "S017", what, remedy)
            return None
        every = [one for one in self._every() if "." in one]
        desk.error(steps, "S012", f"unknown {noun} '{brief(name)}'", did_you_mean(name, every))
        return None

    def _unknown(self, what: str, matter: str, name: str) -> tuple[str, str]:
        told = self.told_of(matter, name) if self.told_of else None
        if told:
            return told
        having = next((other for other, names in self.by_matter.items() if name in names), None)
        meant = f"Did you mean '{having}.{name}'?" if having else did_you_mean(name, self.by_matter[matter])
        return f"unknown {what}", meant

    def _every(self) -> list[str]:
        """Return all that can be written: the full names, and the bare ones of a single matter."""
        full = [f"{matter}.{name}" for matter, names in self.by_matter.items() for name in names]
        alone = len(self.by_matter) == 1
        return [*full, *(name for names in self.by_matter.values() if alone for name in names)]

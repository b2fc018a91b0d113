"""The names that a scenario declares, kind by kind."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from game.content.called import pin_alone, read_as, shown_as, written_out
from game.content.desk import Desk, key_of
from game.content.documents.prose import WordsDocument
from game.content.lookalikes import typed_plainly
from game.content.problems import brief, did_you_mean
from game.content.tree import Steps

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

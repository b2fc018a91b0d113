"""The names that belong to matters: postures, moves and deadlines, and whose they are."""

from collections.abc import Callable, Collection, Mapping

from game.content.called import written_out
from game.content.desk import STAND_IN, Desk, key_of
from game.content.problems import brief, did_you_mean
from game.content.tree import Steps
from game.model.value import value


@value
class MatterNames:
    """The names that belong to matters: postures, moves and deadlines of their rule books."""

    by_matter: Mapping[str, Collection[str]]
    # Matters whose rule book is missing, which is told once, not at each of its names.
    unread: Collection[str] = ()
    # What is told of a name of a matter that is one of another kind, or that its rule book leaves out.
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
            told = self._unknown(f"{noun} '{brief(name)}' of matter '{matter}'", matter, name)
            desk.error(steps, "S012", *told)
            return None
        return matter, name

    def unknown_of(self, noun: str, matter: str, written: str) -> tuple[str, str]:
        """Return what is told of a name that is none of a matter, where no other matter can be meant."""
        before, _, name = written.rpartition(".")
        if before == matter and name in self.by_matter[matter]:
            return f"unknown {noun} '{brief(written)}'", f"Write `{name}`."
        what, known = f"unknown {noun} '{brief(written)}'", did_you_mean(written, self.by_matter[matter])
        return self.told_otherwise(f"{matter}.{written}") or (what, known)

    def told_otherwise(self, written: str) -> tuple[str, str] | None:
        """Return what is told of a name that is none here, where more is known of it; else None."""
        matter, dot, name = written.rpartition(".")
        matters = [one for one in self.by_matter if not dot or one == matter]
        return next((told for one in matters if self.told_of and (told := self.told_of(one, name))), None)

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
        if told := self.told_otherwise(f"{matter}.{name}"):
            return told
        having = next((other for other, names in self.by_matter.items() if name in names), None)
        meant = f"Did you mean '{having}.{name}'?" if having else did_you_mean(name, self.by_matter[matter])
        return f"unknown {what}", meant

    def _every(self) -> list[str]:
        """Return all that can be written: the full names, and the bare ones of a single matter."""
        full = [f"{matter}.{name}" for matter, names in self.by_matter.items() for name in names]
        alone = len(self.by_matter) == 1
        return [*full, *(name for names in self.by_matter.values() if alone for name in names)]

"""What guards and effects of documents have in common: each says which kinds of the model it makes, and how.

A document of a kind lies beside the others of its sort and says all that a file needs of it: its keys, what
each refers to (`names`), whether a rule book can have it, and how it is built. One that leaves something out
does not import, and neither does a kind of the model that no document makes.
"""

from collections.abc import Collection, Mapping
from typing import Any, ClassVar, Protocol, TypeVar

from game.content.documents.base import Document
from game.content.tree import Steps
from game.model.cites import Cite
from game.model.guards.logic import HoldsCondition
from game.model.ids import ChoiceKey, DeadlineId, MatterId, Standpoint
from game.model.kinds import Change, Guard, kinds_of
from game.model.procedure import Move

DocumentKind = TypeVar("DocumentKind", bound="KindDocument")


class NameScope(Protocol):
    """The names around a guard or an effect, and the desk of its problems: see `building.scope.Scope`."""

    conditions: dict[str, HoldsCondition]
    bounds: dict[str, tuple[int, int]]
    this: MatterId | None

    def named(self, noun: str, written: str | tuple[str, ...], steps: Steps) -> Any: ...
    def error(self, steps: Steps, code: str, what: str, remedy: str) -> None: ...
    def less(self, document: Document, steps: Steps) -> bool: ...
    def one_of_two(self, document: Document, pair: Mapping[str, object], steps: Steps) -> bool: ...
    def declared(self, noun: str) -> Collection[str]: ...
    def known(self, noun: str, name: str, steps: Steps) -> bool: ...
    def all_known(self, noun: str, names: tuple[str, ...], steps: Steps) -> tuple[str, ...]: ...
    def cites(self, cites: tuple[Cite, ...], steps: Steps, key: str = "cites") -> tuple[Cite, ...]: ...
    def matter(self, name: str, steps: Steps) -> MatterId | None: ...
    def standpoint(self, written: str, steps: Steps) -> Standpoint | None: ...
    def move(self, written: str, steps: Steps) -> Move | None: ...
    def deadline(self, written: str, steps: Steps) -> DeadlineId | None: ...
    def choice(self, written: str, steps: Steps) -> ChoiceKey | None: ...
    def copies(self, key: ChoiceKey) -> tuple[ChoiceKey, ...]: ...


class KindDocument(Document):
    """A block of one of some kinds, known by its first key."""

    kind: ClassVar[str] = ""
    makes: ClassVar[tuple[type, ...]] = ()
    in_rule_books: ClassVar[bool] = True

    def __init_subclass__(
        cls, kind: str = "", makes: tuple[type, ...] = (), in_rule_books: bool = True, refers: bool = True
    ) -> None:
        """Refuse a kind that is half there; `refers` says that its first key names something declared."""
        super().__init_subclass__()
        cls.kind, cls.makes, cls.in_rule_books = kind, makes, in_rule_books
        if kind:
            missing = [] if makes else ["makes"]
            missing += [] if "built" in vars(cls) or (refers and len(makes) == 1) else ["built"]
            missing += ["names of its first key"] if refers and not cls.keys[kind].names else []
            if missing:
                raise TypeError(f"the kind '{kind}' says nothing of: {', '.join(missing)}")

    def built(self, scope: NameScope, steps: Steps) -> Any:
        """Return what the document makes of the names under its first key, or None after adding problems."""
        named = scope.named(self.keys[self.kind].names, getattr(self, self.kind), (*steps, self.kind))
        return None if named is None else self.makes[0](named)


def kinds_by_key(base: type[DocumentKind], made: type[Guard | Change]) -> Mapping[str, type[DocumentKind]]:
    """Return the documents of a sort by their first keys; raise TypeError where they leave a kind out."""
    documents: dict[str, type[DocumentKind]] = {one.kind: one for one in base.__subclasses__()}
    makes = {kind for one in documents.values() for kind in one.makes}
    if left_out := [kind.__name__ for kind in kinds_of(made) if kind not in makes]:
        raise TypeError(f"no document makes {', '.join(left_out)}")
    return documents

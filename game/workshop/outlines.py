"""What the draft of a new case is made of: an outline beside the rule books, or one made of an own book.

An outline says what the case is about and, for each decision that the law asks for, how counsel obeys or
fights. Where it knows several orders or courts, it says what each changes.
"""

import re
from collections import deque
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from game import places
from game.content.loading import companion_file, read_rule_book, rule_book_tree
from game.content.problems import Findings
from game.content.yaml_reader import read_tree
from game.model.ids import PostureId
from game.model.procedure import Move, Procedure
from game.model.value import value

USUAL_BOOK = "us-production-order"
Outline = dict[str, Any]
# The most decisions of a draft under a rule book that has no outline.
_LONGEST_WAY = 4
_Standings = tuple[PostureId, ...]


@value
class DraftBook:
    """A rule book under which a case can be begun: its id, and its files where it is the author's own."""

    id: str
    files: tuple[Path, ...] = ()


def rule_books() -> tuple[str, ...]:
    """Return the shipped rule books under which a case can be begun, the usual one first."""
    books = (book.stem for book in places.procedures().glob("*.yaml"))
    drafted = (book for book in books if (places.drafts() / f"{book}.yaml").is_file())
    return tuple(sorted(drafted, key=lambda book: (book != USUAL_BOOK, book)))


def own_book(written: str, here: Path) -> DraftBook | None:
    """Return an author's rule book, by path or by its id beside a folder's cases, or None."""
    names = [written] if written.endswith(".yaml") else [f"{written}.yaml", f"procedures/{written}.yaml"]
    file = next((here / name for name in names if (here / name).is_file()), None)
    if file is None:
        return None
    tree = read_tree(file, Findings())
    base = str(tree.plain.get("extends", "")) if tree else ""
    beside = companion_file(file, base, "procedures") or file.with_name(f"{base}.yaml")
    is_own = beside.is_file() and beside.parent != places.procedures()
    return DraftBook(file.stem, (file, beside) if is_own else (file,))


def outline_of(book: DraftBook | str, order: str = "", court: str = "") -> Outline:
    """Return the decisions that a rule book asks for, and what its drafts say of an order before a court."""
    if isinstance(book, DraftBook) and book.files:
        return _outline_of_own(book)
    name = book if isinstance(book, str) else book.id
    outline = read(places.drafts() / f"{name}.yaml")
    for kind, chosen in (("orders", order), ("courts", court)):
        options = outline.get(kind, {})
        if options:
            # An order or a court changes some keys of an outline, and decisions by their scene.
            option = options[chosen or next(iter(options))]
            changes = {one["scene"]: one for one in option.get("decisions", ())}
            decisions: list[Outline] = []
            for one in outline["decisions"]:
                decisions.append(one | changes.pop(one["scene"], {}))
                decisions += [new for new in changes.values() if new.get("follows") == one["scene"]]
            own = {key: one for key, one in option.items() if key != "about"}
            outline = outline | own | {"decisions": decisions}
    return outline


@cache
def read(file: Path) -> Outline:
    """Return what a file of the drafts holds."""
    tree = read_tree(file, Findings())
    assert tree, "it comes with the game"
    return tree.plain


@cache
def _outline_of_own(book: DraftBook) -> Outline:
    """Return an outline along the rule book's own moves; one without moves where it has no such way."""
    procedure, _ = read_rule_book(book.files[0])
    tree = rule_book_tree(book.files[0], Findings())
    assert procedure, "it has been read before"
    assert tree, "it has been read before"
    # No authority can be cited before its own date.
    dates = re.findall(r"'date': '(\d{4}-\d\d-\d\d)'", str(tree.plain.get("authorities", "")))
    title = procedure.title or book.id
    return {
        # Nobody knows what it is about: the draft speaks of no company, customer or order.
        "own": True,
        "places": "The first court, The court above",
        "matter": "case",
        "order": _safe(title),
        "opens_on": max(["2024-03-04", *dates]),
        "currency": "USD",
        "summary": f"{{provider}} has to answer: {_safe(title)}.",
        "objective": f"Say what can be done about it, and when: {title}.",
        "decisions": _OwnDecisions(procedure).decisions(),
    }


def _sentence(text: str) -> str:
    return text if text.endswith((".", "!", "?")) else f"{text}."


def _safe(text: str) -> str:
    return text.replace("{", "{{").replace("}", "}}")


@dataclass(frozen=True, slots=True)
class _OwnDecisions:
    """Finds a way through a rule book by moves that ask for nothing but where the matter stands."""

    procedure: Procedure

    def decisions(self) -> list[Outline]:
        """Return a decision for each step of the way: to go on, or to leave it for good."""
        way = self._way()
        # What is too short for a draft begins with a decision that makes no move.
        found: list[Outline] = [_BARE[0]] if len(way) == 1 else []
        for number, (standing, move) in enumerate(way, start=1):
            posture = self.procedure.postures[next(one for one in standing if move.fits(one))]
            others = [one for one in self._open(standing) if one.id != move.id]
            over = [one for one in others if not self._open(_after(one, standing))]
            # Who obeys ends a sum; who is freed owes none.
            ends = [one for one in over if "end" in self._reached(one, standing)]
            obeys = ends or [one for one in over if not self._frees(one, standing)]
            wins = [one for one in others if self._frees(one, standing)]
            step: Outline = {
                "scene": f"step-{number}",
                "title": _safe(posture.label),
                "text": _safe(
                    f"{_sentence(posture.means or posture.label)} Next comes this step: {move.label}."
                ),
                "obey": {"label": "Leave it there"},
                "fight": {"label": _safe(move.label), "takes": "1 day"},
            }
            if obeys:
                step["obey"] = {"moves": str(obeys[0].id), "label": _safe(obeys[0].label)}
            if number < len(way):
                step["fight"]["moves"] = str(move.id)
            else:
                step["fight"]["label"] = "Let the court decide"
                won = (
                    {"label": _safe(wins[0].label), "moves": str(wins[0].id)}
                    if wins
                    else {"label": "You win"}
                )
                step["won"] = won | {"odds": 40}
                step["lost"] = {"label": _safe(move.label), "moves": str(move.id)}
            found.append(step)
        if found:
            found[0] = {**found[0], "raises": True}
        return found or [*_BARE]

    def _open(self, standing: _Standings) -> list[Move]:
        """Return the moves that lead on from where a matter stands, whatever else holds."""
        return [
            move
            for move in self.procedure.moves.values()
            if not move.when
            and all(move.fits(standing[track]) for track in move.tracks)
            and _after(move, standing) != standing
        ]

    def _way(self) -> list[tuple[_Standings, Move]]:
        """Return the shortest way to the farthest standing, as moves with where they begin."""
        opening = tuple(track.opens_in for track in self.procedure.tracks)
        ways: dict[_Standings, list[tuple[_Standings, Move]]] = {opening: []}
        waiting = deque([opening])
        while waiting:
            here = waiting.popleft()
            for move in self._open(here) if len(ways[here]) < _LONGEST_WAY else ():
                onward = _after(move, here)
                if onward not in ways:
                    ways[onward] = [*ways[here], (here, move)]
                    waiting.append(onward)
        # Of the farthest ones, one that a court decides either way, and nothing is left to do behind it.
        return max(ways.values(), key=lambda way: (len(way), self._is_decided(way)))

    def _is_decided(self, way: list[tuple[_Standings, Move]]) -> bool:
        """Return whether the last step of a way could also have freed counsel's client."""
        if not way:
            return False
        standing, last = way[-1]
        frees = any(self._frees(one, standing) for one in self._open(standing) if one.id != last.id)
        return frees and not self._frees(last, standing)

    def _frees(self, move: Move, standing: _Standings) -> bool:
        """Return whether a move leads where nothing is owed any more, as a quashed order does."""
        return "void" in self._reached(move, standing)

    def _reached(self, move: Move, standing: _Standings) -> set[str]:
        """Return what the daily sum does in the postures that a move newly leads to."""
        after = _after(move, standing)
        new = (one for one, before in zip(after, standing, strict=True) if one != before)
        return {self.procedure.postures[one].sanctions or "" for one in new}


# What a draft has where nothing is known of its law.
_BARE: tuple[Outline, ...] = (
    {
        "scene": "papers",
        "title": "The papers",
        "text": "The papers ask something of {provider}.",
        "obey": {"label": "Give in"},
        "fight": {"label": "Tell the court what is wrong with them", "takes": "14 days"},
        "raises": True,
    },
    {
        "scene": "ruling",
        "title": "The day of the ruling",
        "text": "The court has read what {provider} has to say.",
        "obey": {"label": "Give in after all"},
        "fight": {"label": "Wait for the ruling", "takes": "30 days"},
        "won": {"label": "The court agrees with you", "odds": 40},
        "lost": {"label": "The court does not agree"},
    },
)


def _after(move: Move, standing: _Standings) -> _Standings:
    return tuple(move.leads.get(one) or move.also.get(one) or one for one in standing)


def without_moves(outline: Outline) -> Outline:
    """Return an outline without moves, for a rule book that asks for more than a draft has."""
    return outline | {"decisions": [*_BARE]}

"""Names that are declared and never used, or waited for and never come, by reading alone.

What is a use is judged by the key that a name stands under, anywhere in the file: too many uses are seen
rather than too few, so that nothing is called unused that is not. Names of rule books and shared words
are asked about only in the rule book itself.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from game.content.mentions import links_in
from game.content.tree import Tree
from game.proof.findings import Finding, Sheet

# Under which keys the names of each kind are used, and the code and noun of one that is not.
_KINDS: Mapping[str, tuple[str, str, tuple[str, ...]]] = {
    "meters": ("S031", "meter", ("meter",)),
    "facts": ("S032", "fact", ("fact", "find", "lose", "rule book")),
    "arguments": ("S033", "argument", ("preserve", "forfeit", "preserved", "forfeited", "turns_on", "of")),
    "conditions": ("S034", "condition", ("holds",)),
    "deadlines": ("S035", "deadline", ("deadline", "meet")),
    "cast": ("S036", "person of the cast", ("by", "speaker")),
    "exhibits": ("S037", "exhibit", ("exhibit", "exhibits")),
    "glossary": ("S038", "term", ("[[",)),
    "authorities": ("S039", "authority", ("cites", "[@", "sealed")),
    "objectives": ("S040", "objective", ("serves",)),
    "variants": ("S041", "variant", ("what_if", "variant")),
}
_REMEDIES: Mapping[str, str] = {
    "meters": "Let an effect move it, or take it out.",
    "facts": "Find it with `{{find: {name}}}` and ask for it with `{{fact: {name}}}`, or take it out.",
    "arguments": "Offer it in `picks` and let a ruling turn on it, or take it out.",
    "conditions": "Ask for it in a guard, `{{holds: {name}}}`, or take it out.",
    "deadlines": "Start it with an effect, `{{deadline: {name}, in: 14 days}}`, or take it out.",
    "cast": "Let the person speak or rule, or take the entry out.",
    "exhibits": "Show it in a scene with `exhibits:` or in a text, or take it out.",
    "glossary": "Link to it from a text as `[[{name}]]`, or take it out.",
    "authorities": "Cite it with `cites:` or `[@{name}]`, or take it out.",
    "objectives": "Name it under `serves:` of a choice, or take it out.",
    "variants": "Add a playbook with `variant: {name}`, or take it out.",
}


@dataclass(slots=True)
class Mentions:
    """Every name that stands in a file as a value, by the key that it stands under."""

    by_key: defaultdict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    started: set[str] = field(default_factory=set)
    bracketed: list[str] = field(default_factory=list)

    def under(self, *keys: str) -> set[str]:
        """Return the names under some keys."""
        return set().union(*(self.by_key[key] for key in keys))

    def take(self, part: Any, key: str = "") -> None:
        """Go through a part of a file."""
        if type(part) is dict:
            self._block(part)
        elif type(part) is list:
            for one in part:
                self.take(one, key)
        else:
            self.by_key[key].add(part)
            if "[" in part:
                self._linked(part)

    def _block(self, block: dict[str, Any]) -> None:
        if "deadline" in block and "in" in block and isinstance(block["deadline"], str):
            self.started.add(block["deadline"])
        by_key = self.by_key
        speakers = by_key["speaker"]
        for key, value in block.items():
            if type(value) is str:
                # A paragraph's key may be its speaker.
                speakers.add(key)
                by_key[key].add(value)
                if "[" in value:
                    self._linked(value)
            else:
                self.take(value, key)

    def _linked(self, text: str) -> None:
        self.bracketed.append(text)
        for link in links_in(text):
            sign = {"term": "[[", "authority": "[@"}.get(link.noun, "[#")
            self.by_key[sign].add(link.id)


def mentions_in(plain: Any) -> Mentions:
    """Return every name that a file mentions."""
    mentions = Mentions()
    mentions.take(plain)
    return mentions


def check_unused(mentions: Mentions, sheet: Sheet, variants: set[str]) -> None:
    """Write down what is declared and never used; `variants` are those that playbooks play."""
    for kind, name in _declared(sheet.tree.plain):
        code, noun, keys = _KINDS[kind]
        if name in mentions.under(*keys) or (kind == "variants" and name in variants):
            continue
        remedy = _REMEDIES.get(kind, "Use it, or take it out.").format(name=name)
        sheet.warn((kind, name), code, (f"{noun} '{name}' is never used", remedy))


def _declared(plain: Any) -> Iterator[tuple[str, str]]:
    for kind in _KINDS:
        block = plain.get(kind)
        if isinstance(block, dict):
            yield from ((kind, name) for name in block)


def check_raising(mentions: Mentions, sheet: Sheet) -> None:
    """Write down what is waited for and never comes: arguments, facts and deadlines, by reading alone."""
    raised = mentions.under("preserve", "of")
    for name in _own(sheet, "arguments"):
        read = mentions.under("preserved", "forfeited", "turns_on")
        if name in raised and name not in read:
            told = f"argument '{name}' can be raised, but nothing turns on it"
            remedy = f"Name it in a ruling's `turns_on`, or in a guard such as `{{preserved: {name}}}`."
            sheet.warn(("arguments", name), "D028", (told, remedy))
        elif name in read and name not in raised:
            told = f"argument '{name}' decides something, but nobody can raise it"
            remedy = f"Offer it in a choice's `picks`, or add the effect `{{preserve: {name}}}`."
            sheet.warn(("arguments", name), "D027", (told, remedy))
    found = mentions.under("find")
    for name in _own(sheet, "facts"):
        if name in mentions.under("fact") and name not in found:
            told = f"fact '{name}' is asked for, but nothing finds it"
            sheet.warn(
                ("facts", name), "D029", (told, f"Add the effect `{{find: {name}}}` where it comes out.")
            )
    for name in _own(sheet, "deadlines"):
        if name in mentions.under("deadline", "meet") and name not in mentions.started:
            told = f"deadline '{name}' is asked for, but nothing starts it"
            remedy = f"Add the effect `{{deadline: {name}, in: 14 days}}` where it starts."
            sheet.warn(("deadlines", name), "D025", (told, remedy))


def _own(sheet: Sheet, key: str) -> Iterable[str]:
    block = sheet.tree.plain.get(key)
    return block if isinstance(block, dict) else ()


def check_book(tree: Tree) -> list[Finding]:
    """Return postures that stand alone, moves that lead nowhere new, and deadlines nothing waits for."""
    sheet = Sheet(tree)
    postures, moves = (_block(tree.plain, key) for key in ("postures", "moves"))
    leads = [(source, target) for move in moves.values() for source, target in _block(move, "from").items()]
    joined = {posture for pair in leads for posture in pair} | {tree.plain.get("opens_in")}
    for posture in postures:
        if posture not in joined:
            told = f"no move leads to posture '{posture}' or away from it"
            sheet.warn(("postures", posture), "P008", (told, "Add a move, or take the posture out."))
    text = repr([tree.plain.get("moves"), tree.plain.get("postures")])
    for name in _block(tree.plain, "deadlines"):
        if f"'{name}'" not in text:
            told = f"nothing in this rule book waits for the deadline '{name}'"
            remedy = (
                "Let a move be made `within` it, or take it out: a scenario that needs it can declare it."
            )
            sheet.warn(("deadlines", name), "P009", (told, remedy))
    for name in _block(tree.plain, "facts"):
        if f"'{name}'" not in text:
            told = f"nothing in this rule book asks for the fact '{name}'"
            remedy = "Ask for it in a guard, or take it out: a scenario that needs it can declare it."
            sheet.warn(("facts", name), "P010", (told, remedy))
    return sheet.findings


def _block(part: Any, key: str) -> dict[str, Any]:
    inside = part.get(key) if isinstance(part, dict) else None
    return inside if isinstance(inside, dict) else {}

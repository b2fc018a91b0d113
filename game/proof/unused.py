"""Names that are declared and never used, or waited for and never come, by reading alone.

What is a use is judged by the key that a name stands under, anywhere in the file: too many uses are seen
rather than too few, so that nothing is called unused that is not. In a scenario, the names of rule books
and shared words are not asked about.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from game.content.documents.base import keys_naming
from game.content.documents.guards import GuardDocument
from game.content.mentions import alternatives_in, links_in
from game.model.cites import cite_of
from game.proof.findings import Sheet, block_in

# For each block of names: the code, the noun, how one that is never used can be used, and what else than keys
# of that noun is a use.
_KINDS: Mapping[str, tuple[str, str, str, tuple[str, ...]]] = {
    "meters": ("S031", "meter", "Let an effect move it", ()),
    "facts": (
        "S032",
        "fact",
        "Find it with `{{find: {name}}}` and ask for it with `{{fact: {name}}}`",
        ("rule book",),
    ),
    "arguments": (
        "S033",
        "argument",
        "Offer it in `picks` and let a ruling turn on it",
        (),
    ),
    "conditions": ("S034", "condition", "Ask for it in a guard, `{{holds: {name}}}`", ()),
    "deadlines": (
        "S035",
        "deadline",
        "Start it, `{{deadline: {name}, in: 14 days}}`, and ask for it, `{{deadline: {name}, is: missed}}`",
        (),
    ),
    "cast": ("S036", "person of the cast", "Let the person speak or rule", ("speaker",)),
    "exhibits": (
        "S037",
        "exhibit",
        "Show it in a scene with `exhibits:` or in a text",
        (),
    ),
    "glossary": ("S038", "term", "Link to it from a text as `[[{name}]]`", ("[[",)),
    "authorities": ("S039", "authority", "Cite it with `cites:` or `[@{name}]`", ("[@",)),
    "objectives": ("S040", "objective", "Name it under `serves:` of a choice", ()),
    "variants": ("S041", "variant", "Add a playbook with `variant: {name}`", ()),
}


# Nouns that keys have another word for.
_NOUNS: Mapping[str, str] = {"person of the cast": "cast member"}


@dataclass(slots=True)
class Mentions:
    """Every name that stands in a file as a value, by the key that it stands under."""

    by_key: defaultdict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    started: set[str] = field(default_factory=set)
    asked: set[str] = field(default_factory=set)  # deadlines of which a guard asks how they stand
    bracketed: list[str] = field(default_factory=list)
    braced: list[str] = field(default_factory=list)

    def under(self, *keys: str) -> set[str]:
        """Return the names under some keys."""
        return set().union(*(self.by_key[key] for key in keys))

    def take(self, part: Any, key: str = "") -> None:
        """Go through a part of a file."""
        if type(part) is list:
            for one in part:
                self.take(one, key)
        elif type(part) is dict:
            if isinstance(deadline := part.get("deadline"), str):
                self.started.update([deadline] if "in" in part else [])
                self.asked.update([deadline] if "is" in part else [])
            # A paragraph's key may be its speaker.
            self.by_key["speaker"].update(inner for inner, value in part.items() if type(value) is str)
            for inner, value in part.items():
                self.take(value, inner)
        else:
            self.by_key[key].add(part)
            if "{" in part:
                self.braced.append(part)
            for one in alternatives_in(part):
                self.by_key["fact"].add(one.name)
                self.by_key["holds"].add(one.name)
            if "[" in part:
                self.bracketed.append(part)
                for link in links_in(part):
                    mark = {"term": "[[", "authority": "[@"}.get(link.noun, "[#")
                    self.by_key[mark].add(link.id)


def mentions_in(plain: Any) -> Mentions:
    """Return every name that a file mentions."""
    mentions = Mentions()
    mentions.take(plain)
    return mentions


def check_unused(mentions: Mentions, sheet: Sheet, variants: set[str]) -> None:
    """Report what is declared and never used; `variants` are those that playbooks play."""
    for kind, (code, noun, use, others) in _KINDS.items():
        uses = mentions.under(*keys_naming(_NOUNS.get(noun, noun)), *others)
        if noun == "authority":
            uses = {cite_of(use).authority for use in uses}
        for name in block_in(sheet.tree.plain, kind):
            if name not in uses and not (kind == "variants" and name in variants):
                remedy = f"{use.format(name=name)}, or take it out."
                sheet.warn((kind, name), code, (f"{noun} '{name}' is never used", remedy))


def check_raising(mentions: Mentions, sheet: Sheet) -> None:
    """Report what is waited for and never comes: arguments, facts and deadlines."""
    raised = mentions.under("preserve", "of")
    read = mentions.under("turns_on", *keys_naming("argument", GuardDocument))
    for name in block_in(sheet.tree.plain, "arguments"):
        if name in raised and name not in read:
            what = f"argument '{name}' can be raised, but nothing turns on it"
            remedy = f"Name it in a ruling's `turns_on`, or in a guard such as `{{preserved: {name}}}`;"
            remedy += " a paragraph of an ending that has this guard can say that it came to nothing."
            sheet.warn(("arguments", name), "D028", (what, remedy))
        elif name in read and name not in raised:
            what = f"argument '{name}' decides something, but nobody can raise it"
            remedy = f"Offer it in a choice's `picks`, or add the effect `{{preserve: {name}}}`."
            sheet.warn(("arguments", name), "D027", (what, remedy))
    for name in block_in(sheet.tree.plain, "facts"):
        if name in mentions.under(*keys_naming("fact", GuardDocument)) and name not in mentions.under("find"):
            what = f"fact '{name}' is asked for, but nothing finds it"
            sheet.warn(
                ("facts", name), "D029", (what, f"Add the effect `{{find: {name}}}` where it comes out.")
            )
    for name in block_in(sheet.tree.plain, "deadlines"):
        if name in mentions.under("deadline", "meet") and name not in mentions.started:
            what = f"deadline '{name}' is asked for, but nothing starts it"
            remedy = f"Add the effect `{{deadline: {name}, in: 14 days}}` where it starts."
            sheet.warn(("deadlines", name), "D025", (what, remedy))
        elif name in mentions.started - mentions.asked:
            what = f"deadline '{name}' is started, and nothing comes of missing it"
            remedy = f"Let a choice, an outcome or a text ask for it: `{{deadline: {name}, is: missed}}`."
            sheet.warn(("deadlines", name), "D039", (what, remedy))


def check_book(sheet: Sheet) -> None:
    """Report the postures of a rule book that stand alone, and deadlines and facts that nothing asks for."""
    tree = sheet.tree
    moves = block_in(tree.plain, "moves").values()
    leads = [pair for move in moves for pair in block_in(move, "from").items()]
    joined = {posture for pair in leads for posture in pair} | {tree.plain.get("opens_in")}
    for posture in block_in(tree.plain, "postures"):
        if posture not in joined:
            what = f"no move leads to posture '{posture}' or away from it"
            sheet.warn(("postures", posture), "P008", (what, "Add a move, or take the posture out."))
    text = repr([tree.plain.get("moves"), tree.plain.get("postures")])
    for kind, code, waits, use in (
        ("deadlines", "P009", "waits for the deadline", "Let a move be made `within` it"),
        ("facts", "P010", "asks for the fact", "Ask for it in a guard"),
    ):
        for name in block_in(tree.plain, kind):
            if f"'{name}'" not in text:
                what = f"nothing in this rule book {waits} '{name}'"
                remedy = f"{use}, or take it out: a scenario that needs it can declare it."
                sheet.warn((kind, name), code, (what, remedy))

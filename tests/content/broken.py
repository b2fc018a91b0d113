"""Broken scenario files, made from well ones by one mistake each, with the line on which it was made.

What is where in a well file is told by PyYAML alone, so that the reader under test is not its own judge.
"""

import types
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random
from typing import Annotated, Any, Union, get_args, get_origin, get_type_hints

import yaml

from game.content.documents.base import Document
from game.content.documents.prose import ParagraphDocument
from game.content.documents.scenario import ScenarioDocument
from tests.builders import CASES, TUTORIAL

NOWHERE = "nowhere-to-be-found"
Steps = tuple[str | int, ...]


@dataclass(frozen=True)
class Broken:
    """A file with one mistake: what kind, the text, and the lines of which one must be told."""

    kind: str
    text: bytes | Callable[[], bytes]
    lines: tuple[int, ...] = (1,)
    code: str = ""

    @property
    def content(self) -> bytes:
        """Return what stands in the file; a large one is only made when it is asked for."""
        return self.text if isinstance(self.text, bytes) else self.text()


@dataclass(frozen=True)
class Spot:
    """A key with its value in a well file."""

    steps: Steps
    key: Any
    value: Any

    @property
    def name(self) -> str:
        """Return the key."""
        return str(self.steps[-1])

    @property
    def line(self) -> int:
        """Return the line of the key, counted from 1."""
        return int(self.key.start_mark.line) + 1

    @property
    def plain(self) -> bool:
        """Return whether the value is a text on one line."""
        value = self.value
        on_one_line = value.start_mark.line == value.end_mark.line
        return isinstance(value, yaml.ScalarNode) and on_one_line and bool(value.value)

    @property
    def in_block(self) -> bool:
        """Return whether the key stands on a line of its own with its whole value."""
        return self.plain and self.line == self.value.start_mark.line + 1


class Well:
    """A well file, and where everything stands in it."""

    def __init__(self, file: Path) -> None:
        self.text = file.read_text("utf-8")
        self.lines = self.text.split("\n")
        root = yaml.compose(self.text, Loader=yaml.CSafeLoader)
        self.spots = list(_spots(root, ()))

    def index(self, mark: Any) -> int:
        """Return the place of a mark in the text."""
        return sum(len(line) + 1 for line in self.lines[: mark.line]) + int(mark.column)

    def replaced(self, node: Any, new: str) -> str:
        """Return the text of a node on one line replaced."""
        return self.text[: self.index(node.start_mark)] + new + self.text[self.index(node.end_mark) :]

    def with_line(self, number: int, new: str) -> str:
        """Return one line replaced, counted from 1."""
        return "\n".join([*self.lines[: number - 1], new, *self.lines[number:]])


def _spots(node: Any, steps: Steps) -> Iterator[Spot]:
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield Spot((*steps, key.value), key, value)
            yield from _spots(value, (*steps, key.value))
    elif isinstance(node, yaml.SequenceNode):
        for index, part in enumerate(node.value):
            yield from _spots(part, (*steps, index))


def files() -> list[Well]:
    """Return the well files: the tutorial and the cases of the tests."""
    return [Well(file) for file in [TUTORIAL, *CASES]]


Maker = Callable[[Well, Random], Broken | None]


def made(kind: str, wells: list[Well], count: int, maker: Maker) -> list[Broken]:
    """Make some broken files of a kind; which places are taken follows from the kind alone."""
    chance, found = Random(kind), []
    for _ in range(100 * count):
        broken = maker(chance.choice(wells), chance)
        if broken is not None and broken.text not in [one.text for one in found]:
            found.append(broken)
        if len(found) == count:
            return found
    raise AssertionError(f"only {len(found)} files of the kind {kind}")


def _document_of(spot: Spot) -> Any:
    document: Any = ScenarioDocument
    for step in spot.steps[:-1]:
        document = _inside(document, step)
    document = _bare(document)
    known = isinstance(document, type) and issubclass(document, Document) and spot.name in document.keys
    return document if known else None


def _inside(hint: Any, step: str | int) -> Any:
    """Return what stands at a step of a part of a file, as its document declares it."""
    hint = _bare(hint)
    if isinstance(hint, type) and issubclass(hint, Document):
        key = hint.keys.get(str(step))
        return _hints(hint)[key.attribute] if key else None
    parts = get_args(hint)
    return {dict: parts[1:2], tuple: parts[:1]}.get(get_origin(hint), (None,))[0]


@cache
def _hints(document: type[Document]) -> dict[str, Any]:
    return get_type_hints(document, include_extras=True)


def _bare(hint: Any) -> Any:
    """Return a hint without notes and without None."""
    while get_origin(hint) in (Annotated, Union, types.UnionType):
        notes = get_origin(hint) is Annotated
        there = [part for part in get_args(hint) if part is not type(None)]
        if not notes and len(there) != 1:
            return hint
        hint = there[0]
    return hint


def _spot(well: Well, chance: Random, fits: Callable[[Spot], bool]) -> Spot | None:
    fitting = [spot for spot in well.spots if fits(spot)]
    return chance.choice(fitting) if fitting else None


def misspelt_key(well: Well, chance: Random) -> Broken | None:
    """Leave a letter out of a key, double one, or swap two."""
    spot = _spot(well, chance, lambda one: len(one.name) > 3 and _document_of(one) is not None)
    document = _document_of(spot) if spot else None
    # An unknown key in a paragraph is a speaker.
    if spot is None or document is ParagraphDocument:
        return None
    at, name = chance.randrange(1, len(spot.name) - 1), spot.name
    wrong = chance.choice(
        [
            name[:at] + name[at + 1 :],
            name[:at] + name[at] + name[at:],
            name[:at] + name[at + 1] + name[at] + name[at + 2 :],
        ]
    )
    if wrong in document.keys or wrong == name:
        return None
    return Broken("key misspelt", well.replaced(spot.key, wrong).encode(), (spot.line,))


WRONG_TYPES = {
    "takes": ["soon", "5", "5 hours", "[5 days]", "{days: 5}", "-5 days"],
    "until": ["tomorrow", "25.4.2014", "2014-4-5", "2014-02-30", "5 days", "[2014-04-25]"],
    "opens_on": ["today", "04/12/2013", "2013-13-01", "99999-01-01"],
    "odds": ["likely", "50%", "1/0", "4/3", "101", "-3", "{plus: []}", "[20]"],
    "historical": ["yes", "on", "1", "True", "[true]"],
    "stance": ["comply now", "fight", "[comply]"],
    "disposition": ["won", "{granted: true}"],
    "tone": ["happy", "[good]"],
    "minutes": ["ten", "[10]", "10 minutes"],
    "edition": ["first", "0", "1.0"],
    "better": ["higher", "[high]"],
    "label": ["[one, two]", "{a: b}"],
    "files": ["[one, two]", "{a: b}"],
    "title": ["[one, two]", "{a: b}"],
    "goes_to": ["[one, two]", "{a: b}"],
    "effects": ["7", "none", "[7]", "[{}]", "[[]]"],
    "moves": ["{comply: true}", "[[comply]]"],
    "ruling": ["denied", "[denied]"],
    "outcomes": ["denied", "[denied, granted]"],
    "ending": ["good", "[good]"],
    "picks": ["[statute]", "statute"],
    "requires": ["yes", "[yes]", "{}"],
    "when": ["yes", "[]", "{}", "[{}]"],
    "conditions": ["[a]", "some"],
    "choices": ["[a]", "some"],
}


def wrong_type(well: Well, chance: Random) -> Broken | None:
    """Write something else than a key asks for."""
    spot = _spot(well, chance, lambda one: one.name in WRONG_TYPES and _document_of(one) is not None)
    if spot is None or spot.value.start_mark.line != spot.value.end_mark.line:
        return None
    new = chance.choice(WRONG_TYPES[spot.name])
    return Broken("wrong type", well.replaced(spot.value, new).encode(), (spot.line,))


NUMBER_KEYS = {
    *("minutes", "edition", "starts_at", "lowest", "highest", "at_least", "at_most", "above", "below"),
    *("per_day", "cap", "times", "to", "points", "base"),
}
NO_NUMBERS = [
    "no",
    "12:30",
    "0x1F",
    "1e5",
    "1_000",
    "1,000",
    "ten",
    "''",
    "5 %",
    "1.5.2",
    "+-3",
    "~",
    "null",
    "\u0664",
]


def no_number(well: Well, chance: Random) -> Broken | None:
    """Write what only looks like a number, or what YAML takes for one."""

    def asks(one: Spot) -> bool:
        return one.name in NUMBER_KEYS and one.plain and _document_of(one) is not None

    spot = _spot(well, chance, asks)
    if spot is None:
        return None
    # Inside brackets a comma would end the value.
    new = chance.choice(NO_NUMBERS).replace("1,000", "'1,000'")
    return Broken("no number", well.replaced(spot.value, new).encode(), (spot.line,))


HUGE = ["9" * 16, "-" + "9" * 400, "9" * 5000, "1" + "0" * 300]


def huge_number(well: Well, chance: Random) -> Broken | None:
    """Write a number that is longer than any sum of money, time or points."""
    keys = NUMBER_KEYS | {"takes", "odds", "until", "opens_on"}
    spot = _spot(well, chance, lambda one: one.name in keys and one.plain and _document_of(one) is not None)
    if spot is None:
        return None
    unit = {"takes": " days", "until": "-01-01", "opens_on": "-12-31"}.get(spot.name, "")
    new = chance.choice(HUGE) + unit
    return Broken("huge number", well.replaced(spot.value, new).encode(), (spot.line,))


NAMING = {
    *("goes_to", "opens_at", "chosen", "holds", "meter", "fact", "find", "lose", "exhibits", "exhibit"),
    *("preserved", "forfeited", "preserve", "forfeit", "turns_on", "of", "cites", "serves", "by"),
    *("posture", "may", "moves", "deadline", "meet", "procedure", "sanction", "fines", "against"),
}


def reference_to_nothing(well: Well, chance: Random) -> Broken | None:
    """Name a thing that nothing declares."""

    def names(one: Spot) -> bool:
        # `by` is a number in an effect and a person in a ruling.
        return one.name in NAMING and _document_of(one) is not None and "effects" not in one.steps[-3:-1:]

    spot = _spot(well, chance, names)
    node = spot.value if spot else None
    if isinstance(node, yaml.SequenceNode) and node.value:
        node = chance.choice(node.value)
    if spot is None or not isinstance(node, yaml.ScalarNode) or node.value.lstrip("-").isdigit():
        return None
    text = well.replaced(node, NOWHERE)
    return Broken("reference to nothing", text.encode(), (node.start_mark.line + 1,))


def dead_link(well: Well, chance: Random) -> Broken | None:
    """Link to a term or an authority that nothing declares."""
    spot = _spot(well, chance, lambda one: one.name == "text" and one.plain and not one.value.style)
    if spot is None:
        return None
    link = chance.choice([f"[[{NOWHERE}]]", f"[[{NOWHERE}|words]]", f"[@{NOWHERE}]", f"[#{NOWHERE}]"])
    text = well.replaced(spot.value, f'"A link {link}."')
    return Broken("dead link", text.encode(), (spot.value.start_mark.line + 1,))


def second_key(well: Well, chance: Random) -> Broken | None:
    """Write a line with its key twice."""
    spot = _spot(well, chance, lambda one: one.in_block and _alone(well, one))
    if spot is None:
        return None
    line = well.lines[spot.line - 1]
    text = well.with_line(spot.line, f"{line}\n{line}")
    return Broken("second key", text.encode(), (spot.line + 1,), "Y008")


def _alone(well: Well, spot: Spot) -> bool:
    """Return whether nothing else stands on the line of a key and its value."""
    line = well.lines[spot.line - 1]
    return line.startswith(" " * spot.key.start_mark.column + spot.name + ":") and "{" not in line


def tab(well: Well, chance: Random) -> Broken | None:
    """Indent a line by a tab."""
    spot = _spot(
        well, chance, lambda one: one.in_block and _alone(well, one) and one.key.start_mark.column > 0
    )
    if spot is None:
        return None
    line = well.lines[spot.line - 1].lstrip(" ")
    return Broken("tab", well.with_line(spot.line, f"\t{line}").encode(), (spot.line,), "Y005")


def bad_indentation(well: Well, chance: Random) -> Broken | None:
    """Shift a line by one space; not the first of its block, or its neighbours would be wrong instead."""

    def second_or_later(one: Spot) -> bool:
        before = well.lines[one.line - 2] if one.line > 1 else ""
        beside = before[: one.key.start_mark.column + 1]
        return one.in_block and _alone(well, one) and beside.strip() != "" and beside[:-1].strip() == ""

    spot = _spot(well, chance, second_or_later)
    if spot is None or spot.key.start_mark.column < 1:
        return None
    line = well.lines[spot.line - 1]
    shifted = chance.choice([f" {line}", line[1:]])
    # The line before runs on where the key is shifted to its right.
    return Broken("bad indentation", well.with_line(spot.line, shifted).encode(), (spot.line, spot.line - 1))


def open_quote(well: Well, chance: Random) -> Broken | None:
    """Leave out the second quote of a text."""
    spot = _spot(well, chance, lambda one: one.plain and one.value.style in ("'", '"'))
    if spot is None:
        return None
    end = well.index(spot.value.end_mark)
    text = well.text[: end - 1] + well.text[end:]
    return Broken("open quote", text.encode(), (spot.value.start_mark.line + 1,))


def open_bracket(well: Well, chance: Random) -> Broken | None:
    """Leave out the second bracket of a list or block on one line."""

    def bracketed(one: Spot) -> bool:
        value = one.value
        flow = isinstance(value, yaml.CollectionNode) and value.flow_style
        return bool(flow) and value.start_mark.line == value.end_mark.line

    spot = _spot(well, chance, bracketed)
    if spot is None:
        return None
    end = well.index(spot.value.end_mark)
    text = well.text[: end - 1] + well.text[end:]
    return Broken("open bracket", text.encode(), (spot.line,))


ODDITIES = {
    "anchor": ("&here {}", "Y009"),
    "alias": ("*here", "Y009"),
    "tag": ("!!python/object/apply:os.system {}", "Y010"),
    "own tag": ("!text {}", "Y010"),
    "binary tag": ("!!binary aGVsbG8=", "Y010"),
}


def oddity(well: Well, chance: Random) -> Broken | None:
    """Write an anchor, an alias or a tag where a text stands."""
    spot = _spot(well, chance, lambda one: one.plain and _document_of(one) is not None)
    if spot is None:
        return None
    kind = chance.choice(sorted(ODDITIES))
    written, code = ODDITIES[kind]
    new = written.format(well.text[well.index(spot.value.start_mark) : well.index(spot.value.end_mark)])
    return Broken(kind, well.replaced(spot.value, new).encode(), (spot.line,), code)


def merge_key(well: Well, chance: Random) -> Broken | None:
    """Write a merge key above a key."""
    spot = _spot(well, chance, lambda one: one.in_block and _alone(well, one))
    if spot is None:
        return None
    line, indent = well.lines[spot.line - 1], " " * spot.key.start_mark.column
    text = well.with_line(spot.line, f"{indent}<<: {{a: b}}\n{line}")
    return Broken("merge key", text.encode(), (spot.line,), "Y016")


BYTES = {
    "NUL": b"\0",
    "invalid UTF-8": b"\xff\xfe",
    "cut UTF-8": b"\xe2\x82",
    "bell": b"\x07",
    "lone surrogate": b"\xed\xa0\x80",
    "escape": b"\x1b[31m",
    "Latin-1": "Höhe".encode("latin-1"),
}


def odd_bytes(well: Well, chance: Random) -> Broken | None:
    """Put bytes that are no text into a line."""
    kind = chance.choice(sorted(BYTES))
    number = chance.randrange(1, len(well.lines))
    before = "\n".join(well.lines[:number]).encode()
    after = "\n".join(["", *well.lines[number:]]).encode()
    return Broken(kind, before + BYTES[kind] + after, (number,), "Y003")


ESCAPES = ["../../secret.png", "/etc/passwd", "..", "a/../../b.png", "../scenario.yaml"]


def path_escape(well: Well, chance: Random) -> Broken | None:
    """Name a picture outside the scenario's folder."""
    pictured = {one.steps[:-1] for one in well.spots if one.name == "picture"}
    spot = _spot(
        well,
        chance,
        lambda one: (
            one.name == "title" and len(one.steps) == 3 and one.in_block and one.steps[:-1] not in pictured
        ),
    )
    if spot is None or not _alone(well, spot):
        return None
    line, indent = well.lines[spot.line - 1], " " * spot.key.start_mark.column
    file = chance.choice(ESCAPES)
    added = f'{indent}picture:\n{indent}  file: "{file}"\n{indent}  alt: A secret'
    return Broken("path escape", well.with_line(spot.line, f"{line}\n{added}").encode(), (spot.line + 2,))


def whole_files(wells: list[Well]) -> list[Broken]:
    """Make files that are wrong as a whole, and hostile ones."""
    well = next(one.text for one in wells if "id: two-laws" in one.text)
    return [*_no_blocks(well), *_no_text(well), *_too_large(), *_too_deep(), *_too_many(well)]


def _no_blocks(well: str) -> list[Broken]:
    return [
        Broken("empty", b"", code="Y014"),
        Broken("only blanks", b"\n \n\n", code="Y014"),
        Broken("only a comment", b"# A case\n", code="Y014"),
        Broken("only dashes", b"---\n", code="Y014"),
        Broken("a list on top", b"- scenario_format: 1\n- id: a\n", code="Y014"),
        Broken("a text on top", b"This is a story about an order.\n", code="Y014"),
        Broken("a number on top", b"12\n", code="Y014"),
        Broken("a second document", well.encode() + b"---\nid: other\n", _last(well), "Y013"),
        Broken("a list as a key", b"scenario_format: 1\n? [a, b]\n: c\n", (2,), "Y015"),
        Broken("a key without a name", b'scenario_format: 1\n"": c\n', (2,), "Y015"),
        Broken("a tag on the file", b"--- !!python/object:os.system\nscenario_format: 1\n", code="Y010"),
        Broken("an unknown directive", b"%FOO bar\n%YAML 9.9\n---\na: 1\n", (1, 2)),
        Broken("a web page", b"<!DOCTYPE html>\n<html><body>404 Not Found</body></html>\n", (1, 2)),
        Broken("JSON with a comma too many", b'{"scenario_format": 1,\n "id": "a",,}\n', (1, 2)),
        Broken(
            "only carriage returns", _misspelt(well).replace("\n", "\r").encode(), _line_of(well, "minutes:")
        ),
    ]


def _no_text(well: str) -> list[Broken]:
    return [
        Broken("a picture file", bytes.fromhex("89504e470d0a1a0a0000000d4948445200"), code="Y003"),
        Broken("an archive", b"PK\x03\x04\x14\x00\x06\x00\x08\x00" + bytes(range(256)) * 40, code="Y003"),
        Broken("random bytes", Random(1).randbytes(100_000), code="Y003"),
        Broken("UTF-16", well.encode("utf-16"), code="Y003"),
    ]


def _too_large() -> list[Broken]:
    return [
        Broken("50 MB of text", lambda: b"# " + b"x" * 50_000_000, code="Y002"),
        Broken("50 MB of keys", lambda: b"a: b\n" * 10_000_000, code="Y002"),
        Broken("15 MB of one text", lambda: b"id: a\ntitle: " + b"x" * 15_000_000, (2,), "S008"),
        Broken("15 MB of a key", lambda: b"id: a\n? " + b"x" * 15_000_000 + b"\n: a", (2,), "S001"),
        Broken("15 MB of lines", lambda: b"\n" * 15_000_000 + b"a: b\n", (15_000_001,), "S001"),
        Broken("15 MB of blanks", lambda: b" " * 15_000_000 + b"a: b\n", code="S001"),
        Broken("15 MB of quotes", lambda: b"a: '" + b"'' " * 5_000_000, code="Y006"),
    ]


def _too_deep() -> list[Broken]:
    steps = "".join(f"{'  ' * depth}k{depth}:\n" for depth in range(2000)).encode()
    return [
        Broken("a million lists in lists", lambda: b"id: a\ntitle: " + b"[" * 1_000_000, (2,), "Y011"),
        Broken("a million blocks in blocks", lambda: b"id: a\ntitle: " + b"{a: " * 1_000_000, (2,), "Y011"),
        Broken("a million dashes", lambda: b"- " * 1_000_000, code="Y011"),
        Broken("a million questions", lambda: b"? " * 1_000_000, code="Y015"),
        Broken("a million colons", lambda: b"a: " * 1_000_000, code="Y004"),
        Broken("two thousand steps", lambda: steps, (41,), "Y011"),
    ]


def _too_many(well: str) -> list[Broken]:
    """Make files with a million of something; the line is the last, where all of it stands, unless said."""
    laughs = 'a: &a ["lol", "lol"]\n' + "".join(
        f"{chr(98 + at)}: &{chr(98 + at)} [{', '.join([f'*{chr(97 + at)}'] * 9)}]\n" for at in range(12)
    )
    crowd = "".join(f"  s{number}: {{choices: {{a: {{goes_to: x{number}}}}}}}\n" for number in range(5000))
    row = "".join(f"  c{n}: {{says: So, when: [{{holds: c{n + 1}}}]}}\n" for n in range(3000))
    conditions = f"conditions:\n{row}  c3000: {{says: So, when: [{{before: 2020-01-01}}]}}\n"
    links = "exhibits: {a: {title: A, text: ['" + "[[a|" * 4_900 + f"', '[[{NOWHERE}]]']}}}}\n"

    def behind(more: str) -> Callable[[], bytes]:
        return (well + more).encode

    last = _last(well)
    return [
        Broken("billion laughs", laughs.encode(), (1,), "Y009"),
        Broken("a million anchors", behind("uses: [" + "&b 1, " * 1_000_000 + "]\n"), last, "Y009"),
        Broken("a million second keys", lambda: b"a: 1\n" * 1_000_000, (2,), "Y008"),
        Broken("a million effects", behind("opens_with: [" + "1," * 1_000_000 + "]\n"), last, "Y012"),
        Broken("many wrong effects", behind("opens_with: [" + "1," * 19_000 + "]\n"), last, "S016"),
        Broken("many wrong names", behind("opens_with: [{find: [" + "x," * 19_000 + "]}]\n"), last, "S012"),
        Broken("many missing files", behind("uses: [" + "x," * 19_000 + "]\n"), last, "P001"),
        Broken("many unknown keys", behind("".join(f"k{n}: 1\n" for n in range(15_000))), last, "S001"),
        Broken("many scenes to nowhere", behind(crowd), last, "S012"),
        Broken("conditions in a long row", behind(conditions), (last[0] + 1,), "S022"),
        Broken("brackets in a text", behind(links), last, "S012"),
    ]


def _misspelt(well: str) -> str:
    return well.replace("\nminutes:", "\nminuets:", 1)


def _last(well: str) -> tuple[int]:
    return (well.count("\n") + 1,)


def _line_of(well: str, words: str) -> tuple[int]:
    return (well[: well.index(f"\n{words}")].count("\n") + 2,)


def every_broken_file() -> list[Broken]:
    """Make all of them: at least two hundred by mutation, and those that are wrong as a whole."""
    wells = files()
    return [
        *made("misspelt", wells, 36, misspelt_key),
        *made("type", wells, 40, wrong_type),
        *made("number", wells, 30, no_number),
        *made("huge", wells, 16, huge_number),
        *made("nothing", wells, 40, reference_to_nothing),
        *made("link", wells, 10, dead_link),
        *made("second", wells, 16, second_key),
        *made("tab", wells, 14, tab),
        *made("indentation", wells, 20, bad_indentation),
        *made("quote", wells, 16, open_quote),
        *made("bracket", wells, 16, open_bracket),
        *made("oddity", wells, 20, oddity),
        *made("merge", wells, 6, merge_key),
        *made("bytes", wells, 16, odd_bytes),
        *made("escape", wells, 8, path_escape),
        *whole_files(wells),
    ]

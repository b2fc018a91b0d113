"""A Twine story in the notation Twee 3: what its passages say, where they lead, and what they set.

Of Harlowe and of SugarCube it reads what a case can have; the rest becomes a remark with its line.
"""

# Longer than 250 lines because the markup of both story formats is read by one walk through it.
import contextlib
import json
import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from game.content.problems import brief
from game.errors import GameError
from game.model.value import value
from game.workshop.twee_dialects import KNOWN, SUGAR_LIKE, in_common_markup

# A guard or an effect, as a case has it; what it names is the id of a variable.
Block = dict[str, Any]


class TweeError(GameError):
    """A file holds no story in Twee 3."""


@value
class Remark:
    """Something that was not carried over as it stood, with its line in the story."""

    line: int
    what: str


@value
class StoryLink:
    """A link to a passage, with the effects of following it."""

    label: str
    target: str
    effects: tuple[Block, ...] = ()


@value
class StoryPiece:
    """Words, an effect or a link, with the guards around it that must all hold."""

    what: str | Block | StoryLink
    when: tuple[Block, ...]
    line: int


@value
class Passage:
    """One passage of a story."""

    name: str
    line: int
    pieces: tuple[StoryPiece, ...]


@value
class Story:
    """A story: its passages in their order, what is set before it starts, and what could not be read."""

    title: str
    start: str
    passages: tuple[Passage, ...]
    startup: tuple[StoryPiece, ...]
    remarks: list[Remark]


_HEADER = re.compile(r"::[ \t]*((?:\\.|[^\\\[{])+)(?:\[((?:\\.|[^\\\]])*)\])?[ \t]*(?:\{.*\})?[ \t]*")
# Passages that are no part of the story.
_ASIDE = re.compile(r"(?:Story|Passage)[A-Z]\w+|Twine\.\w+")
_TAGS_ASIDE = frozenset(
    {"script", "stylesheet", "widget", "header", "footer", "debug-header", "debug-footer"}
)


def read_story(text: str, usual_title: str) -> Story:
    """Return the story of a text in Twee 3; raise TweeError where it holds none."""
    remarks: list[Remark] = []
    blocks = {name: (tags, line, body) for name, tags, line, body in _blocks(text, remarks)}
    about: dict[str, object] = {}
    with contextlib.suppress(ValueError, RecursionError, KeyError, TypeError):
        about = {**json.loads(blocks["StoryData"][2])}
    story_format = str(about.get("format", "")).lower()
    is_sugar = story_format in SUGAR_LIKE or (story_format != "harlowe" and "<<" in text)
    if story_format not in KNOWN:
        what = f"the story format '{brief(story_format)}' is not known: it is read as if it were like others"
        remarks.append(Remark(blocks["StoryData"][1], what))
    markup = "sugarcube" if is_sugar and story_format not in SUGAR_LIKE else story_format

    def read(body: str, line: int) -> tuple[StoryPiece, ...]:
        body = in_common_markup(body, line, markup, lambda at, what: remarks.append(Remark(at, what)))
        return _MarkupReader(body, line, is_sugar, remarks).read()

    passages: list[Passage] = []
    startup: tuple[StoryPiece, ...] = ()
    for name, (tags, line, body) in blocks.items():
        if name == "StoryInit" or "startup" in tags:
            startup += read(body, line + 1)
        elif not (_ASIDE.fullmatch(name) or _TAGS_ASIDE & {*tags}):
            passages.append(Passage(name, line, read(body, line + 1)))
        elif name not in ("StoryTitle", "StoryData"):
            remarks.append(Remark(line, f"'{brief(name)}' is no part of the story: it is left out"))
    if not passages:
        raise TweeError("no passage of it is part of a story: there are only settings and scripts")
    start = str(about.get("start") or "Start")
    if start not in {one.name for one in passages}:
        what = (
            f"there is no passage '{brief(start)}' to start with: '{brief(passages[0].name)}' takes its place"
        )
        remarks.append(Remark(1, what))
        start = passages[0].name
    title = " ".join(blocks["StoryTitle"][2].split()) if "StoryTitle" in blocks else ""
    return Story(title[:120] or usual_title, start, tuple(passages), startup, remarks)


def _blocks(text: str, remarks: list[Remark]) -> Iterator[tuple[str, list[str], int, str]]:
    """Yield the passages as they stand in the file: name, tags, line and text."""
    if re.search(r"<tw-(?:storydata|passagedata)\b", text):
        raise TweeError("it is a published story: open it in Twine, choose Build, then Export As Twee")
    lines = text.replace("\r\n", "\n").split("\n")
    starts = [number for number, line in enumerate(lines) if line.startswith("::")]
    if not starts:
        raise TweeError("it has no passage: in Twee 3 each begins with a line such as `:: The office`")
    if any(map(str.strip, lines[: starts[0]])):
        remarks.append(Remark(1, "what stands before the first passage is left out"))
    seen: dict[str, int] = {}
    for start, end in zip(starts, [*starts[1:], len(lines)], strict=True):
        header = _HEADER.fullmatch(lines[start])
        name, tags = ("", "") if header is None else (_unescaped(part or "") for part in header.groups())
        name = name.strip()
        if not name:
            remarks.append(Remark(start + 1, "this line names no passage that can be read: it is left out"))
        elif name in seen:
            what = f"a passage '{brief(name)}' stands on line {seen[name]} already: this one is left out"
            remarks.append(Remark(start + 1, what))
        else:
            seen[name] = start + 1
            yield name, tags.split(), start + 1, "\n".join(lines[start + 1 : end])


def _unescaped(written: str) -> str:
    return re.sub(r"\\(.)", r"\1", written)


# Every part has a most length, so that no text makes reading slow.
_STRING = r"""(?:"(?:\\.|[^"\\]){0,300}+"|'(?:\\.|[^'\\]){0,300}+')"""
_LINK = r"\[\[(?P<link>(?:[^\[\]\n]|\[(?!\[)){1,600}?)\](?:\[(?P<sets>[^\[\]]{0,600})\])?\]"
_INSIDE = rf"(?:{_STRING}|[^()\"'])"
_SHOWN = r"(?:\$[A-Za-z]\w*(?:\.[A-Za-z]\w*|\[[^\[\]\n]{1,60}\](?!\]))*|(?<!\w)_[A-Za-z]\w*(?<!_)(?!\w))"
_LOOSE = rf"(?P<tag></?[A-Za-z][\w-]*(?:\s[^<>]{{0,600}})?/?>)|(?P<shown>{_SHOWN})|(?P<comment>/\*|/%|<!--)"
_SUGAR = re.compile(
    rf"{_LINK}|<<(?P<macro>/?[\w-]+|[=-])\s*+(?P<with>(?:{_STRING}|(?!/?>>).){{0,600}}?)\s*/?>>|{_LOOSE}",
    re.DOTALL,
)
_HARLOWE = re.compile(
    rf"\((?P<macro>[A-Za-z][\w-]*):\s*(?P<with>(?:{_INSIDE}|\({_INSIDE}{{0,300}}+\)){{0,600}}?)\s*\)"
    rf"(?P<hook>\s*\[(?!\[(?!\[)))?|{_LINK}|{_LOOSE}|(?P<bracket>[\[\]])",
    re.DOTALL,
)
_ENDS: Mapping[str, str] = {"/*": "*/", "/%": "%/", "<!--": "-->"}
# Tags and macros that go without a remark, since the words in them stay.
_PLAIN_TAG = re.compile(r"</|<(?:br|p|div|span|em|i|b|strong|hr)\b", re.IGNORECASE)
_SILENT = ("nobr", "silently", "nametag", "actions", "choice", "script")
_LINKS = ("link", "button", "link-goto", "link-reveal-goto")
_SHOWS = ("print", "=", "-")
_INCLUDES = ("include", "display")
# What stands inside appears later, or again: it may change nothing on arrival.
_LATER = re.compile(r"(?:link|click|mouse|live|event|after|timed|repeat|hover)[\w-]*")
_SETTING = re.compile(r"\$(\w+)\s*(?:(\+\+|--)|(?:to\b|([+-])?=(?!=))\s*(.+))", re.DOTALL)
_STEP = re.compile(r"(?:it|\$(\w+))\s*([+-])\s*(\d{1,9})")
_TEST = re.compile(r"((?:not\b|!)\s*)?\$(\w+)(?:\s*(is not|[a-z]+|[<>=!]+)\s*(-?\d{1,9}|true|false))?")
# Conditions inside each other, or one after another, of which a case is told.
_DEEPEST = 20
# What compares a number, and as which bound of a guard.
_COMPARES: Mapping[str, str] = {
    **dict.fromkeys(("is", "eq", "==", "===", "is not", "isnot", "neq", "!=", "!=="), "is"),
    **dict.fromkeys((">", "gt"), "above"),
    **dict.fromkeys((">=", "gte"), "at_least"),
    **dict.fromkeys(("<", "lt"), "below"),
    **dict.fromkeys(("<=", "lte"), "at_most"),
}


@dataclass(slots=True)
class _OpenPart:
    """What is opened around the words that are read: branches under conditions, a link, or brackets."""

    kind: str
    inside: tuple[Block, ...]
    line: int
    tried: tuple[Block, ...] = ()
    link: StoryLink | None = None
    is_late: bool = False


@dataclass(slots=True)
class _MarkupReader:
    """Reads the markup of one passage, which begins on a line of the file."""

    text: str
    line: int
    is_sugar: bool
    remarks: list[Remark]
    pieces: list[StoryPiece] = field(default_factory=list)
    parts: list[_OpenPart] = field(default_factory=list)
    tried: tuple[Block, ...] = ()  # the conditions of the branches that were closed last
    switched: str = ""  # the variable of a switch
    at: int = 0

    def read(self) -> tuple[StoryPiece, ...]:
        """Return what the passage says, link by link and setting by setting."""
        token = _SUGAR if self.is_sugar else _HARLOWE
        while found := token.search(self.text, self.at):
            self._add(self._passed(found.start()))
            self._passed(found.end())
            self._take(found)
        self._add(self._passed(len(self.text)))
        while self.parts:
            part = self._close()
            self.remarks.append(
                Remark(part.line, "what is opened here is not closed: it is read to the end of the passage")
            )
        return tuple(self.pieces)

    def _passed(self, end: int) -> str:
        """Return the text up to an end, and go there."""
        begun, self.at = self.at, end
        self.line += self.text.count("\n", begun, end)
        return self.text[begun:end]

    def _remark(self, what: str) -> None:
        self.remarks.append(Remark(self.line, what))

    def _add(self, what: str | Block | StoryLink | None) -> None:
        """Add a piece where it stands; inside a link it says what following the link does."""
        around = next((one for one in self.parts if one.link), None)
        if isinstance(what, dict) and any(one.is_late for one in self.parts) and not around:
            self._remark("what is set here on a click, or later, is left out")
        elif what and around and around.link:
            link = around.link
            if isinstance(what, dict):
                around.link = StoryLink(link.label, link.target, (*link.effects, what))
            elif isinstance(what, StoryLink):
                around.link = StoryLink(link.label, link.target or what.target, link.effects)
            elif what.strip():
                self._remark(f"`{brief(what.strip())}` would appear on a click: it is left out")
        elif what:
            self.pieces.append(StoryPiece(what, self.parts[-1].inside if self.parts else (), self.line))

    def _take(self, found: re.Match[str]) -> None:
        named = found.groupdict()
        if named["link"]:
            label, target = _label_and_target(named["link"])
            self._add(StoryLink(label, target, self._effects(named["sets"] or "")))
        elif named["macro"]:
            self._macro(named["macro"].lower(), named["with"], bool(self.is_sugar or named["hook"]))
        elif named["comment"]:
            end = self.text.find(_ENDS[named["comment"]], self.at)
            self._passed(end + len(_ENDS[named["comment"]]) if end >= 0 else len(self.text))
        elif named["shown"]:
            self._remark(f"the value of '{brief(named['shown'])}' cannot be shown: an ellipsis stands there")
            self._add("\N{HORIZONTAL ELLIPSIS}")
        elif named["tag"]:
            if not _PLAIN_TAG.match(named["tag"]):
                self._remark(f"`{brief(named['tag'])}` is left out: a text has no HTML")
            self._add("\n" if named["tag"].lower().startswith("<br") else "")
        elif named["bracket"] == "[" and self.parts:
            self._open("bracket")
            self._add("[")
        elif named["bracket"] == "]" and self.parts:
            self._add("]" if self.parts[-1].kind == "bracket" else "")
            self.tried = self._close().tried
        else:
            self._add(named["bracket"])

    def _macro(self, name: str, written: str, has_inside: bool) -> None:
        if name in ("if", "unless", "else", "elseif", "else-if"):
            self._branch(name, written, has_inside)
        elif name in ("switch", "case", "default") and self.is_sugar:
            self._switch(name, written)
        elif name.startswith("/"):
            kinds = {"/unless": "if", "/switch": "if"}
            if self.parts and self.parts[-1].kind == kinds.get(name, name[1:]):
                self._close()
        elif name == "set":
            for one in self._effects(written):
                self._add(one)
        elif name in (*_LINKS, "goto", "go-to"):
            self._linked(name, written, has_inside)
        elif name in _SHOWS:
            self._remark(f"the value of '{brief(written)}' cannot be shown: an ellipsis stands there")
            self._add("\N{HORIZONTAL ELLIPSIS}")
        elif name in _INCLUDES:
            shown = next(iter(re.findall(_STRING, written)), written).strip("\"'")
            self._remark(f"the words of '{brief(shown)}' would be shown here: copy them in")
        else:
            self._other(name, written, has_inside)

    def _other(self, name: str, written: str, has_inside: bool) -> None:
        """Leave a macro out, with the words inside where they are there at once, or say so."""
        if name == "script" and self.is_sugar:
            self._remark("a script is left out")
            self._passed(max(self.at, self.text.find("<</script>>", self.at)))
        elif name not in _SILENT:
            self._remark(f"the macro '{brief(name)}' is left out: nothing in a case answers to it")
        for found in re.finditer(_LINK, written) if name in ("actions", "choice") else ():
            self._add(StoryLink(*_label_and_target(found["link"]), self._effects(found["sets"] or "")))
        is_late = _LATER.fullmatch(name) is not None
        if not self.is_sugar and has_inside:
            self._open("hook")
            self.parts[-1].is_late = is_late
        elif self.is_sugar and is_late and f"<</{name}>>" in self.text[self.at : self.at + 2000]:
            self._open(name)
            self.parts[-1].is_late = True

    def _switch(self, name: str, written: str) -> None:
        """Read the cases of a number as branches: what stands before the first is none of them."""
        if name == "switch":
            self.switched = written.strip()
            self._open("if")
        elif self.switched and self.parts and self.parts[-1].kind == "if":
            values = re.findall(r"-?\d{1,9}|true|false", written)
            test = " or ".join(f"{self.switched} is {one}" for one in values)
            is_read = name == "default" or (bool(values) and not re.search(r"[\"']", written))
            if not is_read:
                self._remark(f"the case `{brief(written)}` cannot be read: its words are always there")
            self._branch("else" if name == "default" else "elseif", test if is_read else "", True)
        else:
            self._remark(f"the macro '{brief(name)}' is left out: nothing in a case answers to it")

    def _branch(self, name: str, written: str, has_inside: bool) -> None:
        """Open what stands under a condition, and under the turned conditions of branches before it."""
        tried: tuple[Block, ...] = ()
        if name.startswith("else"):
            is_next = self.is_sugar and self.parts and self.parts[-1].kind == "if"
            tried = self._close().tried if is_next else self.tried
        written = written.removeprefix("if ")
        is_deep = max(len(self.parts), len(tried)) >= _DEEPEST
        condition = _condition(written) if written and not is_deep else None
        if written and condition is None:
            self._remark(f"the condition `{brief(written)}` cannot be read: its words are always there")
        own = () if condition is None else (turned(condition) if name == "unless" else condition,)
        if has_inside:
            self._open("if" if self.is_sugar else "hook", (*map(turned, tried), *own), (*tried, *own))
        else:
            self._remark("this condition holds nothing back: no bracket follows it")

    def _linked(self, name: str, written: str, has_inside: bool) -> None:
        """Add the link of a macro; what stands inside it says what following it sets and where it goes."""
        bracketed = re.match(_LINK, written)
        said = [_unescaped(one[1:-1]) for one in re.findall(_STRING, written)]
        label, target = _label_and_target(bracketed["link"]) if bracketed else (*said[:2], "", "")[:2]
        if name in ("goto", "go-to"):
            if not any(one.link for one in self.parts):
                self._remark("the story goes on by itself here: the case has a choice 'Go on'")
            self._add(StoryLink("Go on", label or target))
        elif not label:
            self._remark("this link has no words that can be read: it is left out")
        elif has_inside and (not self.is_sugar or f"<</{name}>>" in self.text[self.at : self.at + 2000]):
            self._open(name if self.is_sugar else "hook", link=StoryLink(label, target))
        else:
            self._add(StoryLink(label, target or label))

    def _open(
        self,
        kind: str,
        more: tuple[Block, ...] = (),
        tried: tuple[Block, ...] = (),
        link: StoryLink | None = None,
    ) -> None:
        outside = self.parts[-1].inside if self.parts else ()
        self.parts.append(_OpenPart(kind, (*outside, *more), self.line, tried, link))

    def _close(self) -> _OpenPart:
        """Return the part that is closed; a link is told where it ends."""
        part = self.parts.pop()
        if part.link and part.link.target:
            self._add(part.link)
        elif part.link:
            self._remark(f"the link '{brief(part.link.label)}' leads to no passage: it is left out")
        return part

    def _effects(self, written: str) -> tuple[Block, ...]:
        """Return what the words of a `set` change."""
        made: list[Block] = []
        for part in filter(str.strip, re.findall(rf"(?:{_STRING}|\([^()]{{0,300}}\)|[^,;\"'])+", written)):
            read = _SETTING.fullmatch(part.strip())
            name, moved = (slug(read[1]), read[4] or "") if read else ("", "")
            step = _STEP.fullmatch(moved.strip())
            if read and read[2]:
                made.append({"meter": name, "by": 1 if read[2] == "++" else -1})
            elif read and step and step[1] in (None, read[1]) and not read[3]:
                made.append({"meter": name, "by": int(step[2] + step[3])})
            elif read and re.fullmatch(r"-?\d{1,9}", moved.strip()):
                made.append({"meter": name, "by" if read[3] else "to": int((read[3] or "") + moved.strip())})
            elif read and moved.strip() in ("true", "false") and not read[3]:
                made.append({"find": name} if moved.strip() == "true" else {"lose": name})
            else:
                self._remark(f"`{brief(part.strip())}` is left out: only true, false and numbers can be set")
        return tuple(made)


def turned(guard: Block) -> Block:
    """Return the guard that holds where another does not."""
    return guard["not"][0] if "not" in guard else {"not": [guard]}


def slug(text: str) -> str:
    """Return an id that is like a text."""
    letters = (
        unicodedata.normalize("NFKD", text.replace("\N{LATIN SMALL LETTER SHARP S}", "ss"))
        .encode("ascii", "ignore")
        .decode()
    )
    parted = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "-", letters).lower()
    return re.sub(r"[^a-z0-9]+", "-", parted)[:56].strip("-") or "one"


def _condition(written: str) -> Block | None:
    """Return the guard of a condition made of tests, `and` and `or`; None where it is another."""
    inner = re.fullmatch(r"\(([^()]*)\)", written)
    ways: list[Block] = []
    for way in re.split(r"\s+or\s+|\s*\|\|\s*", inner[1] if inner else written):
        tests = [_test(_bare(part.strip())) for part in re.split(r"\s+and\s+|&&", way)]
        if None in tests:
            return None
        whole = [test for test in tests if test]
        ways.append(whole[0] if len(whole) == 1 else {"all": whole})
    return ways[0] if len(ways) == 1 else {"any": ways}


def _bare(written: str) -> str:
    """Return a test without the brackets around all of it."""
    inner = re.fullmatch(r"\(([^()]*)\)", written)
    return inner[1].strip() if inner else written


def _test(written: str) -> Block | None:
    read = _TEST.fullmatch(written)
    compares = _COMPARES.get(read[3] or "is") if read else None
    if read is None or compares is None:
        return None
    is_turned = bool(read[1]) != (read[3] or "").startswith(("is not", "isnot", "neq", "!"))
    if read[4] in (None, "true", "false"):
        guard: Block = {"fact": slug(read[2])}
        is_turned ^= read[4] == "false"
    else:
        guard = {"meter": slug(read[2]), compares: int(read[4])}
    return turned(guard) if is_turned else guard


def _label_and_target(written: str) -> tuple[str, str]:
    """Return the words of a link and its passage: `text->passage`, `passage<-text`, `text|passage`."""
    for mark, label, target in (("->", 0, 2), ("<-", 2, 0), ("|", 0, 2)):
        # Of several arrows to the right the last counts, of those to the left the first.
        parts = written.rpartition(mark) if mark == "->" else written.partition(mark)
        if parts[1]:
            return parts[label].strip(), parts[target].strip()
    return written.strip(), written.strip()

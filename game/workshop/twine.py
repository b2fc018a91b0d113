"""A case from a Twine story, for `contempt import`: passages become scenes, and links choices.

What a case cannot hold as the story has it becomes a remark with its line.
"""

# Longer than 250 lines because what becomes of passages, links and variables is read together.
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from game.content.library import FILE
from game.content.names import in_words
from game.content.problems import Findings, brief
from game.content.text_file import read_text
from game.model.ids import SceneId
from game.search.order import groups_of
from game.workshop.new import NotNewError, fit_name
from game.workshop.outlines import USUAL_BOOK
from game.workshop.twee import (
    Block,
    Passage,
    Remark,
    Story,
    StoryLink,
    StoryPiece,
    TweeError,
    read_story,
    slug,
    turned,
)

# As many as can be told apart in one paragraph.
_MOST_ALTERNATIVES = 3
_LEAVE = "leave-the-story"
# Words with the guards under which they are read.
Told = tuple[str, tuple[Block, ...]]


def import_story(source: Path, inside: Path, name: str | None) -> list[str]:
    """Write a case from a Twine story into a folder; return what was not carried over, line by line.

    Raise TweeError where there is no story, and NotNewError where nothing can be written.
    """
    findings = Findings()
    text = read_text(source, findings)
    try:
        if text is None:
            raise TweeError(findings.problems[0].what)
        story = read_story(text, in_words(slug(source.stem)))
    except TweeError as error:
        raise TweeError(f"'{source}' cannot be imported: {error}") from None
    folder = inside / fit_name(name or slug(story.title), inside)
    maker = _CaseMaker(story)
    case = {
        "scenario_format": 1,
        "id": folder.name,
        "edition": 1,
        "title": story.title,
        "summary": f"What was the Twine story {story.title}.",
        "matters": {"order": {"title": "The order", "procedure": USUAL_BOOK}},
        **maker.case(),
    }
    written = yaml.dump(case, Dumper=_WholeDumper, sort_keys=False, allow_unicode=True, width=100)
    try:
        folder.mkdir(parents=True)
        (folder / FILE).write_text(f"# From the Twine story {source.name}.\n{written}", "utf-8")
    except OSError as error:
        raise NotNewError(f"the folder '{folder}' cannot be written: {error.strerror}") from error
    scenes = case["scenes"].values()
    return [
        *(f"{source}:{one.line}: {one.what}" for one in sorted({*story.remarks}, key=lambda one: one.line)),
        f"The case '{folder.name}' is written into the folder '{folder}'.",
        f"Scenes: {len(scenes)}; endings among them: {sum('ending' in scene for scene in scenes)}.",
        f"`contempt check {folder.name}` reports what to fix, and `contempt preview {folder.name}` shows it.",
    ]


class _WholeDumper(yaml.SafeDumper):
    """Writes every block in full, since a case has no aliases."""

    def ignore_aliases(self, *_: object) -> bool:
        """Return that no part is written as an alias of another."""
        return True


def _new_id(text: str, taken: dict[str, int]) -> str:
    """Return an id that is like a text and not taken yet; what is taken has the number it was given last."""
    name = first = slug(text)
    while name in taken:
        taken[first] += 1
        name = f"{first}-{taken[first]}"
    taken[name] = 1
    return name


@dataclass(slots=True)
class _CaseMaker:
    """Makes a case of a story: its numbers become meters, and what is true or false becomes facts."""

    story: Story
    scenes: dict[str, str] = field(default_factory=dict)  # by the name of the passage
    far: dict[str, int] = field(default_factory=dict)  # how many links from an end
    groups: dict[SceneId, int] = field(default_factory=dict)  # passages on one loop have the same

    def case(self) -> dict[str, Any]:
        """Return what the story says of its case: variables, opening and scenes."""
        taken = {_LEAVE: 1}
        for passage in self.story.passages:
            self.scenes[passage.name] = _new_id(passage.name, taken)
        self._measure()
        scenes = {self.scenes[one.name]: self._scene(one) for one in self.story.passages}
        if any(_LEAVE in scene.get("choices", {}) for scene in scenes.values()):
            end = {"title": "Left"}
            scenes[_LEAVE] = {"title": "The story is left", "text": "It could have gone on.", "ending": end}
        opening = [one.what for one in self.story.startup if isinstance(one.what, dict)]
        starts = {one["meter"]: one["to"] for one in opening if "to" in one}
        blocks = [*_blocks([*scenes.values(), opening])]
        bound = max([100, *(10 * abs(one) for block in blocks for one in block.values() if type(one) is int)])
        meters, facts = _named(blocks, "meter"), _named(blocks, "fact", "find", "lose")
        for name in (name for name in facts if name in meters):
            self._remark(
                1, f"'${name}' is a number here and true or false there: it is two things in the case"
            )
        ends = {"lowest": -bound, "highest": bound}
        declared = {
            "meters": {n: {"label": in_words(n), "starts_at": starts.get(n, 0), **ends} for n in meters},
            "facts": {name: {"label": in_words(name)} for name in facts},
            "opens_with": [one for one in opening if "find" in one],
        }
        return {
            **{key: block for key, block in declared.items() if block},
            "opens_at": self.scenes[self.story.start],
            "opens_on": "2024-01-01",
            "scenes": scenes,
        }

    def _remark(self, line: int, what: str) -> None:
        self.story.remarks.append(Remark(line, what))

    def _measure(self) -> None:
        """Find how far each passage is from an end, and which lie on a loop together."""
        on = {one.name: {link.target for link, _ in self._links(one)} for one in self.story.passages}
        before: dict[str, list[str]] = {name: [] for name in on}
        for name, targets in on.items():
            for target in targets:
                before[target].append(name)
        walk = [name for name, targets in on.items() if not targets]
        self.far = dict.fromkeys(walk, 0)
        for name in walk:  # It grows while it is walked.
            found = [earlier for earlier in before[name] if earlier not in self.far]
            self.far.update(dict.fromkeys(found, self.far[name] + 1))
            walk += found
        self.groups = groups_of({SceneId(name): {*map(SceneId, targets)} for name, targets in on.items()})

    def _links(self, passage: Passage) -> list[tuple[StoryLink, StoryPiece]]:
        """Return the links of a passage that lead somewhere, each with its piece."""
        every = [(one.what, one) for one in passage.pieces if isinstance(one.what, StoryLink)]
        return [one for one in every if one[0].target in self.scenes]

    def _scene(self, passage: Passage) -> dict[str, Any]:
        """Return the scene that a passage becomes."""
        for piece in passage.pieces:
            link = piece.what
            if isinstance(link, StoryLink) and link.target not in self.scenes:
                what = (
                    f"there is no passage '{brief(link.target)}': the link '{brief(link.label)}' is left out"
                )
                self._remark(piece.line, what)
        arrival, late = self._effects(passage)
        title = passage.name[:120]
        scene: dict[str, Any] = {"title": title, "text": self._text(passage)}
        scene |= {"on_arrival": {"effects": arrival}} if arrival else {}
        if not (links := self._links(passage)):
            return scene | {"ending": {"title": title}}
        choices: dict[str, dict[str, Any]] = {}
        taken = {_LEAVE: 1}
        for link, piece in links:
            label = " ".join(_as_markdown(link.label, is_label=True).split())[:200] or "Go on"
            choice: dict[str, Any] = {"label": label}
            choice |= {"shown_when": guards} if (guards := list(piece.when)) else {}
            if self._goes_round(passage.name, link.target):
                choice["times"] = 1
                what = f"'{brief(label)}' can lead round for ever: `times` says that it can be followed once"
                self._remark(piece.line, what)
            choice |= {"effects": effects} if (effects := [*late, *link.effects]) else {}
            choices[_new_id(label, taken)] = {**choice, "goes_to": self.scenes[link.target]}
        return scene | {"choices": self._with_way_out(passage, choices)}

    def _goes_round(self, name: str, target: str) -> bool:
        """Return whether a link is on a loop and leads no nearer to an end, as one of each loop does."""
        no_end = len(self.scenes)
        nearer = self.far.get(target, no_end) < self.far.get(name, no_end)
        return self.groups[SceneId(name)] == self.groups[SceneId(target)] and not nearer

    def _with_way_out(self, passage: Passage, choices: dict[str, dict[str, Any]]) -> dict[str, Any]:
        """Return the choices, with one to leave the story where all others may be shut."""
        sure = [one.get("shown_when") for one in choices.values() if "times" not in one]
        alone = {str(one[0]): str(turned(one[0])) for one in sure if one and len(one) == 1}
        if None in sure or alone.keys() & alone.values():
            return choices
        what = f"'{brief(passage.name)}' may leave nothing to choose: it has a choice to leave the story"
        self._remark(passage.line, what)
        return choices | {_LEAVE: {"label": "Leave the story here", "goes_to": _LEAVE}}

    def _effects(self, passage: Passage) -> tuple[list[Block], list[Block]]:
        """Return what a passage sets on arrival, and what only once it is left.

        A case changes first and is read afterwards: what is set behind a condition on the same variable,
        such as whether one was here before, waits for the next choice.
        """
        arrival: list[Block] = []
        late: list[Block] = []
        asked: set[str] = set()
        waits: set[str] = set()
        for piece in passage.pieces:
            now = {str(block.get("fact", block.get("meter", ""))) for block in _blocks(piece.when)} - {""}
            asked |= now
            if isinstance(effect := piece.what, dict):
                changed = next(iter(effect.values()))
                is_late = changed in asked
                waits |= {changed} if is_late else set()
                (late if is_late else arrival).append(
                    effect | {"when": [*piece.when]} if piece.when else effect
                )
            elif now & waits:
                self._remark(
                    piece.line, f"'${min(now & waits)}' was set before: the old value still counts here"
                )
        return arrival, late

    def _text(self, passage: Passage) -> list[Any]:
        """Return the paragraphs of a passage; words under conditions stand in them as alternatives."""
        paragraphs: list[Any] = []
        line: list[Told] = []
        for piece in passage.pieces:
            if isinstance(piece.what, str):
                first, *more = piece.what.split("\n")
                line.append((first, piece.when))
                for text in more:
                    paragraphs += self._paragraph(line, piece.line)
                    line = [(text, piece.when)]
            elif isinstance(piece.what, StoryLink) and any(re.search(r"\w", text) for text, _ in line):
                line.append((piece.what.label, piece.when))  # A link in a sentence is read there, too.
        return [*paragraphs, *self._paragraph(line, passage.line)] or ["\N{HORIZONTAL ELLIPSIS}"]

    def _paragraph(self, parts: list[Told], line: int) -> list[Any]:
        """Return a paragraph of words under conditions, in a list; an empty one where it has no words."""
        joined: list[Told] = []
        for text, when in parts:
            before, around = joined[-1] if joined else ("", None)
            joined[-1:] = [(before + text, when)] if when == around else [*joined[-1:], (text, when)]
        said = [(shown, when) for text, when in joined if (shown := _as_markdown(text)).strip()]
        if not re.search(r"\w", "".join(text for text, _ in said)):
            return []
        if len(said) == 1:
            text, guards = said[0][0].strip(), [*said[0][1]]
            return [{"text": text, "when": guards} if guards else text]
        names = [_name_of(when) for _, when in said]
        if None in names or len({name.removeprefix("not ") for name in names if name}) > _MOST_ALTERNATIVES:
            self._remark(line, "a line with conditions other than of three things is told in pieces")
            return [one for part in said for one in self._paragraph([part], line)]
        texts = zip(names, (text for text, _ in said), strict=True)
        told = (f"{{if {name} |{text.replace('|', '/')}}}" if name else text for name, text in texts)
        return ["".join(told).strip()]


def _blocks(part: object) -> Iterator[Block]:
    """Yield every block inside a part of a case."""
    if isinstance(part, dict):
        yield part
    if isinstance(part, dict | list | tuple):
        for one in part.values() if isinstance(part, dict) else part:
            yield from _blocks(one)


def _named(blocks: list[Block], *keys: str) -> list[str]:
    """Return the ids under some keys; where a choice is called like a key, a block stands there."""
    named = (block.get(key) for key in keys for block in blocks)
    return [*dict.fromkeys(name for name in named if isinstance(name, str))]


def _name_of(when: tuple[Block, ...]) -> str | None:
    """Return the fact on which words inside a sentence depend, or nothing; None where it is more."""
    if len(when) > 1:
        return None
    guard = when[0] if when else {"fact": ""}
    inner = turned(guard) if "not" in guard else guard
    return ("not " if "not" in guard else "") + inner["fact"] if "fact" in inner else None


def _as_markdown(text: str, *, is_label: bool = False) -> str:
    """Return words with emphasis as a case has it, and without what a case reads otherwise."""
    strong, slanted = ("", "") if is_label else ("**", "*")
    text = re.sub(r"''(?=\S)(.{1,600}?)''", rf"{strong}\1{strong}", text)
    text = re.sub(r"(?<!:)//(?=\S)(.{1,600}?)(?<!:)//", rf"{slanted}\1{slanted}", text)
    return re.sub(r"[ \t]+", " ", re.sub(r"[{}]|\[(?=[@#\[])", "", text))

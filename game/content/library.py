"""The cases at hand: shipped ones and the user's own; found by id or by path."""

import contextlib
from collections.abc import Iterable, Mapping
from dataclasses import field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from game import places
from game.content import drawings
from game.content.problems import Findings, did_you_mean
from game.content.records import kept
from game.content.text_file import read_text, translation_file
from game.content.tree import Plain
from game.errors import UnknownNameError
from game.model.value import value

if TYPE_CHECKING:
    from game.content.kept_case import KeptCase
    from game.content.loaded import Loaded

FILE = "scenario.yaml"
_LEVELS = ("first", "core", "advanced")
_TOP = frozenset(("id", "title", "summary", "role", "minutes", "level", "lesson", "place", "objectives"))


class NoScenarioError(UnknownNameError):
    """A case was asked for that is not at hand."""

    def __init__(self, name: str, known: Iterable[str]) -> None:
        self.name, self.known = name, tuple(known)
        close = did_you_mean(name, self.known)
        super().__init__(f"there is no case '{name}'. {close} The path of a case's folder works too.")


@value
class Head:
    """What a library shows of a case, its endings apart from its scenes; read without checking it."""

    id: str
    title: str
    path: Path
    summary: str = ""
    role: str = ""
    minutes: int = 0
    level: str = ""
    lesson: str = ""
    place: str = ""
    scenes: int = 0
    endings: int = 0
    topics: tuple[str, ...] = ()  # of its objectives, by which the library filters
    hints: Mapping[str, str] = field(default_factory=dict)  # of each ending, by its scene
    readable: bool = True

    @property
    def is_own(self) -> bool:
        """Return whether the case lies in a folder of the user's, and did not come with the game."""
        return self.can_be_removed or places.user_scenarios() in self.path.parents

    @property
    def can_be_removed(self) -> bool:
        """Return whether the case was taken in; what its author works on is never removed."""
        return places.own_cases() in self.path.parents


class Library:
    """The folders in which cases are kept, looked through anew for each question.

    A case is read in the language asked for, where it is translated into that.
    """

    def __init__(self, folders: Iterable[Path] | None = None, language: str = "en") -> None:
        self.language = language
        self._folders = tuple(folders) if folders is not None else tuple(places.searched_for_scenarios())

    def heads(self, whole: bool = False) -> tuple[Head, ...]:
        """Return the cases at hand: the tutorial, then by level and by title; the user's own in the same way.

        Only where they are read `whole` is a mistake below the head noticed.
        """
        files, found = self._files(), dict[str, Head]()
        read = [*files, *(drawn for file in files for drawn in drawings.brought(file))]
        read += (translation_file(file, self.language) for file in files)

        def heads() -> tuple[Head, ...]:
            return tuple(read_head(file, whole, self.language) for file in files)

        every = kept(f"heads-{whole}-{self.language}", read, tuple, heads)
        for head in every:
            found.setdefault(head.id, head)
        return tuple(sorted(found.values(), key=lambda head: (*_rank(head), head.title.lower())))

    def plainly_named(self, id_: str) -> Path | None:
        """Return the first file with this id in a line of its own; none is parsed, which takes its time."""
        with contextlib.suppress(OSError, ValueError):
            line = f"id: {id_}"
            return next((file for file in self._files() if line in file.read_text("utf-8").split("\n")), None)
        return None

    def find(self, name: str) -> Path:
        """Return the file of a case named by its id or by a path; raise NoScenarioError."""
        with contextlib.suppress(OSError):
            given = Path(name)
            if given.is_file():
                return given
            if (given / FILE).is_file():
                return given / FILE
        files = self._files()
        named = (file for file in files if file.parent.name == name)
        # The folder need not have the name that stands behind `id`, and the library shows the id.
        found = next(named, None) or next((file for file in files if read_head(file).id == name), None)
        if found is None:
            raise NoScenarioError(name, (file.parent.name for file in files))
        return found

    def load(self, name: str) -> "Loaded":
        """Read a case named by its id or by a path; raise NoScenarioError where there is none."""
        from game.content.loading import load

        return load(self.find(name), language=self.language)

    def opened(self, name: str) -> "tuple[KeptCase, Path]":
        """Return a case to be played, and its file; raise NoScenarioError or ScenarioProblemsError."""
        from game.content.kept_case import opened

        file = self.find(name)
        return opened(file, self.load, self.language), file

    def _files(self) -> list[Path]:
        return [file for folder in self._folders for file in sorted(folder.glob(f"*/{FILE}"))]


def read_head(path: Path, whole: bool = False, language: str = "") -> Head:
    """Return what stands at the top of a case; what is missing or wrong there is left out."""
    from game.content.translating import translated
    from game.content.yaml_reader import parse  # Here, so that a start that has its records needs no YAML.

    text = read_text(path, Findings())
    tree = None if text is None else parse(text if whole else skimmed(text), path, Findings())
    if tree is None and not whole:
        return read_head(path, whole=True, language=language)
    if tree is None:
        return Head(path.parent.name, path.parent.name, path, readable=False)
    top = translated(tree, language).plain
    scenes, minutes = _block(top.get("scenes")), _text(top.get("minutes"))
    called = [
        one for piece in _block(top.get("pieces")).values() for one in _block(_block(piece).get("scenes"))
    ]
    aims = _block(top.get("objectives"))
    ends = {name: _block(scene).get("ending") for name, scene in scenes.items() if "ending" in _block(scene)}
    return Head(
        id=_text(top.get("id")) or path.parent.name,
        title=_text(top.get("title")) or path.parent.name,
        path=path,
        summary=_text(top.get("summary")),
        role=_text(top.get("role")),
        minutes=int(minutes) if minutes.isdecimal() else 0,
        level=_text(top.get("level")),
        lesson=_text(top.get("lesson")),
        place=_cover(path, _text(top.get("place"))),
        scenes=len(scenes) + len(called) - len(ends),
        endings=len(ends),
        topics=tuple(_text(_block(aim).get("topic")) or name for name, aim in aims.items()),
        hints={name: _text(_block(end).get("hint")) for name, end in ends.items()},
    )


def skimmed(text: str) -> str:
    """Return the lines of a case that its head is read from: of scenes, their names and their endings.

    A case is ten times as long as these lines. Scenes that are indented otherwise are kept whole.
    """
    kept, block, child, whole, end, keeps = list[str](), "", False, False, False, False
    for line in text.split("\n"):
        written = line.lstrip()
        deep = len(line) - len(written)
        # An empty line, or one that begins so, can belong to a text.
        if written and written[0] != "#":
            key, _, rest = written.rstrip().partition(":")
            if deep == 0 and written[0] != "-":
                block, child, whole = key.strip("\"'"), False, bool(rest)
            elif block == "scenes" and not whole and (deep in (1, 3) or (deep > 2 and not child)):
                return text
            elif deep == 2:
                child, whole, end = True, bool(rest), False
            elif deep == 4:
                end = key == "ending"
            keeps = block in _TOP or (block == "scenes" and (deep <= 2 or whole or end))
            # A piece, its `scenes`, and their names.
            keeps = keeps or (block == "pieces" and deep <= 6)
        if keeps:
            kept.append(line)
    return "\n".join(kept)


def _rank(head: Head) -> tuple[bool, bool, int]:
    """Return what a case is sorted by before its title; one without a level is last."""
    return (
        head.is_own,
        head.id != "first-steps",
        _LEVELS.index(head.level) if head.level in _LEVELS else len(_LEVELS),
    )


def _cover(path: Path, name: str) -> str:
    """Return the name of a place of the game, or the path of the case's own that can be shown, or nothing."""
    own = drawings.own(path, "places").get(name)
    if own:
        return "" if drawings.unfit(own, "places") else str(own)
    return drawings.as_name(name)


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""


def _block(value: Any) -> dict[str, Plain]:
    return value if isinstance(value, dict) else {}

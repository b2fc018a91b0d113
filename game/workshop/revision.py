"""One reading of a case while it is being written: what can be played of it, and its problems."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal, NamedTuple

from game.content.loaded import Loaded
from game.content.loading import load
from game.content.problems import Place, Problem
from game.content.words import Words, load_words
from game.engine.case import Case, historical_replay
from game.engine.errors import UnknownVariantError
from game.engine.replay import Replay
from game.model.ids import VariantId
from game.model.scenario import Scenario
from game.processes import Tell
from game.proof.checks import CheckResult, check, check_loaded
from game.proof.findings import CheckOptions, Exploration, Finding
from game.search import arriving

Depth = Literal["read", "reviewed", "proving", "proved"]

_SCENES = re.compile(r"""^(?:scenes|"scenes"|'scenes')\s*:""")
_PIECES = re.compile(r"""^(?:pieces|"pieces"|'pieces')\s*:""")
# A name that cannot be one is a scene all the same, with its own problems.
_KEY = re.compile(r"""^( +)["']?([^\s#:"'-][^#:"']*?)["']?\s*:(?:\s|$)""")


class SceneStart(NamedTuple):
    """The line on which a scene begins; an empty name where the scenes are over."""

    line: int
    scene: str


@dataclass(frozen=True, slots=True)
class Revision:
    """What one reading gave; the problems grow with the depth."""

    path: Path
    number: int = 0
    loaded: Loaded | None = None
    case: Case | None = None  # there where it can be played
    findings: tuple[Finding, ...] = ()
    scenes: tuple[SceneStart, ...] = ()
    depth: Depth = "read"
    explored: Exploration | None = None
    trouble: str = ""  # what the program itself did wrong on the way; what was known before stays

    @property
    def errors(self) -> int:
        """Return the number of problems that stop play, or that break an expectation."""
        return sum(one.problem.severity == "error" for one in self.findings)

    @property
    def warnings(self) -> int:
        """Return the number of warnings."""
        return len(self.findings) - self.errors

    @property
    def real(self) -> Replay | None:
        """Return the real course if there is one and it can be played."""
        return historical_replay(self.case, self.loaded.historical) if self.case and self.loaded else None

    def scene_of(self, finding: Finding) -> str:
        """Return the scene that a problem is in, or an empty text if it is in none."""
        place = finding.problem.place
        if place.path != self.path:
            return ""
        before = [begun.scene for begun in self.scenes if begun.line <= place.line]
        return before[-1] if before else ""

    def in_order(self, scene: str, before: "Revision | None" = None) -> tuple[Finding, ...]:
        """Return the problems: errors first, of these those of a scene first, then what is new."""
        old = {_gist(one) for one in before.findings} if before else set()

        def rank(one: Finding) -> tuple[bool, bool, bool]:
            mild = one.problem.severity == "warning"
            return mild, self.scene_of(one) != scene, bool(before) and _gist(one) in old

        return tuple(sorted(self.findings, key=rank))


def read(path: Path, number: int = 0, variant: VariantId | None = None) -> Revision:
    """Return a case as its file is now; never raise for what is wrong in it."""
    loaded = load(path)
    findings = [Finding(problem) for problem in loaded.problems]
    case = None
    if loaded.scenario is not None:
        try:
            case = Case(loaded.scenario, variant)
        except UnknownVariantError as error:
            remedy = "Name another with `--variant`, or write it under `variants`."
            findings.insert(0, Finding(Problem(Place(path), "S012", str(error), remedy)))
    return Revision(path, number, loaded, case, tuple(findings), tuple(_begun(path)))


def reviewed(revision: Revision, words: Words) -> Revision:
    """Return the same reading and all problems that reading shows: playbooks, names, prose."""
    if revision.case is None or revision.loaded is None:
        return replace(revision, depth="reviewed")
    return replace(revision, findings=check_loaded(revision.loaded, words).findings, depth="reviewed")


def proved(revision: Revision, checked: CheckResult) -> Revision:
    """Return the same reading and all problems that plays show too."""
    explored = next(iter(checked.explored.values()), None)
    return replace(revision, findings=checked.findings, depth="proved", explored=explored)


def judge(tell: Tell, path: Path, variant: VariantId | None, limit: int) -> None:
    """Report all problems that reading a case shows, then those that exploring it shows as well."""
    words = load_words()
    tell(check_loaded(load(path), words))
    tell(check([path], words, CheckOptions(limit, variant)))


def way_to(tell: Tell, scenario: Scenario, variant: VariantId | None, scene: str) -> None:
    """Report the turns of a shortest play to a scene; raise NoWayError if no play reaches it."""
    tell(arriving.turns_to(Case(scenario, variant), scene))


def shown_place(place: Place, path: Path) -> str:
    """Return a place as an author looks for it: within the folder of the case, or as a whole path."""
    folder = path.parent
    name = place.path.relative_to(folder) if place.path.is_relative_to(folder) else place.path
    return f"{name.as_posix()}:{place.line}:{place.column}"


def _gist(finding: Finding) -> tuple[str, str, str]:
    # A problem whose line has moved is the same problem.
    problem = finding.problem
    return str(problem.place.path), problem.code, problem.what


def _begun(path: Path) -> Iterator[SceneStart]:
    """Yield where each scene begins, even in a file that cannot be read as YAML."""
    try:
        lines = path.read_text("utf-8", "replace").splitlines()
    except OSError:
        return
    indent, inside, in_pieces = "", False, False
    for number, line in enumerate(lines, start=1):
        if line[:1] not in ("", " ", "#", "\t"):
            if inside:
                yield SceneStart(number, "")
            inside, indent, in_pieces = False, "", _PIECES.match(line) is not None
        key = _KEY.match(line)
        if _SCENES.match(line):
            inside = True
            yield SceneStart(number, "")
        elif in_pieces and key and (not inside or len(key[1]) < len(indent)):
            # Between the scenes of two pieces, until `scenes:` comes.
            if inside:
                yield SceneStart(number, "")
            inside, indent = key[2] == "scenes", ""
        elif inside and key and key[1] == (indent or key[1]):
            indent = key[1]
            yield SceneStart(number, key[2])

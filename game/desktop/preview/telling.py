"""What the strip of a preview tells: how the file stands, and its problems one at a time."""

from collections.abc import Iterator
from dataclasses import replace

from game.desktop.preview.screen import OWN, PreviewScreen
from game.desktop.preview.strip import OverStrip, Pill, Slip, Strip
from game.desktop.stage.screen import View
from game.desktop.toolkit.buttons import Button
from game.desktop.toolkit.intents import Select
from game.desktop.toolkit.kit import Target
from game.proof.findings import Finding
from game.workshop.draft_play import why_stopped
from game.workshop.revision import Revision, shown_place


def with_strip(screen: PreviewScreen, view: View) -> View:
    """Return a view, and the strip under it."""
    # The page of all problems, and that of a case that cannot be opened, show them themselves.
    listed = screen.page == "problems" or screen.inner is None
    there = () if listed else slips(screen)
    slip = there[screen.front % len(there)] if there else None
    strip = Strip(_pill(screen), _told(screen), tuple(_buttons(screen)), slip)
    return replace(view, body=OverStrip(view.body, strip))


def slips(screen: PreviewScreen) -> tuple[Slip, ...]:
    """Return what can be in front of the strip: notes first, then the problems in their order."""
    notes = tuple(_notes(screen))
    found = ordered(screen)
    count = len(notes) + len(found)
    problems = (_problem(screen, one, (len(notes) + at, count)) for at, one in enumerate(found))
    return (*notes, *problems)


def ordered(screen: PreviewScreen) -> tuple[Finding, ...]:
    """Return the problems: errors first, then those of the scene in view, then what is new."""
    return screen.draft.newest.in_order(screen.scene, screen.before)


def notes_before(screen: PreviewScreen) -> int:
    """Return how many notes stand before the first problem."""
    return len(tuple(_notes(screen)))


def _notes(screen: PreviewScreen) -> Iterator[Slip]:
    words, draft = screen.room.words, screen.draft
    if draft.newest.trouble:
        told = words("preview.trouble", error=draft.newest.trouble)
        yield Slip("error", "", "", "", told, "", _turning(screen))
    if screen.note:
        yield Slip("note", "", "", "", screen.note, "", _turning(screen))
    if draft.stopped is not None and draft.play is not None:
        stopped = draft.stopped
        head = words("preview.stopped", number=stopped.number, turn=str(stopped.turn.key))
        why = why_stopped(stopped, draft.play.case)
        yield Slip("note", head, "", "", sentence(why), words("preview.goes_on"), _turning(screen))


def _problem(screen: PreviewScreen, finding: Finding, at: tuple[int, int]) -> Slip:
    words, problem, revision = screen.room.words, finding.problem, screen.draft.newest
    scene = revision.scene_of(finding)
    where = words("preview.here") if scene and scene == screen.scene else ""
    if scene and not where:
        where = words("preview.in_scene", scene=scene)
    remedy = problem.remedy
    if finding.shown is not None:
        remedy = f"{remedy} {words('preview.play', play=str(finding.shown))}"
    place = shown_place(problem.place, revision.path)
    number = words("preview.number", number=at[0] + 1, all=at[1]) if at[1] > 1 else ""
    buttons = (*_going(screen, scene), *_turning(screen))
    told = " · ".join(part for part in (where, number) if part)
    return Slip(problem.severity, place, problem.code, told, sentence(problem.what), remedy, buttons)


def _going(screen: PreviewScreen, scene: str) -> tuple[Button, ...]:
    """A button that leads to the scene of a problem, where the case as it is shown has that scene."""
    shown = screen.draft.shown
    case = shown.case if shown else None
    if not scene or scene == screen.scene or case is None or scene not in case.scenario.scenes:
        return ()
    return (Button(_target(screen, f"go:{scene}")),)


def _turning(screen: PreviewScreen) -> tuple[Button, ...]:
    found = len(screen.draft.newest.findings)
    notes = bool(screen.note) + (screen.draft.stopped is not None) + bool(screen.draft.newest.trouble)
    return (Button(_target(screen, "next"), "quiet", "Ctrl N"),) if found + notes > 1 else ()


def _buttons(screen: PreviewScreen) -> Iterator[Button]:
    if screen.draft.shown is None:
        return  # all problems are shown already
    if screen.draft.newest.findings or screen.page == "problems":
        yield Button(_target(screen, "problems"), "desk", "Ctrl L")
    step = screen.play.last_step if screen.play else None
    if step is not None and len(step.odds) > 1:
        yield Button(_target(screen, "otherwise"), "desk", "Ctrl O")
    yield Button(_target(screen, "scenes"), "desk", "Ctrl G")
    yield Button(_target(screen, "restart"), "desk", "Ctrl R")


def _target(screen: PreviewScreen, name: str) -> Target:
    label = screen.room.words(f"preview.{name.partition(':')[0]}")
    return Target(f"{OWN}{name}", label, Select(f"{OWN}{name}"))


def _pill(screen: PreviewScreen) -> Pill:
    words, newest = screen.room.words, screen.draft.newest
    if newest.errors:
        return Pill("error", words.counted("preview.errors", newest.errors))
    if newest.warnings:
        return Pill("warning", words.counted("preview.warnings", newest.warnings))
    return Pill("well", words("preview.well"))


def _told(screen: PreviewScreen) -> str:
    """How much is known: what is shown where the file cannot be played, else how far it was looked into."""
    words, draft = screen.room.words, screen.draft
    if draft.shown is None:
        return words("preview.not_yet")
    if draft.is_behind:
        return words("preview.behind")
    return _depth(draft.newest, screen)


def _depth(newest: Revision, screen: PreviewScreen) -> str:
    words = screen.room.words
    if newest.depth == "proved" and newest.explored is not None:
        form = "bounded" if newest.explored.bounded else "explored"
        return words(f"preview.{form}", positions=f"{newest.explored.positions:,}")
    if newest.depth == "proved" and not newest.errors:
        return words("preview.unexplored")
    return words("preview.proving") if newest.depth == "proving" else ""


def sentence(text: str) -> str:
    """Return what a problem says, as a sentence."""
    whole = text[:1].upper() + text[1:]
    return whole if whole.endswith((".", "!", "?")) else f"{whole}."

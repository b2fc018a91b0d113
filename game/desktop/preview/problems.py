"""The problems of a case in its preview, one at a time in the strip or all on a page, and its scenes."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from game.desktop.parts.deskbar import DeskBar
from game.desktop.parts.folder import CaseFolder
from game.desktop.parts.ledger import Item
from game.desktop.parts.one_sheet import Foot, OneSheet, UnderMap
from game.desktop.preview.previewed import OWN, Preview
from game.desktop.preview.strip import OverStrip, ProblemStrip, Slip, StatusPill
from game.desktop.stage.screen import View
from game.desktop.toolkit.boxes import Column, Pairs
from game.desktop.toolkit.buttons import Button, Buttons
from game.desktop.toolkit.intents import GoBack, Select
from game.desktop.toolkit.kit import MirrorLine, Target
from game.desktop.toolkit.part import Part
from game.desktop.toolkit.prose import PlainText
from game.desktop.toolkit.theme import Look
from game.model.scene import Scene
from game.proof.findings import Finding
from game.workshop.draft_play import why_stopped
from game.workshop.revision import shown_place


def with_strip(screen: Preview, view: View) -> View:
    """Return a view, and the strip under it."""
    # The page of all problems, and that of a case that cannot be opened, show them themselves.
    listed = screen.page == "problems" or screen.inner is None
    there = () if listed else slips(screen)
    slip = there[screen.front % len(there)] if there else None
    strip = ProblemStrip(_pill(screen), _told(screen), tuple(_buttons(screen)), slip)
    return replace(view, body=OverStrip(view.body, strip))


def slips(screen: Preview) -> tuple[Slip, ...]:
    """Return what can be in front of the strip: notes first, then the problems in their order."""
    notes = tuple(_notes(screen))
    found = ordered(screen)
    count = len(notes) + len(found)
    problems = (_problem(screen, one, (len(notes) + at, count)) for at, one in enumerate(found))
    return (*notes, *problems)


def ordered(screen: Preview) -> tuple[Finding, ...]:
    """Return the problems: errors first, then those of the scene in view, then what is new."""
    return screen.draft.newest.in_order(screen.scene, screen.before)


def _notes(screen: Preview) -> Iterator[Slip]:
    words, draft = screen.words, screen.draft
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


def _problem(screen: Preview, finding: Finding, at: tuple[int, int]) -> Slip:
    words, problem, revision = screen.words, finding.problem, screen.draft.newest
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


def _going(screen: Preview, scene: str) -> tuple[Button, ...]:
    """Return the button that leads to the scene of a problem, if the case as it is shown has that scene."""
    shown = screen.draft.shown
    case = shown.case if shown else None
    if not scene or scene == screen.scene or case is None or scene not in case.scenario.scenes:
        return ()
    return (Button(_target(screen, f"go:{scene}")),)


def _turning(screen: Preview) -> tuple[Button, ...]:
    found = len(screen.draft.newest.findings)
    notes = bool(screen.note) + (screen.draft.stopped is not None) + bool(screen.draft.newest.trouble)
    return (Button(_target(screen, "next"), "quiet", "Ctrl N"),) if found + notes > 1 else ()


def _buttons(screen: Preview) -> Iterator[Button]:
    if screen.draft.shown is None:
        return  # all problems are shown already
    if screen.draft.newest.findings or screen.page == "problems":
        yield Button(_target(screen, "problems"), "desk", "Ctrl L")
    step = screen.play.last_step if screen.play else None
    if step is not None and len(step.odds) > 1:
        yield Button(_target(screen, "otherwise"), "desk", "Ctrl O")
    yield Button(_target(screen, "scenes"), "desk", "Ctrl G")
    yield Button(_target(screen, "restart"), "desk", "Ctrl R")


def _target(screen: Preview, name: str) -> Target:
    label = screen.words(f"preview.{name.partition(':')[0]}")
    return Target(f"{OWN}{name}", label, Select(f"{OWN}{name}"))


def _pill(screen: Preview) -> StatusPill:
    words, newest = screen.words, screen.draft.newest
    if newest.errors:
        return StatusPill("error", words.counted("preview.errors", newest.errors))
    if newest.warnings:
        return StatusPill("warning", words.counted("preview.warnings", newest.warnings))
    return StatusPill("well", words("preview.well"))


def _told(screen: Preview) -> str:
    """Return what is shown while the file cannot be played, else how much of it has been proved."""
    words, draft = screen.words, screen.draft
    if draft.shown is None:
        return words("preview.not_yet")
    if draft.is_behind:
        return words("preview.behind")
    newest = draft.newest
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


@dataclass(frozen=True, slots=True)
class ListedProblem(Item):
    """One problem of the list: the sentence, its place, and what to do."""

    remedy: str = ""

    def _words(self) -> Column:
        words = (
            PlainText(self.target.label, "label"),
            PlainText(self.under, "row", "ink2"),
            PlainText(self.remedy, "row"),
        )
        return Column(words, 0)

    def mirror(self, look: Look, /) -> Iterator[MirrorLine]:
        """Yield the sentence, its place, and what to do."""
        yield from Item.mirror(self, look)
        yield MirrorLine("note", self.remedy)


def scenes_page(screen: Preview) -> View:
    """Return the list of all scenes, each of which can be gone to."""
    words, shown = screen.words, screen.draft.shown
    assert shown is not None, "a page of scenes is shown only of a case that can be played"
    assert shown.case is not None, "the same"
    scenes = shown.case.scenario.scenes.values()
    items = tuple(_scene(screen, scene) for scene in scenes)
    body = (PlainText(words("preview.all_scenes"), "heading2", says="heading"), Pairs(items, 40, 1))
    here = f"{OWN}go:{screen.scene}"
    return _page(screen, "scenes", Column(body, 1.5), here)


def problems_page(screen: Preview) -> View:
    """Return the list of all problems; pressing one brings it to the front, and shows its scene."""
    words = screen.words
    items = tuple(_problems(screen))
    heading = PlainText(words("preview.all_problems"), "heading2", says="heading")
    none = () if items else (PlainText(words("preview.none"), "body", "ink2"),)
    first = items[0].target.id if items else "back"
    return _page(screen, "problems", Column((heading, *none, *items), 1.0), first)


def waiting_page(screen: Preview) -> View:
    """Return what is shown while the case cannot be opened: why, and all that keeps it so."""
    words = screen.words
    heading = PlainText(words("preview.waiting"), "heading2", says="heading")
    said = PlainText(words("preview.waiting_means", file=screen.context.path.name), "body", "ink2")
    return _page(screen, "waiting", Column((heading, said, *_problems(screen)), 1.0), "")


def _scene(screen: Preview, scene: Scene) -> Item:
    words = screen.words
    told = [str(scene.id)]
    if scene.ending is not None:
        told.append(words("preview.is_ending"))
    if scene.id == screen.scene:
        told.append(words("preview.is_here"))
    name = f"{OWN}go:{scene.id}"
    target = Target(name, scene.title or str(scene.id), Select(name))
    return Item(target, " · ".join(told), scene.id == screen.scene)


def _problems(screen: Preview) -> Iterator[Item]:
    newest, words = screen.draft.newest, screen.words
    for number, finding in enumerate(ordered(screen), start=len(tuple(_notes(screen)))):
        problem, scene = finding.problem, newest.scene_of(finding)
        name = f"{OWN}problem:{number}"
        place = shown_place(problem.place, newest.path)
        told = (words(f"preview.{problem.severity}"), place, problem.code, scene)
        under = " · ".join(part for part in told if part)
        yield ListedProblem(Target(name, sentence(problem.what), Select(name)), under, False, problem.remedy)


def _page(screen: Preview, name: str, body: Part, first: str) -> View:
    words, shown = screen.words, screen.draft.shown
    case = shown.case if shown else None
    title = case.scenario.words.title if case else screen.context.path.parent.name
    back = Button(Target("back", words("desktop.back"), GoBack()), "main", "Esc")
    foot = Foot(Buttons((back,) if name != "waiting" else ()))
    sheet = OneSheet("sheet", body, foot, 150, (4, 3))
    folder = CaseFolder(DeskBar(title, words("preview.heading"), (), ()), UnderMap(Column(()), sheet))
    return View(folder, f"preview:{name}", first, "sheet")

"""The pages of a preview: all scenes, all problems, and what is shown while a case cannot be opened yet."""

from collections.abc import Iterator
from dataclasses import dataclass

from game.desktop.parts.deskbar import DeskBar
from game.desktop.parts.folder import CaseFolder
from game.desktop.parts.ledger import Item
from game.desktop.parts.one_sheet import Foot, OneSheet, UnderMap
from game.desktop.preview.screen import OWN, PreviewScreen
from game.desktop.preview.telling import notes_before, ordered, sentence
from game.desktop.stage.screen import View
from game.desktop.toolkit.boxes import Column, Pairs
from game.desktop.toolkit.buttons import Button, Buttons
from game.desktop.toolkit.intents import GoBack, Select
from game.desktop.toolkit.kit import MirrorLine, Target
from game.desktop.toolkit.part import Part
from game.desktop.toolkit.prose import PlainText
from game.desktop.toolkit.theme import Look
from game.model.scene import Scene
from game.workshop.revision import shown_place


@dataclass(frozen=True, slots=True)
class Told(Item):
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


def scenes_page(screen: PreviewScreen) -> View:
    """Return the list of all scenes, each of which can be gone to."""
    words, shown = screen.room.words, screen.draft.shown
    assert shown is not None, "a page of scenes is shown only of a case that can be played"
    assert shown.case is not None, "the same"
    scenes = shown.case.scenario.scenes.values()
    items = tuple(_scene(screen, scene) for scene in scenes)
    body = (PlainText(words("preview.all_scenes"), "heading2", says="heading"), Pairs(items, 40, 1))
    here = f"{OWN}go:{screen.scene}"
    return _page(screen, "scenes", Column(body, 1.5), here)


def problems_page(screen: PreviewScreen) -> View:
    """Return the list of all problems; pressing one brings it to the front, and shows its scene."""
    words = screen.room.words
    items = tuple(_problems(screen))
    heading = PlainText(words("preview.all_problems"), "heading2", says="heading")
    none = () if items else (PlainText(words("preview.none"), "body", "ink2"),)
    first = items[0].target.id if items else "back"
    return _page(screen, "problems", Column((heading, *none, *items), 1.0), first)


def waiting_page(screen: PreviewScreen) -> View:
    """Return what is shown while the case cannot be opened: why, and all that keeps it so."""
    words = screen.room.words
    heading = PlainText(words("preview.waiting"), "heading2", says="heading")
    said = PlainText(words("preview.waiting_means", file=screen.room.path.name), "body", "ink2")
    return _page(screen, "waiting", Column((heading, said, *_problems(screen)), 1.0), "")


def _scene(screen: PreviewScreen, scene: Scene) -> Item:
    words = screen.room.words
    told = [str(scene.id)]
    if scene.ending is not None:
        told.append(words("preview.is_ending"))
    if scene.id == screen.scene:
        told.append(words("preview.is_here"))
    name = f"{OWN}go:{scene.id}"
    target = Target(name, scene.title or str(scene.id), Select(name))
    return Item(target, " · ".join(told), scene.id == screen.scene)


def _problems(screen: PreviewScreen) -> Iterator[Item]:
    newest, words = screen.draft.newest, screen.room.words
    for number, finding in enumerate(ordered(screen), start=notes_before(screen)):
        problem, scene = finding.problem, newest.scene_of(finding)
        name = f"{OWN}problem:{number}"
        place = shown_place(problem.place, newest.path)
        told = (words(f"preview.{problem.severity}"), place, problem.code, scene)
        under = " · ".join(part for part in told if part)
        yield Told(Target(name, sentence(problem.what), Select(name)), under, False, problem.remedy)


def _page(screen: PreviewScreen, name: str, body: Part, first: str) -> View:
    words, shown = screen.room.words, screen.draft.shown
    case = shown.case if shown else None
    title = case.scenario.words.title if case else screen.room.path.parent.name
    back = Button(Target("back", words("desktop.back"), GoBack()), "main", "Esc")
    foot = Foot(Buttons((back,) if name != "waiting" else ()))
    sheet = OneSheet("sheet", body, foot, 150, (4, 3))
    folder = CaseFolder(DeskBar(title, words("preview.heading"), (), ()), UnderMap(Column(()), sheet))
    return View(folder, f"preview:{name}", first, "sheet")

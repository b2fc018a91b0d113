"""A preview as a value: the case in its file, the play of it, and the views of its problems and scenes."""

# Longer than 250 lines because what a preview holds and what it shows of that are read together.

from collections.abc import Callable, Iterator, Mapping
from dataclasses import field, replace
from pathlib import Path

from game.content.library import Head
from game.content.phrases import Phrases
from game.content.words import Words
from game.desktop.parts.deskbar import DeskBar
from game.desktop.parts.folder import CaseFolder
from game.desktop.parts.ledger import Item
from game.desktop.parts.one_sheet import Foot, OneSheet, UnderMap
from game.desktop.parts.rows import IconText
from game.desktop.parts.strip import ListedProblem, OverStrip, ProblemStrip, Slip, StatusPill
from game.desktop.screens import ways
from game.desktop.screens.desk import CaseShelf, OpenedCase, PlayerDesk, Sitting
from game.desktop.stage.odds_news import PlayOdds
from game.desktop.stage.preferences import Preferences
from game.desktop.stage.screen import Screen, View
from game.desktop.toolkit.boxes import Column, Pairs, TwoColumns
from game.desktop.toolkit.buttons import Button, Buttons
from game.desktop.toolkit.intents import GoBack, Select
from game.desktop.toolkit.part import Part, Target
from game.desktop.toolkit.pictures import WHOLE, Plate
from game.desktop.toolkit.prose import PlainText
from game.engine.play import Play
from game.model.ids import SceneId, as_written, then_of
from game.model.value import value
from game.pages.lines.page import sentence
from game.proof.findings import Finding
from game.workshop.draft_play import DraftPlay, why_stopped
from game.workshop.gallery import Hung, uses
from game.workshop.revision import Revision, shown_place

# What an intent of the preview's own begins with, and the pages that such intents open.
OWN = "preview:"
PAGES = ("scenes", "problems", "pictures")
SEED = 1


@value
class PreviewShelf(CaseShelf):
    """A shelf with one case and no saves; the draws of its plays follow from one seed."""

    words: Words
    opened: OpenedCase

    def heads(self) -> tuple[Head, ...]:
        """Return the one case."""
        scenario = self.opened.scenario
        return (Head(scenario.id, scenario.words.title, Path()),)

    def open(self, _name: str) -> OpenedCase:
        """Return the one case."""
        return self.opened

    def seed(self) -> int:
        """Return the seed."""
        return SEED


@value
class PreviewContext:
    """What stays while a case is rewritten; `seek` looks for the way to a scene, beside the window."""

    path: Path
    words: Words
    preferences: Preferences
    seek: Callable[[DraftPlay, str], None]
    odds: PlayOdds

    def sitting(self, draft: DraftPlay) -> Sitting | None:
        """Return what every screen of the play knows, or None while the case cannot be played."""
        shown, play = draft.shown, draft.play
        if shown is None or play is None:
            return None
        phrases = Phrases(play.case.scenario, self.words)
        opened = OpenedCase(play.case, phrases, lambda: shown.real, self.path.parent)
        desk = PlayerDesk(self.words, PreviewShelf(self.words, opened), ways, self.preferences, self.odds)
        return Sitting(desk, opened, play)


@value
class Preview:
    """A draft play, the screen of its play, and the problem in front; `page` lies over it while it is named.

    `note` is shown once, until the author plays on; `seeking` is a scene whose way is being looked for;
    `before` is the reading before this one, beside which problems are new; `gallery` has the drawings, once
    their page was asked for.
    """

    context: PreviewContext
    draft: DraftPlay
    inner: Screen | None = None
    front: int = 0
    page: str = ""
    note: str = ""
    seeking: str = ""
    before: Revision | None = None
    gallery: Mapping[str, tuple[Hung, ...]] = field(default_factory=dict)

    @property
    def words(self) -> Words:
        """Return the words of the screens."""
        return self.context.words

    @property
    def found(self) -> tuple[Finding, ...]:
        """Return the problems: errors first, then those of the scene in view, then what is new."""
        return self.draft.newest.in_order(as_written(SceneId(self.draft.scene)), self.before)

    @property
    def play(self) -> Play | None:
        """Return the play, if the case can be played."""
        return self.inner.play if self.inner else None


def with_strip(screen: Preview, view: View) -> View:
    """Return a view, and the strip under it."""
    words, draft, newest = screen.words, screen.draft, screen.draft.newest
    # The page of all problems, and that of a case that cannot be opened, show them themselves.
    listed = screen.page == "problems" or screen.inner is None
    there = () if listed else slips(screen)
    slip = there[screen.front % len(there)] if there else None
    pill = StatusPill("well", words("preview.well"))
    if newest.errors:
        pill = StatusPill("error", words.counted("preview.errors", newest.errors))
    elif newest.warnings:
        pill = StatusPill("warning", words.counted("preview.warnings", newest.warnings))
    # What is shown while the file cannot be played, else how much of it has been proved.
    told = ""
    if draft.shown is None or draft.is_behind:
        told = words("preview.not_yet" if draft.shown is None else "preview.behind")
    elif newest.depth == "proved" and newest.explored is not None:
        form = "bounded" if newest.explored.bounded else "explored"
        told = words(f"preview.{form}", positions=words.number(newest.explored.positions))
    elif newest.depth == "proving" or (newest.depth == "proved" and not newest.errors):
        told = words("preview.proving" if newest.depth == "proving" else "preview.unexplored")
    return replace(view, body=OverStrip(view.body, ProblemStrip(pill, told, tuple(_buttons(screen)), slip)))


def slips(screen: Preview) -> tuple[Slip, ...]:
    """Return what can be in front of the strip: notes first, then the problems in their order."""
    words, draft, newest = screen.words, screen.draft, screen.draft.newest
    found, notes = screen.found, _notes(screen)
    count = len(notes) + len(found)
    turning = (Button(_target(screen, "next"), "quiet", "Ctrl N"),) if count > 1 else ()
    made = [replace(note, buttons=turning) for note in notes]
    case = draft.shown.case if draft.shown else None
    for at, finding in enumerate(found, start=len(notes) + 1):
        problem, scene = finding.problem, newest.scene_of(finding)
        stands = as_written(SceneId(screen.draft.scene))
        here = "preview.here" if scene == stands else "preview.in_scene"
        where = words(here, scene=scene) if scene else ""
        remedy = problem.remedy
        if finding.shown is not None:
            remedy = f"{remedy} {words('preview.play', play=str(finding.shown))}"
        number = words("preview.number", number=at, all=count) if count > 1 else ""
        # To the scene of the problem, if the case as it is shown has it.
        leads = scene and scene != stands and case is not None and case.scenario.scenes_called(scene)
        buttons = (Button(_target(screen, f"go:{scene}")), *turning) if leads else turning
        told = " · ".join(part for part in (where, number) if part)
        place = shown_place(problem.place, newest.path)
        made.append(
            Slip(problem.severity, place, problem.code, told, sentence(problem.what), remedy, buttons)
        )
    return tuple(made)


def _notes(screen: Preview) -> tuple[Slip, ...]:
    words, draft, notes = screen.words, screen.draft, list[Slip]()
    if draft.newest.trouble:
        notes.append(Slip("error", "", "", "", words("preview.trouble", error=draft.newest.trouble)))
    if screen.note:
        notes.append(Slip("note", "", "", "", screen.note))
    if draft.stopped is not None and draft.play is not None:
        head = words("preview.stopped", number=draft.stopped.number, turn=str(draft.stopped.turn.key))
        why = sentence(why_stopped(draft.stopped, draft.play.case))
        notes.append(Slip("note", head, "", "", why, words("preview.goes_on")))
    return tuple(notes)


def _buttons(screen: Preview) -> Iterator[Button]:
    if screen.draft.shown is None:
        return  # all problems are shown already
    if screen.draft.newest.findings or screen.page == "problems":
        yield Button(_target(screen, "problems"), "desk", "Ctrl L")
    step = screen.play.last_step if screen.play else None
    if step is not None and len(step.odds) > 1:
        yield Button(_target(screen, "otherwise"), "desk", "Ctrl O")
    yield Button(_target(screen, "scenes"), "desk", "Ctrl G")
    yield Button(_target(screen, "pictures"), "desk", "Ctrl P")
    yield Button(_target(screen, "restart"), "desk", "Ctrl R")


def _target(screen: Preview, name: str) -> Target:
    label = screen.words(f"preview.{name.partition(':')[0]}")
    return Target(f"{OWN}{name}", label, Select(f"{OWN}{name}"))


def scenes_page(screen: Preview) -> View:
    """Return the list of all scenes, each of which can be gone to."""
    words, shown, items = screen.words, screen.draft.shown, list[Part]()
    assert shown is not None, "a page of scenes is shown only of a case that can be played"
    assert shown.case is not None, "the same"
    for scene in shown.case.scenario.scenes.values():
        written, then = as_written(scene.id), then_of(scene.id)
        # Of a scene of a piece there are several: each says where the play goes on.
        told = [f"{written} \N{RIGHTWARDS ARROW} {then}" if then else str(written)]
        name, is_here = f"{OWN}go:{scene.id}", scene.id == screen.draft.scene
        if scene.ending is not None:
            told.append(words("preview.is_ending"))
        if is_here:
            told.append(words("preview.is_here"))
        target = Target(name, scene.title or str(written), Select(name))
        items.append(Item(target, " · ".join(told), is_here))
    body = (PlainText(words("preview.all_scenes"), "heading2", says="heading"), Pairs(tuple(items), 40, 1))
    return _page(screen, "scenes", Column(body, 1.5), f"{OWN}go:{screen.draft.scene}")


def problems_page(screen: Preview) -> View:
    """Return the list of all problems; pressing one brings it to the front, and shows its scene."""
    words, items = screen.words, tuple(_problems(screen))
    heading = PlainText(words("preview.all_problems"), "heading2", says="heading")
    none = () if items else (PlainText(words("preview.none"), "body", "ink2"),)
    first = items[0].target.id if items else "back"
    return _page(screen, "problems", Column((heading, *none, *items), 1.0), first)


def pictures_page(screen: Preview) -> View:
    """Return the drawings that an author may name, with what each shows and which cases use it."""
    words, parts = screen.words, list[Part]()
    for kind, drawings in screen.gallery.items():
        parts.append(PlainText(words(f"gallery.{kind}"), "heading2", says="heading"))
        parts.append(Pairs(tuple(_hung(one, words) for one in drawings), 40))
    return _page(screen, "pictures", Column(tuple(parts), 1.5), "back")


def _hung(one: Hung, words: Words) -> Part:
    drawing = one.drawing
    name = IconText(f"stations/{drawing.name}", PlainText(drawing.name, "row-label"))
    is_sign = drawing.kind == "stations"
    says = PlainText(drawing.says, "row"), PlainText(uses(one, words), "row", "ink2")
    told = Column((name if is_sign else name.text, *says), 0.25)
    if is_sign:
        return told
    share = WHOLE if drawing.kind == "places" else 1.2
    return TwoColumns(Plate(drawing.kind, str(drawing.file), share), told, 0.5 if share == WHOLE else 0.3)


def waiting_page(screen: Preview) -> View:
    """Return what is shown while the case cannot be opened: why, and all that keeps it so."""
    words = screen.words
    heading = PlainText(words("preview.waiting"), "heading2", says="heading")
    said = PlainText(words("preview.waiting_means", file=screen.context.path.name), "body", "ink2")
    return _page(screen, "waiting", Column((heading, said, *_problems(screen)), 1.0), "")


def _problems(screen: Preview) -> Iterator[Item]:
    newest, words = screen.draft.newest, screen.words
    for number, finding in enumerate(screen.found, start=len(_notes(screen))):
        problem, name = finding.problem, f"{OWN}problem:{number}"
        place, scene = shown_place(problem.place, newest.path), newest.scene_of(finding)
        told = (words(f"preview.{problem.severity}"), place, problem.code, scene)
        under = " · ".join(part for part in told if part)
        yield ListedProblem(Target(name, sentence(problem.what), Select(name)), under, False, problem.remedy)


def _page(screen: Preview, name: str, body: Part, first: str) -> View:
    words, shown = screen.words, screen.draft.shown
    case = shown.case if shown else None
    title = case.scenario.words.title if case else screen.context.path.parent.name
    back = Button(Target("back", words("desktop.back"), GoBack()), "main", "Esc")
    sheet = OneSheet("sheet", body, Foot(Buttons((back,) if name != "waiting" else ())), 150, (4, 3))
    folder = CaseFolder(DeskBar(title, words("preview.heading"), (), ()), UnderMap(sheet))
    return View(folder, f"preview:{name}", first, "sheet")

"""A case as its author sees it: the screens of a play, and under them the strip of problems to fix."""

from dataclasses import replace
from typing import Any

from game.content.library import Library
from game.desktop.preview.previewed import (
    OWN,
    PAGES,
    SEED,
    Preview,
    PreviewContext,
    pictures_page,
    problems_page,
    scenes_page,
    slips,
    waiting_page,
    with_strip,
)
from game.desktop.screens import ways
from game.desktop.screens.after import after_turn
from game.desktop.screens.base import OverlayPage
from game.desktop.screens.desk import Sitting
from game.desktop.screens.scene import SceneScreen
from game.desktop.stage.screen import Screen, View
from game.desktop.toolkit.intents import Go, GoBack, Intent, Select
from game.errors import GameError
from game.model.ids import ChoiceId, SceneId, as_written
from game.model.record import Turn
from game.model.value import value
from game.workshop.draft_play import DraftPlay, known_way
from game.workshop.gallery import gallery
from game.workshop.revision import Revision


@value
class PreviewScreen(Preview):
    """A preview that takes intents, and what is found out beside the window."""

    @classmethod
    def of(cls, context: PreviewContext, revision: Revision, at: str = "") -> "PreviewScreen":
        """Return the preview of a case as it was first read, in a scene where one is asked for."""
        screen = cls(context, DraftPlay.begun(revision, SEED)).at_opening()
        return screen.gone_to(at) if at else screen

    def handle(self, intent: Intent) -> Screen:
        """Return the screen after an intent."""
        if isinstance(intent, Select) and intent.name.startswith(OWN):
            return self._done(intent.name.removeprefix(OWN))
        if intent == Go("library"):
            return replace(self, page="scenes")
        if self.page or self.inner is None:
            return replace(self, page="") if isinstance(intent, GoBack) and self.page else self
        inner = self.inner.handle(intent)
        if inner is self.inner:
            return self
        draft = self.draft.moved(inner.play) if inner.play else self.draft
        screen = replace(self, inner=inner, draft=draft)
        return replace(screen, note="", front=0) if draft.play is not self.draft.play else screen

    def view(self) -> View:
        """Return what it looks like: a screen, and the strip under it."""
        if self.page == "scenes" and self.draft.shown is not None:
            return with_strip(self, scenes_page(self))
        if self.page == "pictures":
            return with_strip(self, pictures_page(self))
        if self.page == "problems" or self.inner is None:
            return with_strip(self, problems_page(self) if self.page else waiting_page(self))
        return with_strip(self, self.inner.view())

    def heard(self, revision: Revision) -> "PreviewScreen":
        """Return the preview after the files were read again, or after more is known of them."""
        screen = replace(self, draft=self.draft.reread(revision, SEED))
        if revision.number != self.draft.newest.number:
            screen = replace(screen, before=self.draft.newest, front=0, note="")
        else:
            screen = screen.with_the_same_in_front(self)
        if screen.draft.play is self.draft.play:
            return screen
        if self.inner is None:
            screen = screen.at_opening()
            return screen.gone_to(self.seeking) if self.seeking else screen
        sitting = self.context.sitting(screen.draft)
        return replace(screen, inner=renewed(self.inner, sitting)) if sitting else screen

    def with_the_same_in_front(self, before: "PreviewScreen") -> "PreviewScreen":
        """Return the problem in front that was there before, unless something graver was found."""
        there, now = slips(before), slips(self)
        shown = there[before.front % len(there)] if there else None
        if shown is None or not now or (now[0].kind == "error" != shown.kind):
            return replace(self, front=0)
        same = (at for at, one in enumerate(now) if (one.head, one.what) == (shown.head, shown.what))
        return replace(self, front=next(same, 0))

    def gone_to(self, scene: str) -> "PreviewScreen":
        """Return the preview in a scene where the way is known; else with one that looks for it."""
        if self.draft.shown is None:
            return replace(self, seeking=scene)
        if scene == self.draft.scene:
            return replace(self, page="").at_hand()
        way = known_way(self.draft, scene)
        if way is not None:
            return self.came(scene, way)
        self.context.seek(self.draft, scene)
        told = self.words("preview.seeking", scene=as_written(SceneId(scene)))
        return replace(self, seeking=scene, page="", note=told, front=0)

    def came(self, scene: str, way: tuple[Turn, ...] | GameError) -> "PreviewScreen":
        """Return the preview in a scene by its way; where there is none, with the case opened there."""
        screen = replace(self, seeking="", page="", note="", front=0)
        shown = self.draft.shown
        try:
            if isinstance(way, GameError):
                raise way
            return replace(screen, draft=self.draft.came(way)).at_hand()
        except GameError as error:
            called = shown.case.scenario.scenes_called(scene) if shown and shown.case else ()
            if not called:
                return replace(screen, note=str(error))
            told = self.words("preview.no_way", scene=as_written(called[0]))
            opened = replace(screen, draft=self.draft.opened(called[0]), note=told)
            return opened.at_hand()

    def at_opening(self) -> "PreviewScreen":
        """Return the preview at the opening of the case, with its briefing."""
        sitting = self.context.sitting(self.draft)
        return replace(self, inner=ways.opening(sitting.desk, sitting.opened)) if sitting else self

    def at_hand(self) -> "PreviewScreen":
        """Return the preview on the screen of where the play stands."""
        sitting = self.context.sitting(self.draft)
        return replace(self, inner=ways.standing(sitting)) if sitting else self

    def _done(self, name: str) -> "PreviewScreen":
        """Do what a key or a button of the strip asks for."""
        act, _, about = name.partition(":")
        if act == "pictures" and not self.gallery:
            return replace(self, page=act, gallery=gallery(Library().heads(), self.context.path))
        if act in PAGES:
            return replace(self, page="" if self.page == act else act)
        match act:
            case "next" | "last":
                step = 1 if act == "next" else -1
                return replace(self, front=(self.front + step) % max(1, len(slips(self))))
            case "problem":
                return replace(self, front=int(about), page="")
            case "go":
                return self.gone_to(about)
            case "restart" if self.play is not None:
                anew = self.draft.anew(self.play.playthrough.seed + 1)
                return replace(self, draft=anew, page="", note="", front=0).at_opening()
            case "otherwise":
                # The last turn turns out in another way.
                draft = self.draft.otherwise()
                sitting = self.context.sitting(draft)
                if draft is not self.draft and sitting is not None:
                    inner = after_turn(sitting)
                    return replace(self, draft=draft, inner=inner, page="", note="", front=0)
        return self


def renewed(screen: Screen, sitting: Sitting) -> Screen:
    """Return a screen as it was on the case as it is now; if it shows what is gone, where the play stands."""
    try:
        fresh = _same(screen, sitting)
        fresh.view()
    except Exception:  # noqa: BLE001 -- whatever a screen misses in a rewritten case, the play is shown
        return ways.standing(sitting)
    return fresh


def _same(screen: Any, sitting: Sitting) -> Screen:
    if isinstance(screen, OverlayPage):
        of_play = sitting if screen.sitting is not None else None
        return replace(screen, desk=sitting.desk, under=_same(screen.under, sitting), sitting=of_play)
    old, new, case = screen.sitting.play, sitting.play, sitting.opened.case
    if len(old.replay.steps) != len(new.replay.steps) or old.position.scene != new.position.scene:
        return ways.standing(sitting)
    fresh: Screen = replace(screen, sitting=sitting)
    if isinstance(fresh, SceneScreen):
        # What is being picked stays as long as it is on offer.
        there = {choice.key.choice for choice in case.choices(new.position)}
        offer = case.picks(new.position, ChoiceId(fresh.picking)) if fresh.picking in there else None
        picked = tuple(name for name in fresh.picked if offer and name in offer.options)
        return replace(fresh, notice="", picking=fresh.picking if offer else "", picked=picked)
    return fresh

"""A draft play goes on while its case is rewritten: it follows each reading as far as its turns hold."""

from dataclasses import dataclass, replace

from game.engine.case import Case
from game.engine.errors import OutcomeNotOpenError, WrongSceneError
from game.engine.following import Stopped, follow
from game.engine.play import Play
from game.model.ids import SceneId, as_written
from game.model.record import History, Playthrough, Turn
from game.workshop.revision import Revision


@dataclass(frozen=True, slots=True)
class DraftPlay:
    """A play of a case that is being written."""

    newest: Revision  # the last reading
    shown: Revision | None = None  # the last that could be played
    play: Play | None = None
    # All turns that were made, also those that the case does not allow now: fixed, it goes on there.
    wanted: Playthrough | None = None
    stopped: Stopped | None = None  # where they no longer hold
    opened_at: SceneId | None = None  # a scene that no play reaches, in which the case is opened all the same

    @classmethod
    def begun(cls, revision: Revision, seed: int) -> "DraftPlay":
        """Return a draft play at the opening; it has no play while the case cannot be played."""
        if revision.case is None:
            return cls(revision)
        play = Play.begin(revision.case, seed)
        return cls(revision, revision, play, play.playthrough)

    @property
    def is_behind(self) -> bool:
        """Return whether what is played is not what was read last."""
        return self.shown is not None and self.newest.case is None

    @property
    def scene(self) -> str:
        """Return the scene in view, or an empty text if there is none."""
        return self.play.position.scene if self.play else ""

    def reread(self, revision: Revision, seed: int) -> "DraftPlay":
        """Return the same play on a new reading, as far as its turns hold."""
        if revision.case is None:
            return replace(self, newest=revision)
        if self.shown is not None and self.shown.number == revision.number:
            return replace(self, newest=revision, shown=revision)  # the same, and more is known of it
        if self.play is None or self.wanted is None:
            return DraftPlay.begun(revision, seed)
        at = self.opened_at if self.opened_at in revision.case.scenario.scenes else None
        case = opened_in(revision.case, at) if at else revision.case
        followed = follow(case, self.wanted)
        undone = self.play.history.undone if followed.stopped is None else ()
        play = Play(case, History(followed.playthrough, undone), followed.replay)
        return DraftPlay(revision, revision, play, self.wanted, followed.stopped, at)

    def moved(self, play: Play) -> "DraftPlay":
        """Return the play as the author has played on, which is what is wanted from now on."""
        if play is self.play:
            return self
        if self.play is not None and play.playthrough == self.play.playthrough:
            return replace(self, play=play)
        return replace(self, play=play, wanted=play.playthrough, stopped=None)

    def came(self, turns: tuple[Turn, ...]) -> "DraftPlay":
        """Return a play of these turns from the opening; raise as `Case.advance` does."""
        if self.shown is None or self.shown.case is None or self.play is None:
            return self
        play = Play.begin(self.shown.case, self.play.playthrough.seed)
        for turn in turns:
            play = play.make(turn)
        return replace(self, play=play, wanted=play.playthrough, stopped=None, opened_at=None)

    def opened(self, scene: SceneId) -> "DraftPlay":
        """Return the case opened in a scene to which no play comes, on its first day."""
        if self.shown is None or self.shown.case is None or self.play is None:
            return self
        play = Play.begin(opened_in(self.shown.case, scene), self.play.playthrough.seed)
        return replace(self, play=play, wanted=play.playthrough, stopped=None, opened_at=scene)

    def anew(self, seed: int) -> "DraftPlay":
        """Return the play from its opening, with other draws."""
        return replace(DraftPlay.begun(self.shown, seed), newest=self.newest) if self.shown else self

    def otherwise(self) -> "DraftPlay":
        """Return the play with the next open outcome of its last turn, or itself if there is no other."""
        step = self.play.last_step if self.play else None
        if self.play is None or step is None or len(step.odds) < 2:
            return self
        names = [one.outcome.id for one in step.odds]
        after = names[(names.index(step.outcome.id) + 1) % len(names)] if step.outcome else names[0]
        return self.moved(self.play.undo().make(replace(step.turn, outcome=after)))


def opened_in(case: Case, scene: SceneId) -> Case:
    """Return the case as it would be if it opened in another scene."""
    scenario = case.scenario
    return Case(replace(scenario, opening=replace(scenario.opening, scene=scene)), case.variant)


def known_way(draft: DraftPlay, scene: str) -> tuple[Turn, ...] | None:
    """Return the turns to a scene if they are known without a search: played, or taken in reality."""
    if draft.shown is None or draft.shown.case is None or draft.play is None:
        return None
    meant = draft.shown.case.scenario.scenes_called(scene)
    if draft.shown.case.opening().scene in meant:
        return ()
    courses = [draft.shown.real] if draft.shown.real else []
    if not draft.opened_at:
        courses.insert(0, draft.play.replay)
    for course in courses:
        for number, step in enumerate(course.steps, start=1):
            if step.after.scene in meant:
                return course.turns[:number]
    return None


def why_stopped(stopped: Stopped, case: Case) -> str:
    """Return why a turn no longer holds, for whoever has just rewritten the case."""
    turn, why = stopped.turn, stopped.why
    name = as_written(turn.scene)
    called = case.scenario.scenes_called(name)
    if not called:
        return f"there is no scene '{name}' now; if it has a new name, write that under `renamed`"
    scene = case.scenario.scenes[called[0]]
    choice = scene.choices.get(turn.choice)
    if choice is None:
        there = ", ".join(scene.choices) or "none"
        renamed = "if it has a new name, write that under `renamed`"
        return f"scene '{name}' has no choice '{turn.choice}' now (there: {there}); {renamed}"
    if isinstance(why, WrongSceneError):
        return f"the turns before it now lead to scene '{as_written(why.scene)}'"
    if isinstance(why, OutcomeNotOpenError) and turn.outcome not in choice.outcomes:
        there = ", ".join(choice.outcomes) or "none"
        return f"choice '{turn.key}' has no outcome '{turn.outcome}' now (there: {there})"
    return str(why)

"""A case in plain lines while it is written: printed again after each save, with its problems."""

import sys
import threading
from dataclasses import dataclass, field
from typing import Self, TextIO

from game.content.library import Library
from game.content.phrases import Phrases
from game.content.words import Words, load_words
from game.errors import GameError
from game.model.ids import SceneId, VariantId, as_written
from game.pages.lines.page import quoted
from game.proof.findings import Finding
from game.search.arriving import turns_to
from game.terminal.front import Front, TextMoment, Views
from game.workshop.draft_play import DraftPlay, known_way, why_stopped
from game.workshop.revision import Revision
from game.workshop.watching import CaseWatch

SEED = 1


def preview(scenario: str, at: str = "", variant: VariantId | None = None) -> None:
    """Show a case until the author leaves or the input ends; raise GameError where there is no such case."""
    words = load_words()
    path = Library().find(scenario)

    def heard(revision: Revision) -> None:
        # Nothing is heard before the watch is started, and then there are lines.
        lines.heard(revision)

    watch = CaseWatch(path, words, heard, variant)
    lines = PreviewLines.begun(watch.first(), words, sys.stdout, at)
    watch.start()
    try:
        lines.listen(sys.stdin)
    finally:
        watch.stop()


@dataclass(slots=True)
class PreviewLines:
    """Prints the play of a case that is being written; readings and typed lines come on two threads."""

    words: Words
    writes: TextIO
    draft: DraftPlay
    moment: TextMoment | None = None
    at: str = ""
    told: set[Finding] = field(default_factory=set)
    _one_at_a_time: threading.RLock = field(default_factory=threading.RLock)

    @classmethod
    def begun(cls, revision: Revision, words: Words, writes: TextIO, at: str = "") -> Self:
        """Print the case as it was first read, in a scene where one is asked for, and return its lines."""
        lines = cls(words, writes, DraftPlay.begun(revision, SEED), at=at)
        lines._print((words("preview.lines.help"), ""))
        lines._problems(revision)
        lines._come()
        return lines

    def listen(self, reads: TextIO) -> None:
        """Carry out typed lines until one says that the author leaves, or there are no more."""
        while line := reads.readline():
            with self._one_at_a_time:
                if reads.isatty() is False:
                    self._print((f"> {quoted(line)}",))
                if self._typed(line.strip()):
                    return

    def heard(self, revision: Revision) -> None:
        """Print a new reading, or what more is known of the last one."""
        with self._one_at_a_time:
            newer = revision.number != self.draft.newest.number
            before = self.draft.play
            self.draft = self.draft.reread(revision, SEED)
            if newer:
                self.told.clear()
                self._print(("", self.words("preview.lines.again", number=revision.number), ""))
            self._problems(revision)
            play, stopped = self.draft.play, self.draft.stopped
            if newer and play is not before:
                if stopped is not None and play is not None:
                    head = self.words("preview.stopped", number=stopped.number, turn=str(stopped.turn.key))
                    why = f"{head}: {why_stopped(stopped, play.case)}."
                    self._print((why, self.words("preview.goes_on"), ""))
                self._come()

    def _problems(self, revision: Revision) -> None:
        """Print the problems of this reading that were not reported yet, and how far it was looked into."""
        new = [
            one for one in revision.in_order(as_written(SceneId(self.draft.scene))) if one not in self.told
        ]
        self.told.update(new)
        self._print(tuple(line for one in new for line in str(one).splitlines()))
        if revision.trouble:
            self._print((self.words("preview.trouble", error=revision.trouble),))
        if revision.case is None and (new or not self.told):
            key = "preview.behind" if self.draft.is_behind else "preview.not_yet"
            self._print((self.words(key),))
        elif revision.depth == "proved" and revision.explored is not None:
            form = "bounded" if revision.explored.bounded else "explored"
            positions = self.words.number(revision.explored.positions)
            self._print((self.words(f"preview.{form}", positions=positions),))
            if not revision.findings:
                self._print((self.words("preview.well"),))

    def _come(self) -> None:
        """Print the scene that was asked for, once the case can be played; else where the play stands."""
        if self.draft.play and self.at:
            at, self.at = self.at, ""
            self._go(at)
        else:
            self._stand()

    def _stand(self) -> None:
        """Print where the play stands."""
        if self.draft.play is not None:
            self.moment = TextMoment(self.draft.play)
            self._print(("", *self._views().standing(self.draft.play)))

    def _views(self) -> Views:
        assert self.draft.play is not None, "there is a play"
        phrases = Phrases(self.draft.play.case.scenario, self.words)
        return Views(phrases, self.draft.shown.real if self.draft.shown else None)

    def _typed(self, given: str) -> bool:
        """Do what a line asks for; return whether the author leaves."""
        word, _, rest = given.partition(" ")
        shown, play = self.draft.shown, self.draft.play
        match word:
            case "problems":
                self.told.clear()
                self._problems(self.draft.newest)
                if not self.draft.newest.findings:
                    self._print((self.words("preview.none"),))
            case "scenes":
                if shown is not None and shown.case is not None:
                    scenes = shown.case.scenario.written_scenes
                    self._print(tuple(f"{as_written(scene.id)}: {scene.title}" for scene in scenes))
            case "restart":
                if play is not None:
                    self.draft = self.draft.anew(play.playthrough.seed + 1)
                    self._stand()
            case "other":
                self.draft = self.draft.otherwise()
                if self.draft.play is not None and self.draft.play.replay.steps:
                    self._print(self._views().followed(self.draft.play))
                self._stand()
            case "go":
                self._go(rest.strip())
            case _:
                return self._answered(given)
        return False

    def _answered(self, given: str) -> bool:
        """Carry out a line as a play does; return whether the author leaves."""
        if self.moment is None:
            return given.partition(" ")[0] in ("q", "quit")
        answer = Front(self._views(), self.words).answer(self.moment, given)
        if answer.save_as or answer.moment.naming:
            self._print((self.words("preview.saves_nothing"),))
            return False
        self.moment = answer.moment
        self.draft = self.draft.moved(answer.moment.play)
        self._print(answer.lines)
        return answer.leaves

    def _go(self, scene: str) -> None:
        """Come to a scene by the shortest way; open the case in it where no play comes there."""
        shown = self.draft.shown
        if shown is None or shown.case is None:
            return
        try:
            way = known_way(self.draft, scene)
            self.draft = self.draft.came(turns_to(shown.case, scene) if way is None else way)
        except GameError as error:
            called = shown.case.scenario.scenes_called(scene)
            if not called:
                self._print((f"{error}",))
                return
            self._print((self.words("preview.no_way", scene=scene),))
            self.draft = self.draft.opened(called[0])
        self._stand()

    def _print(self, lines: tuple[str, ...]) -> None:
        if lines:
            self.writes.write("\n".join(lines) + "\n")
            self.writes.flush()

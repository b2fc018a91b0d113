"""A play in a terminal from its first line to its last: begun or resumed, read, printed, saved."""

import io
import sys
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass, field, replace
from functools import partial
from typing import TextIO

from game import places
from game.content.library import Library
from game.content.loaded import Loaded
from game.content.phrases import Phrases
from game.content.words import Words, load_words
from game.engine.case import Case, historical_replay
from game.engine.following import Followed, follow
from game.engine.play import Play
from game.engine.replay import Replay
from game.errors import GameError, UnknownNameError
from game.model.ids import ExhibitId, VariantId
from game.model.prose import Exactness
from game.pages.lines.page import quoted, sentence
from game.saves.errors import NoSaveError, NotWrittenError
from game.saves.files import SetAside
from game.saves.progress import Progress
from game.saves.record import Bookmark, Saved
from game.saves.slots import Slots, clean
from game.search.arriving import begun_at
from game.terminal.front import Front, TextAnswer, TextMoment, Views


@dataclass(frozen=True, slots=True)
class TextSession:
    """What a play in a terminal needs besides the play."""

    phrases: Phrases  # of the scenario that is played
    reads: TextIO
    writes: TextIO
    real: Replay | None = None  # the real course, for the debrief
    slots: Slots | None = None  # where the play is saved, if it is
    progress: Progress | None = None  # where its endings are noted, if they are
    notes: tuple[str, ...] = ()  # said first


class WhichCaseError(UnknownNameError):
    """A play in plain lines was asked for without a case, and nothing was saved to go on from."""

    def __init__(self, words: Words, known: tuple[str, ...]) -> None:
        self.known = known
        super().__init__(words("terminal.which_case", known=", ".join(known) or words("terminal.no_cases")))


@dataclass(frozen=True, slots=True)
class PlayOptions:
    """What the command line asked of the terminal."""

    scenario: str | None
    seed: int
    resume: bool = False
    variant: VariantId | None = None
    at: str | None = None
    language: str = "en"


def start(asked: PlayOptions) -> int:
    """Play in the terminal; raise GameError where the case or the save asked for cannot be had."""
    words, library = load_words(asked.language), Library(language=asked.language)
    if asked.resume:
        return _resumed(asked, library, words)
    if asked.scenario is None:
        raise WhichCaseError(words, tuple(head.id for head in library.heads()))
    loaded = library.load(asked.scenario)
    case = Case(loaded.playable, asked.variant)
    session = _session(loaded, case, words)
    begun = begun_at(case, asked.seed, asked.at, session.real) if asked.at else Play.begin(case, asked.seed)
    return run(begun, session)


def _resumed(asked: PlayOptions, library: Library, words: Words) -> int:
    """Go on from the last save of the case asked for, else from the newest of all, in its own variant."""
    slots = Slots(places.saves())
    loaded = library.load(asked.scenario) if asked.scenario else None
    found = slots.last(loaded.playable.id) if loaded else slots.newest()
    saved = found.value
    if saved is None:
        raise NoSaveError(asked.scenario or "", tuple(one.name for one in found.set_aside))
    loaded = loaded or library.load(saved.playthrough.scenario)
    case = Case(loaded.playable, saved.playthrough.variant)
    followed = follow(case, saved.playthrough)
    session = _session(loaded, case, words)
    notes = notes_on(found.set_aside, saved, followed, session.phrases)
    return run(Play.resume(case, followed.playthrough), replace(session, notes=notes))


def _session(loaded: Loaded, case: Case, words: Words) -> TextSession:
    if isinstance(sys.stdin, io.TextIOWrapper):  # What is typed in another encoding is unknown, no traceback.
        sys.stdin.reconfigure(errors="replace")
    return TextSession(
        Phrases(case.scenario, words),
        sys.stdin,
        sys.stdout,
        historical_replay(case, loaded.historical),
        Slots(places.saves()),
        Progress(places.saves()),
    )


def run(play: Play, session: TextSession) -> int:
    """Play until the player leaves or the input ends; return the exit status, which is 0."""
    _Loop(session, TextMoment(play)).run()
    return 0


def notes_on(
    set_aside: Iterable[SetAside], saved: Saved, followed: Followed, phrases: Phrases
) -> tuple[str, ...]:
    """Return what is to be said of a save: damaged files, and where and why it stopped fitting."""
    notes = [damaged(one, phrases.words) for one in set_aside]
    stopped = followed.stopped
    if stopped:
        scene = phrases.scenario.scenes[followed.replay.position.scene].title
        counts = {"followed": stopped.number - 1, "turns": len(saved.playthrough.turns)}
        notes.append(phrases.words("problem.save_older", scene=scene, **counts))
        notes.append(phrases.words("terminal.stopped", number=stopped.number, why=sentence(stopped.why)))
    return tuple(notes)


def damaged(one: SetAside, words: Words) -> str:
    """Return the sentence that reports a damaged file."""
    if one.now:
        return words("problem.save_damaged", name=one.name, aside=one.now)
    return words("terminal.damaged_stays", name=one.name)


@dataclass(slots=True)
class _Loop:
    """The play as it goes on, whether it is saved, and what was complained of already."""

    session: TextSession
    moment: TextMoment
    saved: bool = False
    debriefed: bool = False
    begun: bool = False
    complaints: set[str] = field(default_factory=set)
    later: list[tuple[str, ...]] = field(default_factory=list)  # what is said of a turn behind its own lines
    marks: dict[tuple[ExhibitId, str], Exactness] = field(default_factory=dict)

    def run(self) -> None:
        views = Views(self.session.phrases, self.session.real, self.marks)
        front = Front(views, self.session.phrases.words)
        play = self.moment.play
        self.saved = bool(play.replay.steps)
        self._print(views.said(*self.session.notes))
        self._print(views.beginning(play))
        self._print(("", *views.standing(play)))
        while (given := self._read()) is not None:
            answer = front.answer(self.moment, given)
            self._act(answer)
            self._print(answer.lines, *self.later)
            self.later.clear()
            if answer.leaves:
                self._print(views.said(self._last_words("terminal.bye")))
                return
        if not self.debriefed and not self.session.reads.isatty():
            # Nobody is there to ask for it, and the ending has reported already what is wrong with it.
            with suppress(GameError):
                self._print(views.part(self.moment.play, *views.parts(self.moment.play)))
        self._print(views.said(self._last_words("terminal.end_of_input")))

    def _last_words(self, key: str) -> str:
        return self.session.phrases.words(key if self.saved else f"{key}.unsaved")

    def _act(self, answer: TextAnswer) -> None:
        """Save what has changed, before it is seen, and what was asked for; a failure is reported once."""
        before, self.moment = self.moment.play, answer.moment
        self.marks.update(answer.marks or {})
        self.debriefed = (self.debriefed and before is answer.moment.play) or answer.debriefs
        if answer.moment.play.playthrough is not before.playthrough:
            self._attempt(self._autosave)
        if answer.save_as:
            self._attempt(partial(self._save, answer.save_as))

    def _attempt(self, act: Callable[[], None]) -> None:
        try:
            act()
        except GameError as error:
            self._complain(sentence(error))

    def _autosave(self) -> None:
        self.saved = False
        slots, record = self.session.slots, self.moment.play.playthrough
        if slots is None:
            return
        self._report(slots.autosave(record, self._bookmark()))
        self.saved = True
        position = self.moment.play.position
        if self.session.progress and self.moment.play.case.ending(position):
            self._report(slots.courses.add(record))
            self._report(self.session.progress.find(record.scenario, position.scene))

    def _save(self, name: str) -> None:
        if self.session.slots is None:
            return
        try:
            self._report(self.session.slots.save(name, self.moment.play.playthrough, self._bookmark()))
        except NotWrittenError as error:
            # Whoever asks again gets the report again.
            self.complaints.discard(sentence(error))
            raise
        self.later.append((self.session.phrases.words("saves.saved", name=clean(name)),))

    def _bookmark(self) -> Bookmark:
        play = self.moment.play
        return Bookmark(play.case.scene(play.position).title, play.position.date)

    def _report(self, set_aside: tuple[SetAside, ...]) -> None:
        for one in set_aside:
            self._complain(damaged(one, self.session.phrases.words))

    def _complain(self, said: str) -> None:
        if said not in self.complaints:
            self.complaints.add(said)
            self.later.append(Views(self.session.phrases).said(said))

    def _read(self) -> str | None:
        """Ask for a line; None where there is no more. The line of a pipe is shown, for the transcript."""
        reads, writes = self.session.reads, self.session.writes
        key = "picks_prompt" if self.moment.picking else "save_prompt" if self.moment.naming else "prompt"
        prompt = self.session.phrases.words(f"terminal.{key}")
        if reads.isatty():
            writes.write(f"\n{prompt}")
            writes.flush()
        try:
            line = reads.readline()
        except KeyboardInterrupt:
            line = ""
        if reads.isatty() and not line:
            writes.write("\n")
        elif line and not reads.isatty():
            writes.write(f"\n{prompt}{quoted(line)}\n")
        return line or None

    def _print(self, *groups: tuple[str, ...]) -> None:
        """Print groups of lines, an empty line before each; before the first of all there is none."""
        for lines in filter(None, groups):
            self.session.writes.write("\n".join(("", *lines) if self.begun else lines) + "\n")
            self.session.writes.flush()
            self.begun = True

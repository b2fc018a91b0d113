"""A case in a browser: intents of the page in, views and the files to keep out. The page holds no rule."""

# Longer than 250 lines because all that can be asked for stands here beside each other.
import json
import secrets
from collections.abc import Callable, Mapping
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import Any, get_args

from game.browser.course import LONGEST_ALIAS, Homework, marked_scenes, questions, shown, to_course
from game.browser.kept import SHOWN, KeptFiles, of_file, saved_now
from game.browser.site_odds import SiteOdds
from game.browser.views import BrowserViews, PageView
from game.content.kept_case import KeptCase, from_record
from game.content.phrases import Phrases
from game.content.words import Words
from game.engine.case import Case, historical_replay
from game.engine.following import follow
from game.engine.play import Play
from game.errors import GameError
from game.model.ids import ArgumentId, ChoiceId, ExhibitId, VariantId, as_written
from game.model.prose import Exactness
from game.pages.lines.page import sentence
from game.pages.lines.sheets import SheetName
from game.saves.files import export_name
from game.saves.record import Saved, to_text

Asked = Mapping[str, Any]
_SHEETS: tuple[str, ...] = get_args(SheetName)
# The room of a chart, in the pixels of the page.
_NARROWEST, _WIDEST = 280, 660
_EXACTNESS: tuple[Exactness, ...] = get_args(Exactness)


class BrowserFront:
    """The play on one page as it goes on."""

    def __init__(self, kept_case: KeptCase, words: Words, odds: SiteOdds, assigned: bool = False) -> None:
        """Where the case is `assigned` as homework, an alias, reasons and answers are asked for."""
        self._kept_case, self._words, self._odds = kept_case, words, odds
        self._assigned = marked_scenes(kept_case.scenario) if assigned else None
        self._kept = KeptFiles(kept_case.scenario.id)
        self._notes: tuple[str, ...] = ()
        self._download: tuple[str, str] | None = None
        self._wants = ""
        self._marks: dict[tuple[ExhibitId, str], Exactness] = {}
        self._open_case(None)

    @property
    def play(self) -> Play:
        """Return the play as it stands."""
        return self._play

    def answer(self, asked: Asked) -> dict[str, Any]:
        """Return what the page shows now, and which files it keeps; a mistake is told in a sentence."""
        self._notes, self._download, self._wants = (), None, ""
        act = _ACTS.get(str(asked.get("do")), BrowserFront.standing)
        try:
            view = act(self, asked)
        except GameError as mistake:
            self._notes = (sentence(mistake), self._words("terminal.undo_helps"))
            view = self.standing(asked)
        return {
            "html": view.html,
            "title": view.title,
            "side": view.side,
            "files": self._kept.changed(),
            "download": self._download,
            "wants": self._wants,
            "settings": {name: getattr(self._kept.settings, name) for name in SHOWN},
        }

    def _open_case(self, variant: VariantId | None) -> None:
        case = Case(self._kept_case.scenario, variant)
        real = historical_replay(case, self._kept_case.historical)
        self._views = BrowserViews(Phrases(case.scenario, self._words), real)
        self._play, self._begun = Play.begin(case, 0), False

    # The play.

    def briefing(self, _: Asked) -> PageView:
        """Show what is read before the play."""
        asked = None if self._assigned is None else questions(self._kept_case.scenario, "before")
        return self._views.briefing(self._play, self._last() is not None, self._notes, asked)

    def begin(self, asked: Asked) -> PageView:
        """Begin a play, in the variant that was chosen."""
        variant = VariantId(str(asked.get("variant", "")))
        self._open_case(variant if variant in self._kept_case.scenario.variants else None)
        seed = str(asked.get("seed", ""))
        drawn = int(seed) if seed.isdecimal() and len(seed) <= 10 else secrets.randbelow(2**31)
        self._play, self._begun = Play.begin(self._play.case, drawn), True
        if self._assigned is not None:
            alias = shown(str(asked.get("alias", "")), LONGEST_ALIAS) or self._kept.homework.alias
            self._kept.note(Homework(alias).answered("before", self._answers(asked, "before")))
        return self.standing(asked)

    def _answers(self, asked: Asked, when: str) -> dict[str, str]:
        """Return the answers that were given, each as one of those that there are."""
        known = questions(self._kept_case.scenario, when)
        given = {name: str(asked.get(f"{when}.{name}", "")) for name in known}
        return {name: answer for name, answer in given.items() if answer in known[name].answers}

    def go_on(self, asked: Asked) -> PageView:
        """Go on with the play that was left, or begin one."""
        last = self._last()
        return self._resumed(last) if last else self.begin(asked)

    def standing(self, asked: Asked) -> PageView:
        """Show where the play stands."""
        if not self._begun:
            return self.briefing(asked)
        return self._views.standing(self._play, self._notes, self._assigned is not None)

    def choose(self, asked: Asked) -> PageView:
        """Make a choice, or ask for its picks first."""
        play, named = self._play, ChoiceId(str(asked.get("choice")))
        choice = next((one for one in play.case.choices(play.position) if one.key.choice == named), None)
        if choice is None or not self._begun or play.case.reasons(play.position, named):
            self._notes = (self._words("browser.invalid"),)
            return self.standing(asked)
        # Picks are asked for where more than one set of them can be made.
        offer = play.case.picks(play.position, named)
        sets = list(islice(offer.sets(), 2)) if offer else []
        if offer is None or len(sets) < 2:
            if self._asks_reason(asked):
                return self._views.picks(choice, None, asks_reason=True)
            return self._turned(play.choose(named, *sets), asked)
        if "picks" not in asked:
            return self._views.picks(choice, offer, asks_reason=self._asks_reason(asked))
        ticked = asked["picks"] if isinstance(asked["picks"], list) else [asked["picks"]]
        picks = tuple(ArgumentId(one) for one in offer.options if one in ticked)
        if not offer.takes(picks):
            return self._views.picks(choice, offer, asked_again=True, asks_reason="reason" in asked)
        return self._turned(play.choose(named, picks), asked)

    def _asks_reason(self, asked: Asked) -> bool:
        return as_written(self._play.position.scene) in (self._assigned or ()) and "reason" not in asked

    def _turned(self, play: Play, asked: Asked) -> PageView:
        self._play = play
        self._kept.keep(play)
        if "reason" in asked:
            turns = play.playthrough.turns
            reasoned = self._kept.homework.reasoned(len(turns), str(turns[-1].key), str(asked["reason"]))
            self._kept.note(reasoned)
        return self._views.followed(play, self._notes)

    def undo(self, asked: Asked) -> PageView:
        """Take the last turn back, or make it again."""
        back = asked.get("do") == "undo"
        there = self._play.undo() if back else self._play.redo()
        if there.playthrough == self._play.playthrough:
            self._notes = (self._words(f"terminal.nothing_to_{'undo' if back else 'redo'}"),)
        else:
            self._notes = (self._words("terminal.undone" if back else "terminal.redone"),)
            self._play = there
            self._kept.keep(there)
        return self.standing(asked)

    # What can be looked up.

    def sheet(self, asked: Asked) -> PageView:
        """Show the docket, the record, or what else there is of the play."""
        name = asked.get("name")
        if name not in _SHEETS or not self._begun:
            return self.standing(asked)
        return self._views.sheet(self._play, name, self._marks)

    def transcript(self, _: Asked) -> PageView:
        """Show all text so far."""
        return self._views.transcript(self._play)

    def menu(self, _: Asked) -> PageView:
        """Show the list of all that can be opened."""
        return self._views.menu()

    def mark(self, asked: Asked) -> PageView:
        """Mark the claims of the papers of the scene."""
        exhibits, play = self._play.case.scenario.sources.exhibits, self._play
        for paper in play.case.papers(play.position):
            for claim in exhibits[paper].claims:
                for one in _EXACTNESS:
                    if asked.get(f"{paper}.{claim.id}") == one:
                        self._marks[paper, claim.id] = one
        return self.sheet({"name": "documents"})

    def debrief(self, asked: Asked) -> PageView:
        """Show the debrief, first without the odds of its decisions where those are not at hand yet."""
        if self._play.case.ending(self._play.position) is None:
            return self.standing(asked)
        odds = self._odds.of(self._play.case)
        if odds is None:
            self._wants = self._odds.file(self._play.case)
        found = odds.decisions(self._play.replay.turns) if odds else () if asked.get("without") else None
        room = asked.get("width")
        room = max(_NARROWEST, min(room - 40, _WIDEST)) if isinstance(room, int) else _WIDEST
        return self._views.debrief(self._play, found, self._marks, room)

    def card(self, asked: Asked) -> PageView:
        """Show the card of the ending, a picture to share."""
        over = self._play.case.ending(self._play.position) is not None
        return self._views.card(self._play, self._notes) if over else self.standing(asked)

    def help(self, _: Asked) -> PageView:
        """Show how it is played."""
        return self._views.page_of("help", self._words("help.heading"))

    def hand_in(self, asked: Asked) -> PageView:
        """Ask the questions after the play; with their answers, give the course to hand in."""
        if self._assigned is None or not self._begun:
            return self.standing(asked)
        known, course, homework = questions(self._kept_case.scenario, "after"), "", self._kept.homework
        if "answered" in asked:
            if alias := shown(str(asked.get("alias", "")), LONGEST_ALIAS):
                homework = replace(homework, alias=alias)
            homework = homework.answered("after", self._answers(asked, "after"))
            self._kept.note(homework)
            course = to_course(saved_now(self._play), homework)
            self._download = export_name(str(self._kept_case.scenario.id), homework.alias) + ".json", course
        title = self._words("browser.hand_in")
        return self._views.page_of(
            "hand-in", title, self._notes, asked=known, course=course, alias=homework.alias
        )

    # Saves and settings.

    def _last(self) -> Saved | None:
        try:
            found = self._kept.last()
        except GameError as error:
            self._notes = (*self._notes, sentence(error))
            return None
        for one in found.set_aside:
            said = self._words("problem.save_damaged", name=one.name, aside=one.now or one.name)
            self._notes = (*self._notes, said)
        return found.value

    def _resumed(self, saved: Saved) -> PageView:
        """Go on with a save as far as it fits the case, and say where it no longer does."""
        self._open_case(saved.playthrough.variant)
        followed = follow(self._play.case, saved.playthrough)
        self._play, self._begun = Play.resume(self._play.case, followed.playthrough), True
        if followed.stopped:
            stopped, turns = followed.stopped, len(saved.playthrough.turns)
            scene = self._play.case.scene(self._play.position).title
            older = {"followed": stopped.number - 1, "turns": turns, "scene": scene}
            why = self._words("terminal.stopped", number=stopped.number, why=sentence(stopped.why))
            self._notes = (*self._notes, self._words("problem.save_older", **older), why)
        return self.standing({})

    def saves(self, _: Asked) -> PageView:
        """Show the saves."""
        slots, title = self._kept.slots(), self._words("saves.heading")
        return self._views.page_of("saves", title, self._notes, slots=slots, begun=self._begun)

    def save(self, asked: Asked) -> PageView:
        """Save the play under a name."""
        name = str(asked.get("name", ""))
        self._kept.save(name, self._play)
        self._notes = (self._words("saves.saved", name=name),)
        return self.saves(asked)

    def load(self, asked: Asked) -> PageView:
        """Go on with a save."""
        slot = self._kept.slot(asked.get("file"))
        if slot is None:
            return self.saves(asked)
        view = self._resumed(slot.saved)
        self._kept.keep(self._play)
        return view

    def remove(self, asked: Asked) -> PageView:
        """Remove a save."""
        slot = self._kept.slot(asked.get("file"))
        if slot is not None:
            self._kept.remove(slot)
            self._notes = (self._words("browser.removed"),)
        return self.saves(asked)

    def export(self, asked: Asked) -> PageView:
        """Give a save, or the play as it stands, as the file that the desktop reads."""
        slot = self._kept.slot(asked.get("file"))
        text = to_text(slot.saved) if slot else to_text(saved_now(self._play))
        self._download = f"{self._play.playthrough.scenario}.json", text
        return self.saves(asked)

    def import_(self, asked: Asked) -> PageView:
        """Go on with a save of a file."""
        try:
            saved = of_file(asked.get("text"))
            if saved.playthrough.scenario != self._kept_case.scenario.id:
                raise GameError(self._words("browser.import.not_here", case=saved.playthrough.scenario))
            self._notes = (self._words("browser.import.opened"),)
            view = self._resumed(saved)
        except GameError as error:
            self._notes = (self._words("browser.import.refused", why=sentence(error)),)
            return self.saves(asked)
        self._kept.keep(self._play)
        return view

    def settings(self, _: Asked) -> PageView:
        """Show the settings."""
        title, shown = self._words("settings.heading"), self._kept.settings
        return self._views.page_of("settings", title, self._notes, shown=shown)

    def set(self, asked: Asked) -> PageView:
        """Change the settings; they are those of the desktop, as far as a browser has no better ones."""
        size = str(asked.get("text_size", ""))
        wanted = {"text_size": int(size) if size.isdecimal() and len(size) < 5 else None}
        chosen = {"theme": asked.get("theme"), "font": asked.get("font")}
        self._kept.set({**wanted, **chosen, "letters": asked.get("letters") == "on"})
        return self.settings(asked)


_ACTS: Mapping[str, Callable[[BrowserFront, Asked], PageView]] = {
    "open": BrowserFront.briefing,
    "begin": BrowserFront.begin,
    "go-on": BrowserFront.go_on,
    "scene": BrowserFront.standing,
    "choose": BrowserFront.choose,
    "undo": BrowserFront.undo,
    "redo": BrowserFront.undo,
    "sheet": BrowserFront.sheet,
    "mark": BrowserFront.mark,
    "debrief": BrowserFront.debrief,
    "card": BrowserFront.card,
    "help": BrowserFront.help,
    "hand-in": BrowserFront.hand_in,
    "transcript": BrowserFront.transcript,
    "menu": BrowserFront.menu,
    "saves": BrowserFront.saves,
    "save": BrowserFront.save,
    "load": BrowserFront.load,
    "remove": BrowserFront.remove,
    "export": BrowserFront.export,
    "import": BrowserFront.import_,
    "settings": BrowserFront.settings,
    "set": BrowserFront.set,
}


def begin_worker(folder: Path, case: str, assigned: bool = False) -> Callable[[str], str]:
    """Return what answers the page's intents, as JSON, with the files that lie in a folder of the worker."""
    kept = from_record((folder / f"{case}.case").read_bytes())
    words = Words(json.loads((folder / "words.json").read_text("utf-8")))
    front = BrowserFront(kept, words, SiteOdds(folder), assigned)
    return lambda asked: json.dumps(front.answer(json.loads(asked)))

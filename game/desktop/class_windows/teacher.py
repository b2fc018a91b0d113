"""T, the teacher's window: every command of a class by button and key, and what only the teacher sees."""

# Longer than 250 lines because whatever T can be asked for is answered here.
from dataclasses import field, replace
from typing import ClassVar

from game.classroom import commands as ask
from game.classroom.polls import PollId, ReasonId, figures_in
from game.classroom.session import LONGEST_FIX, LONGEST_SECTION, reasons_asked, rewordable
from game.classroom.views.controls import command_of, pressed
from game.classroom.views.offers import Offer
from game.classroom.views.reading import DEPTHS
from game.classroom.views.team_controls import team_groups
from game.desktop.class_windows.digits import TypedDigits
from game.desktop.class_windows.hall import Hall
from game.desktop.class_windows.marks import unreadable
from game.desktop.class_windows.teacher_parts import TeacherParts
from game.desktop.class_windows.teacher_tabs import TeacherTabs
from game.desktop.stage.screen import Screen, View
from game.desktop.toolkit.intents import Caret, Compose, Confirm, Erase, GoBack, Intent, Select, Type
from game.desktop.toolkit.part import Part
from game.desktop.toolkit.prose import TextEntry
from game.desktop.toolkit.theme import THEMES
from game.model.value import value

ANSWER = "answer"


@value
class TeacherQuestion:
    """What T has to be asked before something is done: a reason to write, or whether it is sure."""

    asks: str
    command: ask.Command
    writes: str = ""  # what is written: a reason why, a slip, a fix, or the numbers of grounds
    means: str = ""  # what is said about that, where it is not the same each time
    entry: TextEntry = field(default_factory=lambda: TextEntry(longest=280))


@value
class TeacherScreen:
    """T as it stands: the tab in front, what is being typed, and what is asked."""

    hall: Hall
    tab: str = "room"
    typed: str = ""
    question: TeacherQuestion | None = None
    told: str = ""
    merging: int = 0
    counted: str = ""
    team: str = ""  # in front, where teams play
    turn: PollId = PollId("")  # before which that team stood when its digit was typed
    play: ClassVar[None] = None  # this is no play of a player

    def handle(self, intent: Intent) -> Screen:
        """Return T after an intent; whatever was refused is shown in its sentence."""
        if self.told:
            return replace(self, told="").handle(intent)
        if self.question is not None:
            return self._answered(self.question, intent)
        match intent:
            case Type(letters=letters) if letters.isdigit():
                # A team that is named by a digit comes to the front, where teams play.
                digits = self._digits.after(letters)
                typed = replace(self, typed=digits.typed, turn=digits.poll, counted="")
                return replace(typed, team=digits.team, tab="reasons") if digits.team else typed
            case Erase():
                return replace(self, typed=self.typed[:-1])
            case GoBack():
                return replace(self, typed="", merging=0)
            case Confirm() if self.typed:
                return self._counted()
            case Confirm():
                # The Enter after a count is a slip of the finger: it must close nothing.
                return replace(self, counted="")
            case Select(name=name):
                return self._shown(name)
            case _:
                return self

    def view(self) -> View:
        """Return what T looks like."""
        session, shared, asked = self.hall.session, self.hall.shared, self.question
        typed = self._digits.shown() if self.typed else self.counted
        seen = self.hall.teacher()
        parts = TeacherParts(self.hall, seen, typed)
        # A text that was refused has the keys again.
        again = bool(self.told and asked)
        decided = session.decision is not None and session.decision.verdict is not None
        place = f"{session.stop}.{self.tab}.{shared}.{again}.{decided}"
        body: Part = parts.strip(self.told)
        if not shared:
            body = parts.body(TeacherTabs(self.hall, seen, self.merging, self.team).column(self.tab))
        over = parts.dialog(asked.asks, asked.entry, asked.writes, asked.means) if asked else None
        writes = ANSWER if asked and asked.writes else ""
        first = writes or "offer:0"
        return View(body, place, first, "phase", over=over, toast="" if shared else self.told, field=writes)

    def _shown(self, name: str) -> "TeacherScreen":
        kind, _, what = name.partition(":")
        match kind:
            case "offer":
                offers = self.hall.teacher().offers
                return self._offered(offers[int(what)]) if int(what) < len(offers) else self
            case "tab":
                return replace(self, tab=what, merging=0)
            case "page":
                self.hall.turn(int(what))
                return self
            case "group":
                return self._approved_for(what)
            case "reason":
                act, _, number = what.partition(":")
                return self._moderated(act, ReasonId(int(number)))
            case _:
                return self._settled(kind, what)

    def _offered(self, offer: Offer) -> "TeacherScreen":
        if "because" in offer.needs:
            return replace(self, question=TeacherQuestion(offer.label, offer.command, "because"), counted="")
        if isinstance(offer.command, ask.End) and offer.command.how == "discarded":
            return replace(self, question=TeacherQuestion(self.hall.words("class.t.discard"), offer.command))
        return self._ended(offer.command) if isinstance(offer.command, ask.End) else self._did(offer.command)

    def _ended(self, command: ask.End) -> "TeacherScreen":
        """End the class; T says what has become of it, and a note says so where the report is not written."""
        told = self.hall.end(command)
        return replace(self, question=None, told="" if self.hall.session.ended else told)

    def _did(self, command: ask.Command) -> "TeacherScreen":
        before = self.hall.session.stop
        refused = self.hall.do(command)
        if refused is not None:
            if refused.asks and isinstance(command, ask.Next | ask.Skip | ask.Back):
                return replace(self, question=TeacherQuestion(refused.says, replace(command, sure=True)))
            return replace(self, question=None, told=refused.says)
        session = self.hall.session
        # Where the room writes, what it writes comes to the front; so do teams that play.
        asks = session.stop != before and (reasons_asked(session) is not None or session.phase == "teams")
        return replace(self, question=None, tab="reasons" if asks else self.tab, counted="")

    def _answered(self, question: TeacherQuestion, intent: Intent) -> "TeacherScreen":
        match intent:
            case GoBack():
                return replace(self, question=None)
            case Type() | Compose() | Erase() | Caret() if question.writes:
                return replace(self, question=replace(question, entry=question.entry.after(intent)))
            case Confirm() | Select(name="sure"):
                return self._written(question)
            case _:
                return self

    def _written(self, question: TeacherQuestion) -> "TeacherScreen":
        """Do what was asked about; a text that is refused stays, to be written otherwise."""
        text = question.entry.text
        match question.command:
            case ask.End() as command:
                return self._ended(command)
            case ask.RewordText() | ask.Decide() if lacks := unreadable(text):
                # It would stand on the projector as boxes.
                told = self.hall.words("class.t.unreadable", lacks=lacks, of=len(text))
                return replace(self, told=told)
            case ask.Decide() as command:
                done = self._did(replace(command, because=question.entry.text))
            case ask.GiveMarks() as command:
                done = self._did(replace(command, marks=figures_in(question.entry.text)))
            case ask.PressFor() as command:
                done = self._pressed(replace(command, picks=figures_in(question.entry.text)))
            case ask.NameSection() as command:
                done = self._did(replace(command, section=question.entry.text))
            case ask.ReadSlip() | ask.RewordText() as command:
                done = self._did(replace(command, text=question.entry.text))
            case command:
                return self._did(command)
        return replace(done, question=question) if done.told else done

    @property
    def _digits(self) -> TypedDigits:
        return TypedDigits(self.hall, self.typed, self.turn)

    def _counted(self) -> "TeacherScreen":
        """Do what digits ask for: `2 1 9` gives B nineteen votes, or where teams play, `1 2` is B for A."""
        digits = self._digits
        command = digits.command()
        if command is None:
            return replace(self, typed="", told=digits.help())
        done = self._did(command)
        if done.told and digits.stands:
            # Grounds that are missing can be typed at once.
            return replace(done, typed=self.typed)
        return replace(done, typed="", counted=done.told or digits.done())

    def _pressed(self, command: ask.PressFor) -> "TeacherScreen":
        """Take a team's turn; the Enter after it is a slip of the finger, and must do nothing else."""
        done = self._did(command)
        taken = self.hall.words("class.t.pressed", team=command.team, letter=command.letter)
        return replace(done, counted="" if done.told else taken)

    def _moderated(self, act: str, reason: ReasonId) -> "TeacherScreen":
        match act:
            case "approve":
                text = self.hall.session.reasons[reason].text
                if not unreadable(text):
                    return self._did(ask.Approve(reason))
                asks = self.hall.words("class.t.unreadable_asks", lacks=unreadable(text), of=len(text))
                return replace(self, question=TeacherQuestion(asks, ask.Approve(reason)))
            case "hide":
                return self._did(ask.Hide(reason))
            case _ if self.merging:
                return replace(self._did(ask.Merge(ReasonId(self.merging), reason)), merging=0)
            case _:
                return replace(self, merging=reason)

    def _approved_for(self, letter: str) -> "TeacherScreen":
        """Approve all that waits for one option and can be read here."""
        queue = self.hall.teacher().queue
        waiting = (one for one in queue if one.letter == letter and one.fate == "waiting")
        chosen = tuple(ReasonId(one.reason) for one in waiting if not unreadable(one.text))
        return self._did(ask.ApproveAll(chosen)) if chosen else self

    def _settled(self, kind: str, what: str) -> "TeacherScreen":
        """Return T after a button of the third column."""
        hall = self.hall
        command = command_of(hall.session, hall.at_work.now, f"{kind}:{what}")
        if isinstance(command, ask.RemoveSeat):
            alias = hall.session.seats[command.seat].alias
            asks = hall.words("class.t.remove_asks", alias=alias)
            return replace(self, question=TeacherQuestion(asks, command))
        if isinstance(command, ask.PressFor):
            return self._pressed(command)
        if command is not None:
            return self._did(command)
        match kind:
            case "team":
                return replace(self, team=what)
            case "tickets":
                return self._did(ask.IssueTickets(hall.issued))
            case "open":
                return replace(self, told=hall.open_room(what))
            case "print":
                return replace(self, told=hall.print_pack())
            case "close":
                hall.close_room()
            case "remote":
                hall.control(what == "on")
            case "play-on" if hall.room.address:
                hall.room.play_on.offer(hall.room.address.host)
            case "grounds" | "marks" | "slip" | "fix" | "section":
                return replace(self, question=self._to_write(kind, what))
            case "depth" if int(what) in DEPTHS:
                hall.settled = replace(hall.settled, depth=int(what))
            case "theme" if what in THEMES:
                hall.settled = replace(hall.settled, theme=what)
            case "door":
                hall.settled = replace(hall.settled, door="asked" if what == "on" else "")
            case "shared":
                hall.shared = what == "on"
        return replace(self)

    def _to_write(self, kind: str, what: str) -> TeacherQuestion:
        """Return the question for what T writes down: marks, a slip read aloud, a fix, or the section."""
        session, words = self.hall.session, self.hall.words
        if kind == "section":
            entry = TextEntry.of(session.settings.section, LONGEST_SECTION)
            return TeacherQuestion(words("class.t.section_set"), ask.NameSection(""), "section", entry=entry)
        if kind == "grounds":
            turn = pressed(what)
            groups = team_groups(session, words, turn.team)
            title = words("class.t.press_for", team=turn.team, letter=turn.letter)
            said = {one.name: group.says for group in groups for one in group.controls}
            return TeacherQuestion(title, turn, "grounds", said.get(f"grounds:{what}", ""))
        if kind == "marks":
            command = ask.GiveMarks("client" if what == "client" else "other", ())
            return TeacherQuestion(words(f"class.t.marks.{what}"), command, "marks")
        if kind == "slip":
            lines = "class.t.bench_asks" if session.phase == "moot" else "class.t.line"
            title = words("class.t.slip_for", letter=what) if what else words(lines)
            return TeacherQuestion(title, ask.ReadSlip(what, ""), "slip")
        text = session.rewordings.get(what) or rewordable(session)[what]
        entry = TextEntry.of(" ".join(text.split()), LONGEST_FIX)
        return TeacherQuestion(words("class.t.fix"), ask.RewordText(what, ""), "fixed", entry=entry)

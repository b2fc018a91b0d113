"""The third column of T: the room, the seats, the reasons, the rules, and texts that T rewords."""

from collections.abc import Iterator
from itertools import groupby

from game.classroom.keys import qr_code
from game.classroom.phases import CLOSING
from game.classroom.room.door import Address
from game.classroom.room.server import interfaces
from game.classroom.views.controls import STEPS, TeacherControls
from game.classroom.views.history import questions
from game.classroom.views.reading import DEPTHS
from game.classroom.views.teacher import TeacherView
from game.classroom.views.teacher_lines import QueueLine
from game.classroom.views.wording import ClassWording
from game.desktop.class_windows.hall import Hall
from game.desktop.class_windows.marks import QrCode, unreadable
from game.desktop.class_windows.teacher_rows import (
    TabButton,
    WrappingButton,
    buttons_of,
    grouped,
    one_of,
    reason_card,
    row_of,
)
from game.desktop.class_windows.teacher_teams import team_parts
from game.desktop.toolkit.boxes import Column, Padded, Rule, TwoColumns
from game.desktop.toolkit.buttons import Buttons
from game.desktop.toolkit.intents import Select
from game.desktop.toolkit.markup import blocks
from game.desktop.toolkit.part import Part, Target
from game.desktop.toolkit.prose import PlainText, Prose
from game.desktop.toolkit.theme import THEMES
from game.model.value import value


@value
class TeacherTabs:
    """What stands on each tab."""

    hall: Hall
    seen: TeacherView
    merging: int
    team: str = ""

    def column(self, front: str) -> Column:
        """Return the tabs, and what stands on the one in front."""
        tabs = {
            "room": self._room,
            "seats": self._seats,
            "reasons": self._teams if self.hall.session.phase == "teams" else self._reasons,
            "rules": self._rules,
            "texts": self._texts,
        }
        waiting = sum(one.fate == "waiting" for one in self.seen.queue)
        buttons = []
        for name in tabs:
            # Where benches ask or teams play, that stands in the place of reasons.
            of_phase = {"moot": "class.phase.moot", "teams": "class.t.teams"}.get(self.hall.session.phase)
            key = of_phase if of_phase and name == "reasons" else f"class.t.{name}"
            label = self.hall.words(key)
            label = f"{label} {waiting}" if name == "reasons" and waiting else label
            target = Target(f"tab:{name}", label, Select(f"tab:{name}"))
            buttons.append(TabButton(target, chosen=name == front))
        return Column((Buttons(tuple(buttons)), *tabs[front]()), 1.25)

    def _room(self) -> Iterator[Part]:
        """Yield where the room is open and for whom, what to try without phones, and what is printed."""
        words, hall, address = self.hall.words, self.hall, self.hall.room.address
        yield self._heading("sees")
        sees = "on" if hall.shared else "off"
        yield one_of((f"shared:{on}", words(f"class.t.sees_{on}"), on == sees) for on in ("off", "on"))
        yield Rule("rule")
        yield from self._open(address) if address else self._closed()
        yield Rule("rule")
        expected = hall.session.room.expected
        yield PlainText(words("class.t.expected", number=expected), "label-bold")
        yield row_of(*((f"expect:{step}", f"{step:+}".replace("-", "−")) for step in STEPS))
        count = "show_count" if hall.session.room.count_hidden else "hide_count"
        yield row_of(("hide-count:", words(f"class.t.{count}")))
        yield from grouped(self._controls.section())
        yield Rule("rule")
        if address:
            yield self._heading("remote")
            controlled = hall.room.controlled
            yield _told("remote", words(f"class.t.remote_{controlled or 'off'}"))
            if controlled == "waits" and hall.remote:
                yield QrCode(qr_code(hall.remote), 0.3)
            way, label = ("off", "revoke") if controlled else ("on", "on")
            yield row_of((f"remote:{way}", words(f"class.t.remote_{label}")))
            yield Rule("rule")
            yield from self._play_on()
        yield _told("pack", words("class.t.pack_means"))
        yield row_of(("print:", words("class.t.print")))
        if hall.pdf.stands:
            yield _told("pdf", hall.of_pdf())
        if hall.issued and hall.session.room.tickets is None:
            yield row_of(("tickets:", words("class.t.only_tickets")))
        yield Rule("rule")
        yield self._heading("modes")
        yield from (PlainText(words(f"class.t.mode_{number}"), "row") for number in (1, 2, 3, 4))

    def _play_on(self) -> Iterator[Part]:
        """Yield how far the site of the case is, which is offered at the end where one can be made."""
        words, play_on = self.hall.words, self.hall.room.play_on
        if play_on.possible and self.hall.session.phase in CLOSING:
            yield self._heading("play_on")
            told = {"address": play_on.address, "why": play_on.failed}
            yield _told("play-on", words(f"class.t.play_on_{play_on.stands}", **told))
            if play_on.stands in ("off", "failed"):
                yield row_of(("play-on:", words("class.t.play_on_offer")))
            yield Rule("rule")

    def _closed(self) -> Iterator[Part]:
        words = self.hall.words
        yield self._heading("room_closed")
        was_open = self.hall.session.room.code and not self.hall.running
        yield _told("room", words("class.t.room_was_open" if was_open else "class.t.room_means"))
        for one in interfaces():
            key = "class.t.open" if one.reaches_phones else "class.t.open_alone"
            yield row_of((f"open:{one.address}", words(key, address=one.address, name=one.name)))

    def _open(self, address: Address) -> Iterator[Part]:
        words, session = self.hall.words, self.hall.session
        yield PlainText(address.url, "label-bold")
        alone = "127.0.0.1" in address.url
        reached = "reached" if self.hall.room.reached else "not_reached_alone" if alone else "not_reached"
        yield _told("reached", words(f"class.t.{reached}"))
        yield _told("best-effort", words("class.t.best_effort"))
        yield row_of(("code:", words("class.t.new_code")), ("close:", words("class.t.close_room")))
        if session.stop and session.phase != "closed":
            way = "off" if self.hall.settled.door else "on"
            yield row_of((f"door:{way}", words(f"class.t.door_{way}")))

    def _seats(self) -> Iterator[Part]:
        """Yield the teams, whose the devices are, then each seat by its alias; never how anybody voted."""
        crowd = self.seen.crowd
        for group in self._controls.teams(crowd):
            yield from grouped(group)
        yield Rule("rule")
        if not crowd.seats:
            yield PlainText(self.hall.words("class.t.no_seats"), "plain", "ink2")
        for group in self._controls.seats(crowd):
            name = Padded(PlainText(group.says, "plain"), (0.0, 0.5, 0.0, 0.0))
            yield TwoColumns(name, buttons_of(group.controls), 0.55)

    def _reasons(self) -> Iterator[Part]:
        """Yield the queue of reasons with what can be done with each, and where the teacher writes one."""
        words = self.hall.words
        if self.merging:
            yield PlainText(words("class.t.merge_into"), "row-label", "wait")
        if not self.seen.queue:
            yield PlainText(words("class.t.no_reasons"), "row", "ink2")
        yield from self._questions()
        for letter, lines in groupby(self.seen.queue, key=lambda line: line.letter):
            yield from self._group(letter, tuple(lines))
        if slips := self._controls.slips():
            yield PlainText(slips.heading, "row-bold", says="heading")
            yield buttons_of(slips.controls)
        for group in self._controls.moot():
            yield from grouped(group)

    def _teams(self) -> Iterator[Part]:
        """Yield the teams that play, with what can be pressed for the one in front."""
        return team_parts(self.hall.session, self.hall.words, self.team)

    def _questions(self) -> Iterator[Part]:
        """Yield the questions of the debrief, one of which is on P; a digit takes one of the first nine."""
        words, session = self.hall.words, self.hall.session
        every = questions(session) if session.phase == "debrief" else ()
        if not every:
            return
        yield self._heading("questions")
        text, front = ClassWording.of(session).text, session.item % len(every)
        for number, (theme, question) in enumerate(every):
            asked = f" · {words('class.t.was_asked')}" if number in session.asked and number != front else ""
            told = " ".join(block.text for block in blocks(text(question.ask)))
            label = f"{number + 1}. {text(theme.title)}: {told}{asked}"
            yield WrappingButton(Target(f"show:{number}", label, Select(f"show:{number}")), "quiet")

    def _group(self, letter: str, lines: tuple[QueueLine, ...]) -> Iterator[Part]:
        """Yield the reasons for one option under its letter, with one button for all that wait."""
        words = self.hall.words
        waiting = [line for line in lines if line.fate == "waiting" and not unreadable(line.text)]
        if letter:
            yield PlainText(words("class.t.for_option", letter=letter), "row-bold", says="heading")
        if letter and waiting:
            label = words("class.t.approve_all", letter=letter, count=len(waiting))
            yield row_of((f"group:{letter}", label))
        for line in lines:
            card = words(f"class.card.{line.card}") if line.card else ""
            fate = "" if line.fate == "waiting" else words(f"class.t.fate.{line.fate}")
            offered = {"waiting": ("approve", "hide", "merge"), "approved": ("hide",)}
            names = offered.get(line.fate, ("approve",))
            if self.merging:
                names = ("merge",) if line.reason != self.merging else ()
            acts = row_of(*((f"reason:{name}:{line.reason}", words(f"class.t.{name}")) for name in names))
            lacks = unreadable(line.text)
            boxes = words("class.t.unreadable", lacks=lacks, of=len(line.text)) if lacks else ""
            yield reason_card(line, " · ".join(part for part in (card, fate, boxes) if part), acts)

    def _rules(self) -> Iterator[Part]:
        """Yield what the teacher settles: the rule, hands or phones, time, what is left out, how P looks."""
        words, settled = self.hall.words, self.hall.settled
        for group in self._controls.rules():
            yield from grouped(group)
        yield self._heading("depth")
        yield one_of((f"depth:{n}", str(n), n == settled.depth) for n in DEPTHS)
        yield self._heading("theme")
        themes = {name: words(f"settings.theme.{name}") for name in THEMES}
        yield one_of((f"theme:{name}", text, name == settled.theme) for name, text in themes.items())

    def _texts(self) -> Iterator[Part]:
        """Yield each text of the present decision, or of all of them, with the button that rewords it."""
        yield _told("fixes", self.hall.words("class.t.fix_means"))
        for group in self._controls.texts():
            yield _told(group.controls[0].name.partition(":")[2], group.says)
            yield buttons_of(group.controls)

    @property
    def _controls(self) -> TeacherControls:
        return TeacherControls(self.hall.session, self.hall.words)

    def _heading(self, key: str) -> PlainText:
        return PlainText(self.hall.words(f"class.t.{key}"), "label-bold", says="heading")


def _told(name: str, text: str) -> Prose:
    return Prose(f"tab:{name}", blocks(text), "body")

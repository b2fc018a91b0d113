"""What stands on T: the plan, the present phase with what can be done, and reasons, room, seats or rules."""

# Longer than 250 lines because what one window shows is read together.
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

from game.classroom.acts.texts import reasons_asked
from game.classroom.commands import Decide
from game.classroom.polls import LETTERS
from game.classroom.views import bodies
from game.classroom.views.notes import BeforeAfter
from game.classroom.views.teacher import PlanLine, QueueLine, Split, TeacherView, VoteShift
from game.desktop.class_windows.hall import Hall
from game.desktop.class_windows.lettered import Lettered
from game.desktop.class_windows.projector import minutes
from game.desktop.class_windows.strip import Strip, WrittenDialog
from game.desktop.class_windows.teacher_layout import TeacherBar, TeacherBody
from game.desktop.class_windows.teacher_rows import (
    Front,
    PlanRow,
    PlanRows,
    ReasonCard,
    VotesRow,
    Wordy,
    minutes_of,
)
from game.desktop.class_windows.teacher_tabs import RoomTab, RulesTab, SeatsTab, TextsTab
from game.desktop.toolkit.boxes import Column, Panel, Rule, TwoColumns
from game.desktop.toolkit.buttons import Button, Buttons
from game.desktop.toolkit.field import Field, TextEntry
from game.desktop.toolkit.intents import Confirm, GoBack, Leave, Select
from game.desktop.toolkit.kit import Target
from game.desktop.toolkit.markup import blocks
from game.desktop.toolkit.overlays import Dialog
from game.desktop.toolkit.part import Part
from game.desktop.toolkit.prose import PlainText, Prose

TABS = ("room", "seats", "reasons", "rules", "texts")


@dataclass(frozen=True, slots=True)
class TeacherParts:
    """Builds T from its view."""

    hall: Hall
    seen: TeacherView
    tab: str
    typed: str
    merging: int

    def body(self) -> TeacherBody:
        """Return the whole window."""
        words, head = self.hall.words, self.seen.head
        told = self._who()
        if head.code:
            told = f"{told}    {words('class.p.room', code=f'{head.code[:3]} {head.code[3:]}')}"
        lock = "class.t.unlock" if self.seen.crowd.locked else "class.t.lock"
        buttons = Buttons(
            (
                Button(Target("lock", words(lock), Select("lock:")), "desk"),
                Button(Target("share", words("class.t.one_display"), Select("shared:on")), "desk"),
            )
        )
        bar = TeacherBar(head.title or words("seat.room"), words("class.t.alone"), told, buttons)
        here = next((line for line in self.seen.plan if line.here), self.seen.plan[-1])
        return TeacherBody(bar, self._plan(), self._here(here), self._phase(), self._offers(), self._side())

    def strip(self, told: str = "") -> Strip:
        """Return the strip of a display that the class sees: nothing private stands on it."""
        if self.hall.session.ended:
            return Strip(self.hall.ended(), "", (self._leave(),), told)
        words, head = self.hall.words, self.seen.head
        clock = minutes(head.left) if head.left is not None else ""
        main = Button(self._offer(0), "main")
        others = [Button(self._offer(number)) for number in range(1, min(4, len(self.seen.offers)))]
        pages = self._page_buttons()
        alone = Button(Target("share", words("class.t.two_displays"), Select("shared:off")))
        return Strip(
            f"{head.label}  {clock}".strip(),
            self.typed,
            (main, *reversed(pages), *others[:2], alone, *others[2:]),
            told,
        )

    def _leave(self) -> Button:
        return Button(Target("offer:0", self.hall.words("class.t.leave"), Leave()), "main")

    def dialog(self, asks: str, entry: TextEntry, writes: str) -> Dialog | Part:
        """Return a question: a text to write down, or whether the teacher is sure."""
        words = self.hall.words
        yes = Button(Target("sure", words("class.t.yes"), Select("sure")), "main")
        stay = Button(Target("stay", words("desktop.stay"), GoBack()), key="Esc")
        if not writes:
            sees = "class.t.sure_shared" if self.hall.shared else "class.t.sure"
            return Dialog(asks, Prose("sure", blocks(words(sees))), (yes, stay))
        field = Field(Target("answer", words(f"class.t.{writes}"), Confirm()), entry)
        means = Prose("why", blocks(words(f"class.t.{writes}_means")))
        return WrittenDialog(asks, means, (yes, stay), field)

    def _who(self) -> str:
        words, crowd = self.hall.words, self.seen.crowd
        told = words("class.t.in", joined=crowd.joined, of=max(crowd.expected, crowd.joined))
        if self.hall.running:
            return f"{words('class.p.rehearsal')}, {told}"
        if self.hall.room.address is None:
            return told
        badge = f"{words('class.t.remote_badge')}    " if self.hall.room.controlled else ""
        return f"{badge}{told}, {words('class.t.connected', connected=crowd.connected)}"

    def _here(self, line: PlanLine) -> str:
        return f"{line.label}: {minutes_of(line)}".removesuffix(": ")

    def _plan(self) -> Part:
        words = self.hall.words
        rows: list[Part] = [
            TwoColumns(
                PlainText(words("class.t.plan"), "row", "folder_ink2"),
                PlainText(words("class.t.used_planned"), "row", "folder_ink2", align="right"),
                0.45,
            )
        ]
        here = next((line.decision for line in self.seen.plan if line.here), 0)
        for number, lines in groupby(self.seen.plan, key=lambda line: line.decision):
            steps = tuple(lines)
            if number:
                rows.append(PlanRow(_summed(steps, words("class.t.decision", number=number))))
            if not number or number == here:
                rows += [PlanRow(line, inset=bool(number)) for line in steps]
        return PlanRows(tuple(rows))

    def _phase(self) -> Part:
        words, head = self.hall.words, self.seen.head
        clock = minutes(head.left) if head.left is not None else ""
        shown = words("class.t.on_projector", page=self.hall.page + 1, of=self.hall.pages)
        parts: list[Part] = [
            TwoColumns(
                PlainText(head.label, "heading2", says="heading"),
                PlainText(clock, "heading2", says="clock", align="right"),
                0.7,
            ),
            *(
                (PlainText(shown, "row", "ink2"), Buttons(self._page_buttons()))
                if self.hall.pages > 1
                else ()
            ),
            Rule("rule"),
            *((_warning(words("class.t.paused")),) if head.paused else ()),
        ]
        if self.hall.session.ended:
            return Column((*parts, PlainText(self.hall.ended(), "row-label")), 1.0)
        split = tuple(self._split(self.seen.split)) if self.seen.split else ()
        told = (*self._outcomes(), *self._notes())
        # Once the votes have had their say, what is to be said now comes first.
        parts += (*told, *split) if self.hall.session.phase == "consequence" else (*split, *told)
        return Column(tuple(parts), 1.0)

    def _page_buttons(self) -> tuple[Button, ...]:
        if self.hall.pages < 2:
            return ()
        words = self.hall.words
        return (
            Button(Target("page:-1", words("class.t.page_back"), Select("page:-1")), key="PgUp"),
            Button(Target("page:1", words("class.t.page_on"), Select("page:1")), key="PgDn"),
        )

    def _split(self, split: Split) -> Iterator[Part]:
        words, asks = self.hall.words, self._asks() is not None
        counted = words(
            "class.t.answered" if asks else "class.t.votes", total=split.total, missing=split.missing
        )
        yield TwoColumns(
            PlainText(words("class.t.answers" if asks else "class.t.split"), "row-bold"),
            PlainText(counted, "row", "ink2", says="count", align="right"),
            0.5,
        )
        if split.too_many:
            # Above the counts: below them a low window would hide it.
            yield _warning(words("class.t.too_many"))
        if split.advised and self.hall.session.phase in ("first-poll", "discuss"):
            yield _warning(split.advised)
        most = max((one.count for one in split.bars), default=0)
        before = {one.letter: one.count for one in split.before}
        for one in split.bars:
            was = words("class.t.before", count=before[one.letter]) if one.letter in before else ""
            yield VotesRow(one, self._label(one.letter), most, was)
        yield from self._told_of_votes(split)

    def _told_of_votes(self, split: Split) -> Iterator[Part]:
        """Yield what is to be known of a vote beside its counts, and how hands are counted."""
        words = self.hall.words
        if split.need_time:
            yield PlainText(words("class.t.need_time", number=split.need_time), "row-label", "wait")
        # While a vote is open, whoever has not voted yet has not changed.
        still = self.hall.session.open_poll is not None
        changed = [one for one in split.movement if one.before != one.after and (one.after or not still)]
        if moved := " · ".join(self._moved(one) for one in changed):
            yield PlainText(words("class.t.movement", moved=moved), "row")
        if self.hall.session.open_poll is not None:
            yield PlainText(
                self.typed or words("class.t.count_help"),
                "row-label" if self.typed else "row",
                "ink" if self.typed else "ink2",
            )

    def _moved(self, one: VoteShift) -> str:
        words = self.hall.words
        names = (one.before or words("class.t.nobody"), one.after or words("class.t.nobody"))
        return words("class.t.moved", before=names[0], after=names[1], seats=one.seats)

    def _label(self, letter: str) -> str:
        body = self.seen.public
        if isinstance(body, bodies.BallotBody | bodies.RevealBody | bodies.WhatIfBody):
            return next((one.label for one in body.options if one.letter == letter), "")
        if (asked := self._asks()) is not None:
            return next((text for one, text in asked if one == letter), "")
        decision = self.hall.session.decision
        shown = self.hall.session.lesson.scenario.scenes[decision.scene].choices if decision else {}
        option = next((one for one in decision.options if one.letter == letter), None) if decision else None
        return shown[option.key.choice].label if option and option.key.choice in shown else ""

    def _asks(self) -> tuple[tuple[str, str], ...] | None:
        """Return the answers to the question that is open, though it may stand on the phones alone."""
        body, asked = self.seen.public, self.hall.session.lesson.asked
        if isinstance(body, bodies.QuestionBody | bodies.MisconceptionBody):
            return tuple((one.letter, one.text) for one in body.answers)
        if self.hall.session.phase != "question-after" or asked is None or asked.after is None:
            return None
        return tuple(zip(LETTERS, asked.after.answers.values(), strict=False))

    def _outcomes(self) -> Iterator[Part]:
        words = self.hall.words
        for one in self.seen.outcomes:
            said = words("class.t.outcome", label=one.label, odds=one.odds)
            yield PlainText(f"{said} {words('class.t.as_history')}" if one.historical else said, "row")

    def _notes(self) -> Iterator[Part]:
        words, notes = self.hall.words, self.seen.notes
        if notes is None:
            return
        if notes.right:
            yield PlainText(words("class.t.right", letter=notes.right), "row-label")
        now = {"question-before": "before", "question-after": "after"}.get(self.hall.session.phase)
        for name, asked in (("before", notes.before), ("after", notes.after)):
            yield from self._asked("class.t.asked_now" if name == now else f"class.t.asked_{name}", asked)
        sections = (
            ("class.t.prompts", notes.prompts),
            ("class.t.misses", notes.says),
            ("class.t.answer", (notes.answer,) if notes.answer else ()),
            ("class.t.cards", notes.cards),
            ("class.t.simplified", notes.simplified),
        )
        for key, told in sections:
            if told:
                yield PlainText(words(key), "row-bold", says="heading")
                yield from (Prose(f"{key}:{number}", blocks(one), "body") for number, one in enumerate(told))

    def _asked(self, key: str, asked: BeforeAfter | None) -> Iterator[Part]:
        if asked is not None and asked.asked:
            numbers = {"asked": asked.asked, "right": asked.right, "sure": asked.sure_and_wrong}
            yield PlainText(self.hall.words(key, **numbers), "row")

    def _offers(self) -> Part:
        if self.hall.session.ended:
            return Buttons((self._leave(),))
        against = {
            number: one.command.letter
            for number, one in enumerate(self.seen.offers)
            if "because" in one.needs and isinstance(one.command, Decide)
        }
        plain = Buttons(
            tuple(
                Wordy(self._offer(number), "quiet" if number else "main")
                for number in range(len(self.seen.offers))
                if number not in against
            )
        )
        return Column(self._against(plain, against), 1.0) if against else plain

    def _against(self, plain: Buttons, against: Mapping[int, str]) -> tuple[Part, ...]:
        """Return the options not chosen by the votes below the rest, or above where they chose none."""
        unsettled = 0 in against
        heading = self.hall.words("class.t.as_counsel" if unsettled else "class.t.otherwise")
        marks = (Lettered(self._offer(number), letter=letter) for number, letter in against.items())
        rows = (PlainText(heading, "row-bold", says="heading"), Buttons(tuple(marks)))
        return (*rows, plain) if unsettled else (plain, *rows)

    def _offer(self, number: int) -> Target:
        return Target(f"offer:{number}", self.seen.offers[number].label, Select(f"offer:{number}"))

    def _side(self) -> Part:
        tabs = Buttons(tuple(self._tab(name) for name in TABS))
        match self.tab:
            case "room":
                parts = RoomTab(self.hall, self.seen).parts()
            case "seats":
                parts = SeatsTab(self.hall, self.seen).parts()
            case "rules":
                parts = RulesTab(self.hall, self.seen).parts()
            case "texts":
                parts = TextsTab(self.hall).parts()
            case _:
                parts = self._reasons()
        return Column((tabs, *parts), 1.25)

    def _tab(self, name: str) -> Front:
        target = Target(f"tab:{name}", self._tab_label(name), Select(f"tab:{name}"))
        return Front(target, chosen=name == self.tab)

    def _tab_label(self, name: str) -> str:
        waiting = sum(one.fate == "waiting" for one in self.seen.queue)
        label = self.hall.words(f"class.t.{name}")
        return f"{label} {waiting}" if name == "reasons" and waiting else label

    def _reasons(self) -> Iterator[Part]:
        words = self.hall.words
        if self.merging:
            yield PlainText(words("class.t.merge_into"), "row-label", "wait")
        if not self.seen.queue:
            yield PlainText(words("class.t.no_reasons"), "row", "ink2")
        for line in self.seen.queue:
            card = words(f"class.card.{line.card}") if line.card else ""
            fate = "" if line.fate == "waiting" else words(f"class.t.fate.{line.fate}")
            yield ReasonCard(line, card, fate, self._acts(line))
        if reasons_asked(self.hall.session) is not None:
            yield PlainText(words("class.t.slips"), "row-bold", says="heading")
            yield Buttons(tuple(self._slip(letter) for letter in self._slip_letters()))

    def _slip_letters(self) -> tuple[str, ...]:
        decision = self.hall.session.decision
        return decision.open_letters if decision else ("",)

    def _slip(self, letter: str) -> Button:
        label = (
            self.hall.words("class.t.slip_for", letter=letter) if letter else self.hall.words("class.t.line")
        )
        return Button(Target(f"slip:{letter}", label, Select(f"slip:{letter}")))

    def _acts(self, line: QueueLine) -> Buttons:
        names = {"waiting": ("approve", "hide", "merge"), "approved": ("hide",)}.get(line.fate, ("approve",))
        if self.merging:
            names = ("merge",) if line.reason != self.merging else ()
        return Buttons(
            tuple(
                Button(
                    Target(
                        f"reason:{name}:{line.reason}",
                        self.hall.words(f"class.t.{name}"),
                        Select(f"reason:{name}:{line.reason}"),
                    )
                )
                for name in names
            )
        )


def _warning(text: str) -> Panel:
    """Return a sentence that should not be missed."""
    return Panel(PlainText(text, "row"), (1.75, 0.75, 1.0, 0.75), "wait_tint", "wait", 0.0, "wait")


def _summed(steps: tuple[PlanLine, ...], label: str) -> PlanLine:
    """Return one line for all steps of a decision."""
    return PlanLine(
        label,
        steps[0].decision,
        sum(step.planned for step in steps),
        sum(step.used for step in steps),
        here=any(step.here for step in steps),
        over=steps[-1].over,
        left_out=False,
    )

"""What stands on T: the plan, the present phase with what can be done, and the third column."""

# Longer than 250 lines because what T shows of the present phase is read together.
from collections.abc import Iterator
from itertools import groupby

from game.classroom.commands import Decide
from game.classroom.polls import LETTERS
from game.classroom.views import bodies
from game.classroom.views.teacher import TeacherView
from game.classroom.views.teacher_lines import PlanLine, Split
from game.desktop.class_windows.hall import Hall
from game.desktop.class_windows.projector import minutes
from game.desktop.class_windows.teacher_layout import TeacherBar, TeacherBody, TeacherStrip
from game.desktop.class_windows.teacher_rows import (
    OptionMarkButton,
    PlanRow,
    VotesRow,
    WrappingButton,
    minutes_of,
)
from game.desktop.parts.one_sheet import FirstThatFits
from game.desktop.toolkit.boxes import Column, Panel, Rule, TwoColumns
from game.desktop.toolkit.buttons import Button, Buttons
from game.desktop.toolkit.intents import Confirm, GoBack, Leave, Select
from game.desktop.toolkit.markup import blocks
from game.desktop.toolkit.overlays import Dialog
from game.desktop.toolkit.part import Part, Target
from game.desktop.toolkit.prose import Field, PlainText, Prose, TextEntry
from game.model.value import value

# How far the stops of the plan stand apart in g, and what of the window's height is not theirs.
_PLAN_GAPS = (0.25, 0.5, 0.75, 1.0)
_AROUND_PLAN = 11.0


@value
class TeacherParts:
    """Builds T from its view."""

    hall: Hall
    seen: TeacherView
    typed: str

    def body(self, side: Part) -> TeacherBody:
        """Return the whole window, with a third column."""
        words, head, crowd = self.hall.words, self.seen.head, self.seen.crowd
        told = words("class.t.in", joined=crowd.joined, of=max(crowd.expected, crowd.joined))
        if self.hall.running:
            told = f"{words('class.p.rehearsal')}, {told}"
        elif self.hall.room.address is not None:
            badge = f"{words('class.t.remote_badge')}    " if self.hall.room.controlled else ""
            told = f"{badge}{told}, {words('class.t.connected', connected=crowd.connected)}"
        if head.code:
            told = f"{told}    {words('class.p.room', code=f'{head.code[:3]} {head.code[3:]}')}"
        key = "class.t.unlock" if crowd.locked else "class.t.lock"
        lock = Button(Target("lock", words(key), Select("lock:")), "desk")
        share = Button(Target("share", words("class.t.one_display"), Select("shared:on")), "desk")
        title, alone = head.title or words("seat.room"), words("class.t.alone")
        bar = TeacherBar(title, alone, told, Buttons((lock, share)))
        line = next((line for line in self.seen.plan if line.here), self.seen.plan[-1])
        here = f"{line.label}: {minutes_of(line)}".removesuffix(": ")
        return TeacherBody(bar, self._plan(), here, self._phase(), self._offers(), side)

    def strip(self, told: str = "") -> TeacherStrip:
        """Return the strip of a display that the class sees: nothing private stands on it."""
        if self.hall.session.ended:
            return TeacherStrip(self.hall.ended(), "", (self._leave(),), told)
        words, head = self.hall.words, self.seen.head
        clock = minutes(head.left) if head.left is not None else ""
        main = Button(self._offer(0), "main")
        against = self._against()
        rest = [number for number in range(1, len(self.seen.offers)) if number not in against]
        others = [Button(self._offer(number)) for number in rest[:3]]
        # The marks alone, so that every option can be decided for.
        marks = [OptionMarkButton(self._offer(n), letter=letter) for n, letter in against.items() if n]
        pages = self._page_buttons()
        alone = Button(Target("share", words("class.t.two_displays"), Select("shared:off")))
        first = 0 if marks else 2
        buttons = (main, *marks, *reversed(pages), *others[:first], alone, *others[first:])
        return TeacherStrip(f"{head.label}  {clock}".strip(), self.typed, buttons, told)

    def _leave(self) -> Button:
        return Button(Target("offer:0", self.hall.words("class.t.leave"), Leave()), "main")

    def dialog(self, asks: str, entry: TextEntry, writes: str, means: str = "") -> Dialog:
        """Return a question: a text to write down, with what is said about it, or whether T is sure."""
        words = self.hall.words
        yes = Button(Target("sure", words("class.t.yes"), Select("sure")), "main")
        stay = Button(Target("stay", words("desktop.stay"), GoBack()), key="Esc")
        if not writes:
            sees = "class.t.sure_shared" if self.hall.shared else "class.t.sure"
            # What loses nothing stands first: whoever presses Enter twice stays.
            return Dialog(asks, Prose("sure", blocks(words(sees))), (stay, yes))
        field = Field(Target("answer", words(f"class.t.{writes}"), Confirm()), entry)
        why = Prose("why", blocks(means or words(f"class.t.{writes}_means")))
        return Dialog(asks, why, (yes, stay), field)

    def _plan(self) -> Part:
        words = self.hall.words
        title = PlainText(words("class.t.plan"), "row", "folder_ink2")
        columns = PlainText(words("class.t.used_planned"), "row", "folder_ink2", align="right")
        rows: list[Part] = [TwoColumns(title, columns, 0.45)]
        here = next((line.decision for line in self.seen.plan if line.here), 0)
        for number, lines in groupby(self.seen.plan, key=lambda line: line.decision):
            steps = tuple(lines)
            if number:
                # One line for all steps of a decision.
                row = PlanLine(
                    words("class.t.decision", number=number),
                    number,
                    sum(step.planned for step in steps),
                    sum(step.used for step in steps),
                    here=any(step.here for step in steps),
                    over=steps[-1].over,
                    left_out=False,
                )
                rows.append(PlanRow(row))
            if not number or number == here:
                rows += [PlanRow(line, inset=bool(number)) for line in steps]
        # Closer together where the plan would not fit the window.
        closest: Part = Column(tuple(rows), 0.0)
        for gap in _PLAN_GAPS:
            closest = FirstThatFits(Column(tuple(rows), gap), closest, _AROUND_PLAN)
        return closest

    def _phase(self) -> Part:
        words, head = self.hall.words, self.seen.head
        title = PlainText(head.label, "heading2", says="heading")
        clock = minutes(head.left) if head.left is not None else ""
        left = PlainText(clock, "heading2", says="clock", align="right")
        # Where there is no limit, the heading has the room of the clock too.
        parts: list[Part] = [TwoColumns(title, left, 0.7) if clock else title]
        if self.hall.pages > 1:
            shown = words("class.t.on_projector", page=self.hall.page + 1, of=self.hall.pages)
            parts += (PlainText(shown, "row", "ink2"), Buttons(self._page_buttons()))
        parts.append(Rule("rule"))
        if head.paused:
            parts.append(_warning(words("class.t.paused")))
        if self.hall.session.ended:
            told_at_end = (self.hall.ended(), self.hall.of_pdf() if self.hall.saved else "")
            parts += (PlainText(one, "row-label") for one in told_at_end if one)
            return Column(tuple(parts), 1.0)
        split = tuple(self._split(self.seen.split)) if self.seen.split else ()
        told: list[Part] = []
        for one in self.seen.outcomes:
            said = words("class.t.outcome", label=one.label, odds=one.odds)
            told.append(PlainText(f"{said} {words('class.t.as_history')}" if one.historical else said, "row"))
        told += self._notes()
        # Once the votes have had their say, what is to be said now comes first.
        session = self.hall.session
        told_first = session.phase == "moot" or (session.phase == "consequence" and not session.ruling)
        parts += (*told, *split) if told_first else (*split, *told)
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
        title = PlainText(words("class.t.answers" if asks else "class.t.split"), "row-bold")
        key = "class.t.answered" if asks else "class.t.votes"
        counted = words(key, total=split.total, missing=split.missing)
        yield TwoColumns(title, PlainText(counted, "row", "ink2", says="count", align="right"), 0.5)
        if isinstance(self.seen.public, bodies.QuestionBody):
            yield PlainText(self.seen.public.ask, "row-label")
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
        yield from self._beside_counts(split)

    def _beside_counts(self, split: Split) -> Iterator[Part]:
        """Yield what is to be known of a vote beside its counts, and how hands are counted."""
        words = self.hall.words
        if split.need_time:
            yield PlainText(words("class.t.need_time", number=split.need_time), "row-label", "wait")
        # While a vote is open, whoever has not voted yet has not changed.
        still, nobody = self.hall.session.open_poll is not None, words("class.t.nobody")
        shifts = (
            words("class.t.moved", before=one.before or nobody, after=one.after or nobody, seats=one.seats)
            for one in split.movement
            if one.before != one.after and (one.after or not still)
        )
        if moved := " · ".join(shifts):
            yield PlainText(words("class.t.movement", moved=moved), "row")
        if still and not self.typed:
            yield PlainText(words("class.t.count_help"), "row", "ink2")

    def _label(self, letter: str) -> str:
        body = self.seen.public
        if isinstance(body, bodies.BallotBody | bodies.RevealBody | bodies.WhatIfBody):
            return next((one.label for one in body.options if one.letter == letter), "")
        if self.hall.session.ruling:
            # What the bench rules on: outcomes, in the order of their letters.
            return dict(zip(LETTERS, (one.label for one in self.seen.outcomes), strict=False)).get(letter, "")
        if (asked := self._asks()) is not None:
            return next((text for one, text in asked if one == letter), "")
        decision = self.hall.session.decision
        if decision is None:
            return ""
        shown = self.hall.session.lesson.scenario.scenes[decision.scene].choices
        option = next((one for one in decision.options if one.letter == letter), None)
        return shown[option.key.choice].label if option and option.key.choice in shown else ""

    def _asks(self) -> tuple[tuple[str, str], ...] | None:
        """Return the answers to the question or the claim that is open."""
        body = self.seen.public
        if isinstance(body, bodies.QuestionBody | bodies.MisconceptionBody):
            return tuple((one.letter, one.text) for one in body.answers)
        return None

    def _notes(self) -> Iterator[Part]:
        words, notes = self.hall.words, self.seen.notes
        if notes is None:
            return
        if notes.right:
            yield PlainText(words("class.t.right", letter=notes.right), "row-label")
        now = {"question-before": "before", "question-after": "after"}.get(self.hall.session.phase)
        for name, asked in (("before", notes.before), ("after", notes.after)):
            if asked is not None and asked.asked:
                numbers = {"asked": asked.asked, "right": asked.right, "sure": asked.sure_and_wrong}
                yield PlainText(words(f"class.t.asked_{'now' if name == now else name}", **numbers), "row")
        sections = (
            ("class.t.prompts", notes.prompts),
            ("class.t.teams_are", notes.teams),
            ("class.t.exhibits", notes.exhibits),
            ("class.t.moot", notes.moot),
            ("class.t.misses", notes.says),
            ("class.t.answer", (notes.answer,) if notes.answer else ()),
            ("class.t.cards", notes.cards),
            ("class.t.papers", notes.papers),
            ("class.report.odds", (words("class.report.odds_means"), *notes.odds) if notes.odds else ()),
            ("class.t.simplified", notes.simplified),
        )
        for key, told in sections:
            if told:
                yield PlainText(words(key), "row-bold", says="heading")
                yield from (Prose(f"{key}:{number}", blocks(one), "body") for number, one in enumerate(told))

    def _offers(self) -> Part:
        if self.hall.session.ended:
            return Buttons((self._leave(),))
        against = self._against()
        rest = (number for number in range(len(self.seen.offers)) if number not in against)
        buttons = (WrappingButton(self._offer(number), "quiet" if number else "main") for number in rest)
        plain: Part = Buttons(tuple(buttons))
        if self.typed:
            # What is being counted stands where it is always in sight.
            plain = Column((PlainText(self.typed, "row-label", says="note"), plain), 0.75)
        if not against:
            return plain
        # The options not chosen by the votes stand below the rest, or above if the votes chose none.
        unsettled = 0 in against
        heading = self.hall.words("class.t.as_counsel" if unsettled else "class.t.otherwise")
        marks = (OptionMarkButton(self._offer(number), letter=letter) for number, letter in against.items())
        rows = (PlainText(heading, "row-bold", says="heading"), Buttons(tuple(marks)))
        return Column((*rows, plain) if unsettled else (plain, *rows), 1.0)

    def _against(self) -> dict[int, str]:
        """Return the offers that decide for an option by a written reason, each with its letter."""
        return {
            number: one.command.letter
            for number, one in enumerate(self.seen.offers)
            if "because" in one.needs and isinstance(one.command, Decide)
        }

    def _offer(self, number: int) -> Target:
        return Target(f"offer:{number}", self.seen.offers[number].label, Select(f"offer:{number}"))


def _warning(text: str) -> Panel:
    """Return a sentence that should not be missed."""
    return Panel(PlainText(text, "row"), (1.75, 0.75, 1.0, 0.75), "wait_tint", "wait", 0.0, "wait")

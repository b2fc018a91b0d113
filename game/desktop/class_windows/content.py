"""What P shows in each phase, as parts: a heading, what is under it, and what stands at the foot."""

# Longer than 250 lines because every phase of a class stands here beside the others.
from collections.abc import Iterator
from typing import assert_never

from game.classroom.keys import qr_code
from game.classroom.views import bodies
from game.classroom.views.reading import NAMED, idle, runs
from game.content.words import Words
from game.desktop.class_windows.marks import QrCode, Tally, unreadable
from game.desktop.class_windows.options import BallotRow, SharesRow
from game.desktop.class_windows.pages import NextPage, Whole, side_by_side
from game.desktop.class_windows.said import (
    bound,
    days,
    labelled,
    lines,
    meter_move,
    option_rows,
    owed,
    plain,
    prose,
    truth_label,
)
from game.desktop.class_windows.teams import decided, grid, parted, team_page
from game.desktop.toolkit.boxes import Column, Space, TwoColumns
from game.desktop.toolkit.part import Part
from game.desktop.toolkit.prose import PlainText, Prose
from game.model.value import value

_SHORT = 240  # Longer reasons do not stand side by side.


@value
class PhaseContent:
    """One phase on P: what does not fit one screen goes to the next, the foot stays.

    A calm one is a sentence or two, set larger and lower.
    """

    heading: str
    parts: tuple[Part, ...] = ()
    foot: Part | None = None
    quiet: str = ""
    calm: bool = False


@value
class PhaseBuilder:
    """Turns the bodies of views into parts of P."""

    words: Words
    address: str = ""

    def content(self, body: bodies.Body) -> PhaseContent:
        """Return what stands on P."""
        words = self.words
        match body:
            case bodies.JoinBody():
                return self._join(body)
            case bodies.QuestionBody() | bodies.BallotBody() | bodies.WhatIfBody():
                return self._poll(body)
            case bodies.FactsBody():
                return self._facts(body)
            case bodies.DiscussionBody():
                talk = PlainText(words("class.p.talk"), "plain", "ink2")
                return PhaseContent(plain(body.prompt), tuple(option_rows(self.words, body.options)), talk)
            case bodies.MootBody():
                return self._moot(body)
            case bodies.RevealBody():
                return self._reveal(body)
            case bodies.ConsequenceBody():
                return self._consequence(body)
            case bodies.TeamsBody():
                return PhaseContent(words("class.p.teams_play"), tuple(grid(words, body.teams)))
            case bodies.TeamSceneBody():
                named = words("class.team_course", team=body.team)
                facts = self._facts(body.scene)
                return PhaseContent(f"{named}: {facts.heading}", (*team_page(words, body, facts.parts),))
            case bodies.HistoryBody():
                return self._history(body)
            case bodies.DebriefBody():
                lines = tuple(map(self._quoted, body.lines))
                number = PlainText(words("class.p.question", number=body.number, of=body.of), "plain", "ink2")
                return PhaseContent(body.question, lines, number, body.theme, calm=True)
            case bodies.MisconceptionBody():
                return self._misconception(body)
            case bodies.ClosedBody(play_on=address) if address:
                told = PlainText(words("class.p.play_on", address=address), "label")
                return PhaseContent(body.says, (told,), calm=True)
            case bodies.PausedBody() | bodies.ClosedBody():
                return PhaseContent(body.says, calm=True)
            case _:
                assert_never(body)

    def _join(self, body: bodies.JoinBody) -> PhaseContent:
        words = self.words
        key = "class.p.joined" if body.expected else "class.p.joined_so_far"
        joined = PlainText(words(key, joined=body.joined, expected=body.expected), "label")
        if not (body.code and self.address):
            note = PlainText(body.note, "label", "ink2")
            return PhaseContent(words("class.p.no_room"), (note,), joined if body.joined else None, calm=True)
        way_in = Column(
            (
                PlainText(words("class.p.open"), "heading3", says="heading"),
                Whole(self.address, "label-bold", "row-bold"),
                Space(1),
                PlainText(words("class.p.enter"), "plain", "ink2"),
                PlainText(f"{body.code[:3]} {body.code[3:]}", "code", says="code"),
            ),
            0.5,
        )
        picture = QrCode(qr_code(f"{self.address}/?code={body.code}"), 0.56)
        note = PlainText(body.note, "plain", align="right")
        foot = TwoColumns(joined, note, 0.4) if body.joined is not None else note
        # Without a heading of its own, so that all of it stands on one page in a deep room too.
        return PhaseContent("", (TwoColumns(way_in, picture, 0.66),), foot, calm=True)

    def _poll(self, body: bodies.QuestionBody | bodies.BallotBody | bodies.WhatIfBody) -> PhaseContent:
        words = self.words
        if isinstance(body, bodies.QuestionBody) and body.right:
            return self._right_answer(body)
        if isinstance(body, bodies.QuestionBody):
            answers = tuple(BallotRow(one.letter, plain(one.text)) for one in body.answers)
            tally = self._tally("class.p.answered", body.answered, body.of)
            return PhaseContent(plain(body.ask), answers, tally)
        options: tuple[Part, ...] = tuple(option_rows(self.words, body.options))
        quiet, rule = "", ""
        if isinstance(body, bodies.WhatIfBody):
            fact = PlainText(f"{words('seat.changed')} {plain(body.fact)}", "label", "accent")
            options = (fact, *options)
        else:
            quiet = words("seat.tie") if body.tie else words("seat.after_tally") if body.after_tally else ""
            rule = body.rule
        tally = self._tally("class.p.voted", body.voted, body.of, rule)
        return PhaseContent(plain(body.question), options, tally, quiet)

    def _right_answer(self, body: bodies.QuestionBody) -> PhaseContent:
        right = next(one for one in body.answers if one.letter == body.right)
        parts = (BallotRow(right.letter, plain(right.text), lines=False), prose(body.in_fact))
        first = PlainText(plain(body.at_first), "plain", "ink2")
        return PhaseContent(plain(body.ask), parts, first, self.words("seat.right_answer"))

    def _tally(self, key: str, voted: int | None, of: int | None, rule: str = "") -> Part | None:
        known = max(of or 0, voted or 0)
        if voted is None or not known:
            # The count is hidden, or hands are not counted yet.
            return PlainText(rule, "plain", "ink2", align="right") if rule else None
        return Tally(voted, known, self.words(key, count=voted, of=known), rule)

    def _facts(self, body: bodies.FactsBody) -> PhaseContent:
        parts: list[Part] = []
        if body.content_note:
            parts += (PlainText(plain(body.content_note), "plain", "ink2"), NextPage())
        if body.opened_anew:
            parts.append(PlainText(body.opened_anew, "plain", "accent"))
        parts += [self._entry(entry) for entry in body.played]
        parts += (NextPage(),) if body.opened_anew else ()
        parts += lines(body.facts)
        parts += truth_label(self.words, body.truth)
        parts += days(body.due)
        for sheet in body.exhibits:
            over = (PlainText(plain(sheet.title), "heading2", says="heading"),)
            parts += (NextPage(over=over), *lines(sheet.lines))
            parts += truth_label(self.words, sheet.truth)
        return PhaseContent(plain(body.title), tuple(parts))

    def _entry(self, entry: bodies.DocketLine) -> Part:
        played = f" ({self.words('seat.played_for_the_class')})" if entry.played_for_the_class else ""
        # A reason why the class was overridden stands in it as it was written.
        text = self.words("class.p.unreadable") if unreadable(entry.text) else entry.text
        return labelled(self.words, f"{entry.day}: {text}{played}", entry.truth)

    def _moot(self, body: bodies.MootBody) -> PhaseContent:
        step = self.words("class.moot.step_of", step=body.step, of=body.of) if body.step else ""
        parts = (
            *map(prose, body.says),
            *map(self._quoted, body.asked),
            *option_rows(self.words, body.argued),
        )
        asked = PlainText(plain(body.question), "plain", "ink2")
        return PhaseContent(body.heading, parts, asked, step, calm=not body.argued)

    def _reveal(self, body: bodies.RevealBody) -> PhaseContent:
        words, before, one_poll = self.words, self.words("class.p.before"), body.one_poll
        rows, none = [], idle(body)
        for one in body.options:
            if one.letter not in none:
                last = one.first if one_poll else one.second
                # What each says was read twice before it was voted on, and stands on its own page again.
                label = plain(one.label) if len(body.options) < NAMED else one.stance
                rows.append(SharesRow(one.letter, label, one.first, last, before))
        heading = words("class.p.one_vote" if one_poll else "class.p.both_votes")
        if none:
            heading = words("class.p.no_vote", heading=heading, letters=", ".join(none))
        pages = tuple(part for one in body.options for part in self._option_page(one))
        because = self._as_shown(body.because) if body.because else ""
        told = plain(f"{body.decided or body.tie or body.rule} {because}".strip())
        foot = PlainText(told, "label", "accent" if body.decided else "ink2")
        return PhaseContent(heading, (*rows, *decided(words, body.teams), *pages), foot)

    def _option_page(self, one: bodies.OptionResults) -> Iterator[Part]:
        """Yield the page of one option: the best to be said for it and against it, and what was said."""
        if not (one.best_for or one.best_against or one.reasons):
            return
        yield NextPage(over=(BallotRow(one.letter, plain(one.label), lines=False),))
        if one.best_for or one.best_against:
            against = self._side("seat.best_against", one.best_against)
            yield side_by_side(self._side("seat.best_for", one.best_for), against)
        # What nobody could know, and beside it what the class wrote if that is short.
        reasons = tuple(self._quoted(reason) for reason in tuple(dict.fromkeys(one.reasons))[:2])
        unknown = self._side("seat.unknown_then", one.unknown_then) if one.unknown_then else ()
        wrote = (PlainText(self.words("class.p.class_wrote"), "row-bold"), *reasons) if reasons else ()
        if unknown and wrote and sum(map(len, one.reasons[:2])) <= _SHORT:
            yield side_by_side(unknown, wrote)
            return
        if unknown:
            yield Column(unknown, 0.25)
        if wrote:
            # The heading stays with the first of what it is over.
            yield Column(wrote[:2], 0.25)
            yield from wrote[2:]

    def _quoted(self, line: str) -> Prose:
        return prose(self._as_shown(line))

    def _as_shown(self, line: str) -> str:
        """Return what somebody wrote; where this screen has no type for it, that it is on the phones."""
        return self.words("class.p.unreadable") if unreadable(line) else f"“{line}”"

    def _side(self, key: str, text: str) -> tuple[Part, ...]:
        return (PlainText(self.words(key), "row-bold"), prose(text))

    def _consequence(self, body: bodies.ConsequenceBody) -> PhaseContent:
        words = self.words
        if body.side and body.aside:
            heading = words("seat.side", option=plain(body.side.option))
            return PhaseContent(heading, tuple(self._aside(body.side)))
        parts: list[Part] = [*lines(body.text)]
        if body.odds_drawn:
            parts.append(PlainText(plain(body.odds_drawn), "plain", "ink2"))
        # What the heading says need not be said again, unless a reason was given.
        parts += [self._entry(entry) for entry in body.entries if entry.text != body.decided]
        parts += [meter_move(self.words, move) for move in body.moves]
        parts += owed(words, body.owing)
        parts += days(body.due)
        if body.side:
            parts.append(PlainText(words("seat.side", option=plain(body.side.option)), "heading3"))
            parts += self._aside(body.side)
        waits = PlainText(words("seat.waits_for_court"), "label") if body.waiting_for_chance else None
        ended = PlainText(plain(body.ended), "label", "accent") if body.ended else waits
        heading = plain(body.decided) or words("seat.what_follows")
        return PhaseContent(heading, tuple(parts), ended, calm=not parts)

    def _aside(self, side: bodies.SidePath) -> Iterator[Part]:
        yield from (self._entry(entry) for entry in side.entries)
        yield from (meter_move(self.words, move) for move in side.moves)

    def _history(self, body: bodies.HistoryBody) -> PhaseContent:
        words = self.words
        parts: list[Part] = [prose(f"**{one}**") for one in body.stood_for]
        for path in (*body.courses, *((body.real,) if body.real else ())):
            parts.append(PlainText(path.name, "heading3", "accent" if path is body.real else "ink"))
            parts += self._nodes(body, path)
            if path.ended:
                parts.append(PlainText(f"{self.words('seat.ended_in')} {plain(path.ended)}", "row-bold"))
        if body.teams:
            parts.append(
                NextPage(over=(PlainText(words("class.p.teams_stand"), "heading2", says="heading"),))
            )
            parts += grid(words, body.teams)
            parts += parted(words, body.crossings)
        if body.events:
            parts.append(PlainText(self.words("seat.what_happened"), "heading3"))
        for event in body.events:
            # The first source; the seats have all of them.
            cites = "".join(plain(source.cite) for source in event.sources[:1])
            said = f"**{event.day}**, {event.who}: {event.what} {event.why}".strip()
            parts.append(labelled(self.words, f"{said} *{cites}*" if cites else said, event.truth))
        return PhaseContent(plain(body.title), tuple(parts))

    def _nodes(self, body: bodies.HistoryBody, path: bodies.CoursePath) -> Iterator[Part]:
        for node in runs(body, path):
            if isinstance(node, int):
                yield PlainText(self.words("class.report.turns_between", count=node), "plain", "ink2")
                continue
            said = f"**{node.day}**, {node.title}: {node.choice}"
            yield prose(f"{said}, {node.outcome}" if node.outcome else said)
            if node.fork:
                yield prose(f"**{self.words('seat.fork')}** {node.why}")

    def _misconception(self, body: bodies.MisconceptionBody) -> PhaseContent:
        words = self.words
        if not body.refuted:
            rows = tuple(BallotRow(one.letter, plain(one.text)) for one in body.answers)
            return PhaseContent(plain(body.claim), rows, None, words("seat.many_think"))
        cites = "; ".join(bound(source.cite) for source in body.sources)
        parts: tuple[Part, ...] = (
            prose(body.claim),
            PlainText(words("seat.in_fact"), "heading3"),
            prose(body.in_fact),
            PlainText(words("seat.because"), "heading3"),
            prose(body.because),
        )
        foot = PlainText(cites, "plain", "ink2") if cites else None
        return PhaseContent(words("seat.many_think"), parts, foot)

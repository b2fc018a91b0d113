"""The parts of a report about one decision, and about teams that each played a course of their own.

A group under five is never broken down in them (S-17).
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace

from game.classroom.decisions import ClassDecision, poll_named
from game.classroom.odds import TurnOdds, turn_odds
from game.classroom.polls import Poll
from game.classroom.report.content import DecisionPart, MootPart, Movement, TeamRoad, TeamsPart
from game.classroom.session import Session, label_of
from game.classroom.views.decided import consequence_body, decided, option_results, reasons_for, team_courses
from game.classroom.views.facts import on_screen
from game.classroom.views.teacher import movement
from game.classroom.views.teacher_lines import VoteShift
from game.classroom.views.teams import crossings, own_turns, standings
from game.classroom.views.wording import ClassWording
from game.engine.debrief import Decision

SMALLEST_GROUP = 5
SMALL_CLASS = 10

Cell = tuple[str, str]
Table = Mapping[Cell, int]


def present_in(session: Session) -> int:
    """Return how many were there: the seats that are in, or the voters of the largest poll."""
    return max(len(session.present), *(poll.total for poll in session.polls.values()), 0)


def may_show(count: int, of: int) -> bool:
    """Return whether a part of a group can be shown: neither it nor the rest is one to four people."""
    return all(part == 0 or part >= SMALLEST_GROUP for part in (count, of - count))


def shown_cells(table: Table) -> frozenset[Cell]:
    """Return the cells of a table with known sums that can be shown, so that no other follows.

    Every cell under five is hidden, zeros too, since a known zero would give others away. As long as
    some hidden cell still follows from the sums, the smallest shown cell is hidden as well.
    """
    shown = {cell for cell, count in table.items() if count >= SMALLEST_GROUP}
    while shown:
        hidden = frozenset(table) - shown
        # A hidden cell follows if the sums of rows and columns leave it one value only.
        free = (
            _can_differ(table, hidden, cell, -1) or _can_differ(table, hidden, cell, 1)
            for cell in hidden
            if table[cell]
        )
        if all(free):
            return frozenset(shown)
        shown.remove(min(shown, key=lambda cell: (table[cell], cell)))
    return frozenset()


def _can_differ(table: Table, hidden: frozenset[Cell], cell: Cell, step: int) -> bool:
    """Return whether a hidden cell could be one more or less, with other hidden cells making up for it.

    A change of one cell is balanced in its row by the opposite change of another, that one in its
    column by the same change as the first, and so on, until a cell of the first column is changed.
    """
    rows, columns = {cell[0]}, set[str]()
    waiting = [cell[0]]
    while waiting:
        row = waiting.pop()
        for _, column in [one for one in hidden - {cell} if one[0] == row and table[one] >= step]:
            if column == cell[1]:
                return True
            if column in columns:
                continue
            columns.add(column)
            in_column = {one for one, there in hidden if there == column and table[one, there] >= -step}
            waiting.extend(in_column - rows)
            rows |= in_column
    return False


MOST_REASONS = 5


def decision_part(session: Session, decision: ClassDecision) -> DecisionPart:
    """Return all that is reported of one decision."""
    wording = ClassWording.of(session)
    first, second = session.polls.get(decision.first), session.polls.get(decision.second)
    scene = session.lesson.scenario.scenes[decision.scene]
    followed = consequence_body(session, decision) if decision.place else None
    course = session.courses[decision.place[0]] if decision.place else session.course
    shown = [poll if poll and poll.total >= SMALLEST_GROUP else None for poll in (first, second)]
    rows = (option_results(session, decision, option, (shown[0], shown[1])) for option in decision.options)
    return DecisionPart(
        number=decision.number,
        title=wording.text(scene.title),
        opened_anew=course.opened_at == decision.scene,
        facts=on_screen(session, decision.scene, session.position_at(decision)),
        options=tuple(replace(row, reasons=row.reasons[:MOST_REASONS]) for row in rows),
        first_total=first.total if first else 0,
        second_total=second.total if second else 0,
        remarks=_remarks(session, decision),
        movement=_movement(session, decision, first, second) if first and second else None,
        rule=session.lesson.words(f"class.rule.{session.settings.rule}"),
        decided=decided(session, decision),
        because=decision.verdict.because if decision.verdict else "",
        other_reasons=reasons_for(session, decision, "")[:MOST_REASONS],
        followed=followed.entries if followed else (),
        moves=followed.moves if followed else (),
        teams=team_courses(session, decision),
        moot=_moot(session, decision) if decision.number == session.lesson.plan.mooted else None,
    )


def _moot(session: Session, decision: ClassDecision) -> MootPart | None:
    """Return what the bench heard, asked and ruled; None where there was no bench."""
    words, moot, verdict = session.lesson.words, session.moot, decision.verdict
    if not moot.bench or verdict is None:
        return None
    text = ClassWording.of(session).text
    key = "class.report.moot_drawn" if moot.roles else "class.report.moot_named"
    pleaded = text(label_of(session, decision.option(verdict.letter).key))
    heard = [words(key, bench=moot.bench), words("class.report.moot_pleaded", label=pleaded)]
    if decision.place:
        course, turn = decision.place
        outcome = session.courses[course].replay.steps[turn].outcome
        how = words(f"class.chance.{session.courses[course].taken[turn].chance or 'alone'}")
        if outcome:
            heard.append(words("class.report.moot_ruled", outcome=text(outcome.label), how=how))
    asked = (one for one in session.reasons.values() if one.poll == decision.questions)
    return MootPart(tuple(heard), tuple(dict.fromkeys(one.text for one in asked if one.fate == "approved")))


def _remarks(session: Session, decision: ClassDecision) -> tuple[str, ...]:
    """Return what a reader should know of how the polls were held."""
    named = (one for one in session.polls.items() if one[0].startswith(f"{decision.number}."))
    own = [poll for name, poll in named if name != decision.bench]
    held = [poll for poll in own if poll.total]
    true = {
        "one_poll": decision.verdict is not None and decision.verdict.one_poll,
        "after_tally": any(poll.after_tally for poll in held),
        "lifted": decision.lifted,
        session.settings.devices: session.settings.devices != "each",
        "typed": any(poll.typed for poll in held),
        "voided": any(number == decision.number for number, _ in session.voided),
        "under_five": any(poll.total < SMALLEST_GROUP for poll in held),
    }
    words = session.lesson.words
    remarks = [words(f"class.remark.{name}") for name, holds in true.items() if holds]
    # What came of each poll that was held to break a tie.
    for number in range(1, decision.ties + 1):
        poll = session.polls.get(poll_named(decision.number, f"tie-{number}"))
        if poll and poll.total >= SMALLEST_GROUP:
            counts = words.joined(f"{bar.letter} {bar.count}" for bar in poll.bars)
            remarks.append(words("class.remark.tie", counts=counts))
    return tuple(remarks)


def _movement(session: Session, decision: ClassDecision, first: Poll, second: Poll) -> Movement | None:
    """Return the movement between two polls; None if counts were typed or nobody voted twice."""
    if first.typed or second.typed or first.teams or second.teams or not (first.ballots and second.ballots):
        return None
    moved = {(one.before, one.after): one.seats for one in movement(first, second)}
    letters = (*first.letters, "")
    table = {(one, two): moved.get((one, two), 0) for one in letters for two in letters}
    shown = shown_cells(table)
    rows = tuple(VoteShift(*cell, table[cell]) for cell in table if cell in shown)
    hidden = any(count and cell not in shown for cell, count in table.items())
    return Movement(rows, hidden, _cards(session, decision, first, second))


def _cards(
    session: Session, decision: ClassDecision, first: Poll, second: Poll
) -> tuple[tuple[str, int], ...]:
    """Return the cards of reasons whose seats changed their vote, where they may be shown."""
    both = first.ballots.keys() & second.ballots.keys()
    changed = {seat for seat in both if first.ballots[seat].letter != second.ballots[seat].letter}
    played = [
        (reason.card, reason.seat in changed)
        for reason in session.reasons.values()
        if reason.poll == f"{decision.number}.reason" and reason.card
    ]
    all_of, moved = Counter(card for card, _ in played), Counter(card for card, moved in played if moved)
    words = session.lesson.words
    return tuple(
        (words(f"class.card.{card}"), moved[card])
        for card in all_of
        if moved[card] and may_show(moved[card], all_of[card])
    )


def teams_part(session: Session, weighed: tuple[tuple[Decision, ...], ...]) -> TeamsPart:
    """Return each team's road with where it ended and the odds around it, and where they parted."""
    by_course = dict(zip(map(id, session.played), weighed, strict=False))
    roads = []
    for team, one in zip(session.roads, standings(session), strict=True):
        own, odds, turns = session.of_team(team), list[TurnOdds](), list[tuple[str, str, str, str]]()
        wording = ClassWording.of(own)
        for course in own.courses:
            pressed = {number for number, taken in enumerate(course.taken, 1) if taken.by == "team"}
            decisions = tuple(each for each in by_course.get(id(course), ()) if each.number in pressed)
            odds += turn_odds(own, course, decisions)
            for _, step in own_turns(course):
                drawn = next((each for each in step.odds if each.outcome == step.outcome), None)
                chance = wording.phrases.odds(drawn.odds) if drawn and len(step.odds) > 1 else "–"
                outcome = wording.text(step.outcome.label) if step.outcome else "–"
                title = wording.text(session.lesson.scenario.scenes[step.turn.scene].title)
                turns.append((title, wording.text(step.choice.label), outcome, chance))
        roads.append(TeamRoad(one, tuple(turns), tuple(odds)))
    return TeamsPart(tuple(roads), crossings(session))

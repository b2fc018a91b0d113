"""What a class has decided and why: both polls, the reasons given, what followed, the minority's path."""

from collections.abc import Iterator
from dataclasses import replace

from game.classroom.decisions import BallotOption, ClassDecision
from game.classroom.polls import Poll, PollId, Reason
from game.classroom.session import Session, label_of, vote_of
from game.classroom.views import bodies
from game.classroom.views.wording import ClassWording
from game.engine.replay import Step
from game.errors import GameError
from game.model.ids import ArgumentId
from game.model.record import Turn

REASONS_SHOWN = 3


def decided(session: Session, decision: ClassDecision) -> str:
    """Return what the class has decided, such as `The class refuses: 19 of 41`."""
    verdict, words = decision.verdict, session.lesson.words
    if verdict is None:
        return ""
    stance = session.lesson.scenario.choice(decision.option(verdict.letter).key).stance
    who = words(f"class.does.{stance}") if stance else words("class.does.else", letter=verdict.letter)
    by = words(f"class.by.{verdict.ground}")
    if not verdict.of:
        return words("class.decided_untold", does=who, letter=verdict.letter, by=by)
    return words("class.decided", does=who, letter=verdict.letter, votes=verdict.votes, of=verdict.of, by=by)


def approved(session: Session, decision: ClassDecision) -> tuple[Reason, ...]:
    """Return the approved reasons of a decision, the oldest first, each with the option it is for."""
    name = PollId(f"{decision.number}.reason")
    found = (one for one in session.reasons.values() if one.poll == name and one.fate == "approved")
    # Whoever wrote a reason before voting is known by the later vote.
    return tuple(replace(one, letter=one.letter or vote_of(session, decision, one.seat)) for one in found)


def reasons_for(session: Session, decision: ClassDecision, letter: str) -> tuple[str, ...]:
    """Return the approved reasons for one option, equal ones once; for "", those that name none."""
    return tuple(dict.fromkeys(one.text for one in approved(session, decision) if one.letter == letter))


def reasons_in_front(session: Session, decision: ClassDecision) -> tuple[str, ...]:
    """Return three approved reasons, of as many options as there are."""
    found = approved(session, decision)
    # The first reason of each option comes before the second of any.
    ranks = {one.id: sum(two.letter == one.letter and two.id < one.id for two in found) for one in found}
    return tuple(one.text for one in sorted(found, key=lambda one: ranks[one.id])[:REASONS_SHOWN])


def reveal_body(session: Session, decision: ClassDecision) -> bodies.RevealBody:
    """Return both polls, every option's best reasons, and what was decided."""
    words = session.lesson.words
    first, last = session.polls.get(decision.first), session.deciding_poll(decision)
    one_poll = first is None or last.id == first.id
    second = None if one_poll else last
    tied = last.leading if len(last.leading) > 1 and decision.verdict is None else ()
    return bodies.RevealBody(
        options=tuple(option_results(session, decision, one, (first, second)) for one in decision.options),
        first_total=first.total if first else 0,
        second_total=second.total if second else 0,
        one_poll=one_poll,
        rule=words(f"class.rule.{session.settings.rule}"),
        decided=decided(session, decision),
        because=decision.verdict.because if decision.verdict else "",
        page=session.item % max(1, len(decision.options)),
        reasons=reasons_in_front(session, decision),
        tie=words("class.tie", letters=words.joined(tied)) if tied else "",
        teams=team_courses(session, decision),
    )


def team_courses(session: Session, decision: ClassDecision) -> tuple[bodies.TeamCourse, ...]:
    """Return what each team has decided up to a decision, where a team has one vote."""
    if session.settings.devices != "team-vote":
        return ()
    numbers = [one for one in session.decisions if one.number <= decision.number]
    found = []
    for team in session.teams:
        *before, letter = [_voice(session, one, team) for one in numbers]
        choice = session.lesson.scenario.choice(decision.option(letter).key) if letter else None
        stance = session.lesson.words(f"stance.{choice.stance}") if choice and choice.stance else ""
        found.append(bodies.TeamCourse(team, letter, stance, tuple(one or "–" for one in before)))
    return tuple(found)


def _voice(session: Session, decision: ClassDecision, team: str) -> str:
    """Return the option of a team in the poll that decided, or "" without a vote or with several."""
    ballots = session.deciding_poll(decision).ballots.items()
    letters = {ballot.letter for seat, ballot in ballots if session.seats[seat].team == team}
    return letters.pop() if len(letters) == 1 else ""


def option_results(
    session: Session, decision: ClassDecision, option: BallotOption, polls: tuple[Poll | None, Poll | None]
) -> bodies.OptionResults:
    """Return both polls of an option, and what can be said for and against it."""
    wording, (first, second) = ClassWording.of(session), polls
    choice = session.lesson.scenario.choice(option.key)
    teaching = choice.teaching
    return bodies.OptionResults(
        letter=option.letter,
        label=wording.text(label_of(session, option.key)),
        open=option.open,
        chosen=decision.verdict is not None and decision.verdict.letter == option.letter,
        first=first.bar(option.letter) if first else None,
        second=second.bar(option.letter) if second else None,
        best_for=wording.text(teaching.best_for),
        best_against=wording.text(teaching.best_against),
        unknown_then=wording.text(teaching.unknown_then),
        reasons=reasons_for(session, decision, option.letter),
        stance=session.lesson.words(f"stance.{choice.stance}") if choice.stance else "",
    )


def consequence_body(session: Session, decision: ClassDecision) -> bodies.ConsequenceBody:
    """Return what followed the class's turn, and what was played for it after that."""
    wording, verdict, place = ClassWording.of(session), decision.verdict, decision.place
    steps: tuple[Step, ...] = ()
    entries: tuple[bodies.DocketLine, ...] = ()
    if place is not None and verdict is not None:
        # The class's step, and those that were played for it up to its next one.
        course = session.courses[place[0]]
        later = enumerate(course.taken[place[1] + 1 :], start=place[1] + 1)
        steps = course.replay.steps[place[1] : next((at for at, one in later if one.by == "class"), None)]
        because = f" “{verdict.because}”" if verdict.because else ""
        entries = (
            bodies.DocketLine(wording.day(steps[0].before.date), decided(session, decision) + because, ""),
        )
    odds = ""
    if steps and steps[0].outcome is not None and len(steps[0].odds) > 1:
        drawn = next(one for one in steps[0].odds if one.outcome.id == steps[0].outcome.id)
        label, points = wording.text(drawn.outcome.label), wording.phrases.odds(drawn.odds)
        odds = session.lesson.words("class.drawn", outcome=label, odds=points) + _weights(session, steps[0])
    ending = session.lesson.case.ending(session.position) if place else None
    # The minority's path is shown when T asks for it, or by the rule `both-paths`.
    both = bool(steps) and verdict is not None and verdict.ground == "both-paths"
    return bodies.ConsequenceBody(
        decided=decided(session, decision),
        text=(*wording.paragraphs(steps[0]), *_reasons(wording, steps[0])) if steps else (),
        entries=(*entries, *wording.entries(steps)),
        moves=tuple(move for step in steps for move in wording.moves(step)),
        owing=wording.owing(session.position),
        due=wording.due(session.position),
        waiting_for_chance=decision.pending,
        odds_drawn=odds,
        ended=wording.text(ending.title) if ending else "",
        side=minority_path(session, decision) if session.minority or both else None,
        aside=session.minority,
    )


def _reasons(wording: ClassWording, step: Step) -> Iterator[bodies.ShownParagraph]:
    """Yield why it followed: the reason of each half of a step, once where both have the same."""
    halves = (step.choice.half, *((step.outcome.half,) if step.outcome else ()))
    for because in dict.fromkeys(half.because for half in halves if half.because):
        yield bodies.ShownParagraph(
            wording.text(wording.phrases.words("ruling.because", because=because)), ""
        )


def _weights(session: Session, step: Step) -> str:
    """Return what added to the drawn odds or took from them, in a sentence, or nothing."""
    phrases, words = ClassWording.of(session).phrases, session.lesson.words
    position = session.lesson.case.drawn_in(step.before, step.turn.choice, step.turn.picks)
    for outcome in (one.outcome for one in step.odds):
        added = phrases.additions(outcome.odds, position)
        moves = "; ".join(words("odds.moved.one", why=why, points=points) for why, points in added)
        if moves:
            said = words("odds.moved", outcome=outcome.label, moves=moves)
            return f". {ClassWording.of(session).text(said)}"
    return ""


def minority_letter(session: Session, decision: ClassDecision) -> str:
    """Return the option that came second, or "" if nobody voted for another one."""
    verdict = decision.verdict
    bars = session.deciding_poll(decision).bars
    others = [bar for bar in bars if bar.count and (verdict is None or bar.letter != verdict.letter)]
    return max(others, key=lambda bar: bar.count).letter if others else ""


def minority_path(session: Session, decision: ClassDecision) -> bodies.SidePath | None:
    """Return one turn of the minority's path, from where the class decided; it is not recorded."""
    # It is played as history has it where that is open, else as is likeliest.
    letter = minority_letter(session, decision)
    if not letter:
        return None
    case, wording = session.lesson.case, ClassWording.of(session)
    position = session.position_at(decision)
    choice = case.scenario.choice(decision.option(letter).key)
    offer = case.picks(position, choice.key.choice)
    picks: tuple[ArgumentId, ...] = offer.options[: offer.at_most] if offer else ()
    try:
        odds = case.outcomes(position, choice.key.choice, picks)
        ranked = sorted(odds, key=lambda one: (one.outcome.id != choice.real_outcome, -one.odds))
        outcome = ranked[0].outcome.id if ranked else None
        step = case.advance(position, Turn(decision.scene, choice.key.choice, picks, outcome))
    except GameError:
        return None
    return bodies.SidePath(
        wording.text(label_of(session, choice.key)),
        wording.text(case.scene(step.after).title),
        wording.entries((step,)),
        wording.moves(step),
    )

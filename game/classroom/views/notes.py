"""What only the teacher reads: notes, prompts, right answers, and what the votes suggest."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from game.classroom.decisions import ClassDecision
from game.classroom.odds import turn_odds
from game.classroom.polls import LETTERS, Poll, PollId
from game.classroom.session import Session, answers_shown
from game.classroom.views.ballots import PROMPTS
from game.classroom.views.history import questions
from game.classroom.views.mooting import moot_lines
from game.classroom.views.named import named
from game.classroom.views.papers import opened_exhibits, paper_sheets
from game.classroom.views.teams import scenes_of_teams, standings
from game.classroom.views.wording import ClassWording
from game.engine.debrief import Decision
from game.model.teaching import Asking

# A lead of more points of 100 is no close split, though no other was closer.
_CLOSE = 30


@dataclass(frozen=True, slots=True)
class BeforeAfter:
    """The same concept asked twice: votes, right ones, and those that were wrong with confidence 4 or 5."""

    asked: int
    right: int
    sure_and_wrong: int


@dataclass(frozen=True, slots=True)
class TeacherNotes:
    """T's own page beside the public one."""

    says: tuple[str, ...] = ()
    prompts: tuple[str, ...] = ()
    right: str = ""
    answer: str = ""
    simplified: tuple[str, ...] = ()
    cards: tuple[str, ...] = ()
    papers: tuple[str, ...] = ()
    teams: tuple[str, ...] = ()  # where each is, on its own course
    exhibits: tuple[str, ...] = ()  # of the briefing, each with how many teams have opened it
    moot: tuple[str, ...] = ()
    odds: tuple[str, ...] = ()
    before: BeforeAfter | None = None
    after: BeforeAfter | None = None


def notes(session: Session) -> TeacherNotes:
    """Return the notes for the present phase."""
    lesson, words, text = session.lesson, session.lesson.words, ClassWording.of(session).text
    scenes = lesson.scenario.scenes
    match session.phase:
        case "join":
            note, objectives = lesson.scenario.teaching.content_note, lesson.scenario.words.objectives
            aims = "; ".join(text(one.says).rstrip(".") for one in objectives.values())
            told = (words("class.note.aims", aims=aims),) if aims else ()
            return TeacherNotes((words("class.note.join"), note, *told))
        case "brief" | "read" | "first-poll" | "discuss" | "moot" | "second-poll" | "reveal" | "consequence":
            here = session.decision.scene if session.decision else session.course.scene
            prompts = range(1, 1 + PROMPTS if session.phase == "discuss" else 1)
            return TeacherNotes(
                says=(text(scenes[here].notes),) if scenes[here].notes else (),
                prompts=tuple(words(f"class.prompt.{number}") for number in prompts),
                exhibits=tuple(opened_exhibits(session)),
                moot=moot_lines(session),
            )
        case "break":
            following = lesson.plan.decisions[session.here.decision]
            return TeacherNotes((words("class.note.break", scene=text(scenes[following].title)),))
        case "teams":
            return TeacherNotes((words("class.note.teams"),), teams=tuple(_where_teams_are(session)))
        case "history":
            return _beside_history(session)
        case "debrief":
            every = questions(session)
            answer = every[session.item % len(every)][1].answer if every else ""
            papers = tuple(paper_answers(session))
            return TeacherNotes(answer=text(answer), cards=theme_cards(session), papers=papers)
        case "misconceptions" if session.item < 2 * len(lesson.misconceptions):
            return TeacherNotes(tuple(_about_claim(session)))
        case "closed":
            return replace(_about_questions(session), says=(*_receipts(session), words("class.note.closed")))
        case _:
            return _about_questions(session)


def _beside_history(session: Session) -> TeacherNotes:
    """Return what to say of each decision that the class, or a team, has met, and where teams came."""
    lesson, text = session.lesson, ClassWording.of(session).text
    met = {one.scene for one in session.decisions} | scenes_of_teams(session)
    noted = [lesson.scenario.scenes[one] for one in lesson.plan.decisions if one in met]
    says = tuple(f"{scene.title}: {text(scene.notes)}" for scene in noted if scene.notes)
    teams, left_out = tuple(_where_teams_are(session)), lesson.scenario.history.simplified
    return TeacherNotes(says, teams=teams, simplified=left_out)


def _where_teams_are(session: Session) -> Iterator[str]:
    """Yield a line for each team: how many turns it took, and where it stands or how it ended."""
    for one in standings(session):
        turns = session.lesson.words.counted("class.note.turns", one.turns)
        key = "class.note.team_ended" if one.ended else "class.note.team_at"
        yield session.lesson.words(key, team=one.team, turns=turns, where=one.where)


def with_odds(session: Session, told: TeacherNotes, weighed: tuple[Decision, ...]) -> TeacherNotes:
    """Return notes with the odds around what the class did, in the phases that look back on it."""
    if session.phase not in ("history", "debrief"):
        return told
    words = session.lesson.words
    lines = (
        words(
            "class.odds.line",
            scene=one.scene,
            before=one.before,
            after=one.after,
            average=one.average,
            certain=one.certain,
        ).rstrip()
        for one in turn_odds(session, session.course, weighed)
    )
    return replace(told, odds=tuple(lines))


def paper_answers(session: Session) -> Iterator[str]:
    """Yield a line for each claim of the papers: its number, how far it holds, and why."""
    words = session.lesson.words
    for paper in paper_sheets(session):
        for number, claim in enumerate(paper.claims, start=1):
            answer = words("claims.answer", exactness=claim.exactness, because=claim.because)
            yield words("claims.line", number=number, says=answer)


def _about_claim(session: Session) -> Iterator[str]:
    """Yield whether the claim in front is right, and why; once the class has seen that, how many agreed."""
    words, text = session.lesson.words, ClassWording.of(session).text
    number, shown = divmod(session.item, 2)
    one = session.lesson.misconceptions[number]
    if not shown:
        yield words("class.note.claim_holds" if one.holds else "class.note.claim")
        yield text(f"{one.in_fact} {one.because}")
        return
    key = "class.note.upheld" if one.holds else "class.note.refuted"
    poll = session.polls.get(PollId(f"claim.{number + 1}"))
    if poll is None or not poll.total:
        yield words(key)
    else:
        yield words(f"{key}_of", agreed=poll.bars[0].count, asked=poll.total)


def _about_questions(session: Session) -> TeacherNotes:
    asked = session.lesson.asked
    if asked is None or asked.before is None or asked.after is None:
        return TeacherNotes()
    is_open = session.phase == "question-after" and not answers_shown(session)
    why = ClassWording.of(session).text(f"{asked.in_fact} {asked.because}")
    return TeacherNotes(
        says=(
            *((why,) if is_open else ()),
            *(_receipts(session) if session.phase == "question-after" else ()),
        ),
        right=right_letter(asked.before if session.phase == "question-before" else asked.after),
        before=before_after(session.polls.get(PollId("before")), asked.before),
        after=before_after(session.polls.get(PollId("after")), asked.after),
    )


def _receipts(session: Session) -> Iterator[str]:
    """Yield how many receipts were taken, never by whom, where they are offered."""
    if session.settings.receipts:
        yield session.lesson.words("class.note.receipts", taken=len(session.receipts))


def right_letter(question: Asking) -> str:
    """Return the letter of the right answer."""
    return LETTERS[tuple(question.answers).index(question.right)]


def before_after(poll: Poll | None, question: Asking) -> BeforeAfter | None:
    """Return how a question was answered, or None if it was not asked."""
    if poll is None:
        return None
    right = right_letter(question)
    sure = sum(one.letter != right and one.confidence >= 4 for one in poll.ballots.values())
    return BeforeAfter(poll.total, poll.count_of(right), sure)


def theme_cards(session: Session) -> tuple[str, ...]:
    """Return what the votes suggest to talk about: the biggest change, and a split that was close."""
    words = session.lesson.words
    held = [one for one in session.decisions if session.deciding_poll(one).total]
    if not held:
        return ()
    moves = {one.number: _moved(session, one) for one in held}
    # The lead of the first option over the second, in points of 100.
    shares = {
        one.number: sorted((bar.percent for bar in session.deciding_poll(one).bars), reverse=True)
        for one in held
    }
    leads = {number: first - sum(others[:1]) for number, (first, *others) in shares.items()}
    moved, close = max(moves, key=lambda one: moves[one]), min(leads, key=lambda one: leads[one])
    cards = []
    if moves[moved]:
        cards.append(words("class.theme.move", number=moved, points=moves[moved]))
    if leads[close] <= _CLOSE:
        cards.append(words("class.theme.closest", number=close, lead=leads[close]))
    unused = [label for one in named(session) if one.kind == "authorities" for label in one.unnamed]
    return (*cards, *(words("class.theme.unused", authority=label) for label in unused[:1]))


def _moved(session: Session, decision: ClassDecision) -> int:
    """Return the largest change of an option's share between the polls, in points of 100."""
    first, last = session.polls.get(decision.first), session.deciding_poll(decision)
    if first is None or first.id == last.id or not first.total or not last.total:
        return 0
    shares = {bar.letter: bar.percent for bar in last.bars}
    return max(abs(shares.get(bar.letter, 0) - bar.percent) for bar in first.bars)

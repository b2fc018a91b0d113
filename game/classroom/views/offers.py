"""What T offers in each phase, as commands that can be sent as they stand; the first is the main button."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations, islice

from game.classroom import commands as ask
from game.classroom.acts.ballots import grounds_of, picks_offer
from game.classroom.commands import NotNowError
from game.classroom.decisions import Chance, ClassDecision, jumped, winner_by
from game.classroom.moot import BENCHES, STEPS
from game.classroom.polls import LETTERS
from game.classroom.session import Session, answers_shown, open_outcomes, rests_next
from game.classroom.views.public import ViewContext
from game.classroom.views.wording import ClassWording
from game.engine.openness import PicksOffer

MOST_SETS = 12

Sets = tuple[tuple[tuple[int, ...], str], ...]
"""Sets of numbered grounds, each with its labels in words."""


@dataclass(frozen=True, slots=True)
class Offer:
    """Something that T can do now, in words; `needs` names what to ask for first, such as a reason."""

    label: str
    command: ask.Command
    needs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class OutcomeLine:
    """An open outcome of the decided choice with its odds in points of 100; T only."""

    number: int
    label: str
    odds: str
    historical: bool


def offers(session: Session, context: ViewContext) -> tuple[Offer, ...]:
    """Return what T can do now, the main thing first."""
    words, decision = session.lesson.words, session.decision
    if session.phase == "closed":
        return (
            Offer(words("class.offer.export"), ask.End("exported")),
            Offer(words("class.offer.discard"), ask.End("discarded")),
        )
    if session.paused:
        return (Offer(words("class.offer.go_on"), ask.GoOn(context.now)),)
    found = [
        *_main(session, context),
        Offer(words("class.offer.minute"), ask.Extend(context.now, 60)),
        Offer(words("class.offer.pause"), ask.Pause(context.now)),
    ]
    if session.stop:
        found.append(Offer(words("class.offer.back"), ask.Back(context.now)))
    settled = session.phase == "consequence" and decision and not decision.pending
    waits = settled or session.phase in ("brief", "break")
    if waits and (not _off_course(session) or _can_jump(session)):
        # Turns that T may play though the class can go on without them: many, and seldom wanted.
        found.extend(_turns_for_the_class(session))
    return tuple(found)


def _main(session: Session, context: ViewContext) -> Iterator[Offer]:
    words, decision = session.lesson.words, session.decision
    match session.phase:
        case "reveal" if decision and decision.verdict is None:
            yield from _deciding(session, decision, context)
        case "consequence" if decision and decision.pending:
            yield from _settling(session)
        case "moot":
            yield from _mooting(session, context)
        case "consequence" | "break" | "brief":
            yield from _onward(session, context)
        case "first-poll" if decision:
            # Whatever the vote says, the main button leaves nothing out.
            yield _next(session, context)
            yield Offer(words("class.offer.leave_talk_out"), ask.Skip(context.now, "reveal"))
        case "misconceptions" if session.item + 1 < 2 * len(session.lesson.misconceptions):
            key = "class.offer.refute" if session.item % 2 == 0 else "class.offer.next_claim"
            yield Offer(words(key), ask.Show(session.item + 1))
            yield _next(session, context)
        case "question-after" if not answers_shown(session) and session.lesson.question(session.phase):
            yield Offer(words("class.offer.right_answer"), ask.Show(1))
            yield _next(session, context)
        case "teams":
            yield _next(session, context)
            yield _turn_to_team(session)
        case "debrief" | "discuss":
            yield _next(session, context)
            yield Offer(words("class.offer.turn"), ask.Show(session.item + 1))
        case _:
            yield _next(session, context)


def _turn_to_team(session: Session) -> Offer:
    """Return the page that P can turn to: the first team's, the next one's, and after the last all teams."""
    words, item = session.lesson.words, (session.item + 1) % (1 + len(session.roads))
    team = [*session.roads][item - 1]
    label = words("class.offer.team_on_p", team=team) if item else words("class.offer.teams_on_p")
    return Offer(label, ask.Show(item))


def _settling(session: Session) -> Iterator[Offer]:
    """Yield how the chance of the decided choice can be settled: as the bench ruled, where there is one."""
    words, poll, lines = session.lesson.words, session.open_poll, outcome_lines(session)
    leading = [LETTERS.index(letter) for letter in poll.leading] if poll else []
    if len(leading) == 1:
        line = lines[leading[0]]
        yield Offer(words("class.offer.ruled", outcome=line.label), ask.SettleChance("bench", line.number))
    yield Offer(words("class.offer.draw"), ask.SettleChance("drawn"))
    how: Chance = "bench" if session.ruling else "chosen"
    for line in lines:
        if line.historical:
            yield Offer(words("class.offer.as_in_history"), ask.SettleChance("as-in-history"))
        key = "class.offer.bench" if session.ruling else "class.offer.outcome"
        yield Offer(words(key, outcome=line.label, odds=line.odds), ask.SettleChance(how, line.number))


def _mooting(session: Session, context: ViewContext) -> Iterator[Offer]:
    """Yield who gets a role, and the steps of the moot in their order."""
    words, item, steps, bench = session.lesson.words, session.item, tuple(STEPS), BENCHES[0]
    if item == 0 and not session.moot.bench:
        # Whom else a bench can be made of stands on the tab of the moot.
        if len(session.present) >= bench + 2:
            yield Offer(words("class.offer.draw_roles", bench=bench), ask.DrawRoles(bench))
        else:
            yield Offer(words("class.offer.name_roles", bench=bench), ask.NameRoles(bench))
    if item + 1 < len(steps):
        label = words(f"class.moot.step.{steps[item + 1]}")
        yield Offer(words("class.offer.step", step=label), ask.Show(item + 1, context.now))
    else:
        yield _next(session, context)
    if item:
        label = words(f"class.moot.step.{steps[item - 1]}")
        yield Offer(words("class.offer.step_back", step=label), ask.Show(item - 1, context.now))
    if item + 1 < len(steps):
        yield _next(session, context)


def _next(session: Session, context: ViewContext) -> Offer:
    following = session.stops[session.stop + 1]
    label = session.lesson.words(f"class.phase.{following.phase}")
    return Offer(session.lesson.words("class.offer.next", phase=label), ask.Next(context.now))


def _deciding(session: Session, decision: ClassDecision, context: ViewContext) -> Iterator[Offer]:
    words, poll = session.lesson.words, session.deciding_poll(decision)
    winner = winner_by(session.settings.rule, poll)
    if winner:
        offer, sets = picks_offer(session, winner), Sets()
        try:
            grounds_of(session, winner, poll)
        except NotNowError:
            # Where ticks leave the grounds open, the rule decides with one of the sets of them.
            sets = _sets_of(session, offer) if offer else sets
        if not sets:
            yield Offer(words("class.offer.decide", letter=winner), ask.Decide())
        for numbers, grounds in sets:
            label = words("class.offer.decide_with", letter=winner, grounds=grounds)
            yield Offer(label, ask.Decide(picks=numbers))
    elif len(poll.leading) > 1 and not decision.ties:
        yield Offer(words("class.offer.tie"), ask.HoldTie(context.now))
    key = "class.offer.override" if winner else "class.offer.counsel"
    for letter in decision.open_letters:
        if letter != winner:
            yield Offer(words(key, letter=letter), ask.Decide(letter), ("because",))


def outcome_lines(session: Session) -> tuple[OutcomeLine, ...]:
    """Return the outcomes that the decided choice can have."""
    wording = ClassWording.of(session)
    text, odds = wording.text, wording.phrases.odds
    return tuple(
        OutcomeLine(number, text(one.outcome.label), odds(one.odds), one.outcome.historical)
        for number, one in enumerate(open_outcomes(session), start=1)
    )


def _off_course(session: Session) -> bool:
    """Return whether the next decision's scene is not where the class's course stands."""
    scene = session.lesson.scene_of(session.here.decision + 1)
    return scene is not None and session.course.scene != scene


def _onward(session: Session, context: ViewContext) -> Iterator[Offer]:
    words, lesson = session.lesson.words, session.lesson
    if not _off_course(session) or rests_next(session):
        yield _next(session, context)
    else:
        scene = lesson.scene_of(session.here.decision + 1)
        assert scene is not None, "off course means that there is a scene to come to"
        if _can_jump(session):
            title = lesson.scenario.scenes[scene].title
            yield Offer(words("class.offer.jump", scene=title), ask.Jump(context.now))
        else:
            yield from _turns_for_the_class(session)
        yield Offer(words("class.offer.to_history"), ask.Skip(context.now, "history"))
    if session.phase == "consequence":
        key = "class.offer.minority_away" if session.minority else "class.offer.minority"
        yield Offer(words(key), ask.ShowMinority(not session.minority))


def _can_jump(session: Session) -> bool:
    """Return whether the next planned scene can be opened as it stands on the historical course."""
    lesson = session.lesson
    scene = lesson.scene_of(session.here.decision + 1)
    return bool(scene and lesson.real and jumped(lesson.case, lesson.real, scene))


def _turns_for_the_class(session: Session) -> Iterator[Offer]:
    """Yield what T can choose for the class where history cannot go on by itself, with the grounds."""
    case, position, wording = session.lesson.case, session.position, ClassWording.of(session)
    at_next = session.course.scene == session.lesson.scene_of(session.here.decision + 1)
    if at_next or case.ending(position):
        return
    for letter, choice in zip(LETTERS, case.open_choices(position), strict=False):
        offer = case.picks(position, choice.key.choice)
        for numbers, grounds in _sets_of(session, offer) if offer and offer.options else [((), "")]:
            label = wording.text(choice.label) + (f" ({grounds})" if grounds else "")
            label = session.lesson.words("class.offer.play_for", label=label)
            yield Offer(label, ask.PlayFor(letter, numbers))


def _sets_of(session: Session, offer: PicksOffer) -> Sets:
    """Return the largest sets of grounds that can be taken, in words."""
    wording = ClassWording.of(session)
    arguments = session.lesson.scenario.arguments
    labels = [wording.text(arguments[name].label) for name in offer.options]
    numbers = range(1, len(labels) + 1)
    chosen = islice(combinations(numbers, offer.at_most), MOST_SETS)
    return tuple((one, "; ".join(labels[number - 1] for number in one)) for one in chosen)

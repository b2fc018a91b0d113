"""Ballots and questions as P and S show them, and both polls once they are over."""

from game.classroom.acts.deciding import deciding_poll
from game.classroom.acts.texts import reasons_asked
from game.classroom.decisions import BallotOption, ClassDecision
from game.classroom.polls import LETTERS, Bar, Poll, PollId
from game.classroom.reasons import CARDS, LONGEST
from game.classroom.rewording import label_of
from game.classroom.session import Session, poll_of
from game.classroom.views.bodies import (
    Answer,
    BallotBody,
    BallotGround,
    DiscussionBody,
    MisconceptionBody,
    OptionLine,
    OptionResults,
    QuestionBody,
    RevealBody,
    WhatIfBody,
)
from game.classroom.views.said import reasons_for, reasons_in_front
from game.classroom.views.wording import Wording
from game.engine.openness import PicksOffer
from game.model.ids import ChoiceKey
from game.model.position import Position
from game.model.teaching import Asking as Question

PROMPTS = 6


def position_of(session: Session, decision: ClassDecision) -> Position:
    """Return where the case stood when the class decided."""
    if decision.place is None:
        return session.position
    course, turn = decision.place
    return session.courses[course].replay.steps[turn].before


def option_lines(session: Session, decision: ClassDecision) -> tuple[OptionLine, ...]:
    """Return the options of a decision, open or locked with their reasons."""
    position = position_of(session, decision)
    return tuple(_option_line(session, decision, option, position) for option in decision.options)


def _option_line(
    session: Session, decision: ClassDecision, option: BallotOption, position: Position
) -> OptionLine:
    wording, case = Wording.of(session), session.lesson.case
    choice = case.scenario.choice(ChoiceKey(decision.scene, option.choice))
    label = wording.mask.text(label_of(session, choice.key))
    if not option.open:
        reasons = case.reasons(position, option.choice)
        why = tuple(wording.mask.text(line) for line in wording.phrases.reasons(reasons, position))
        cites = tuple(cite for reason in reasons for cite in wording.phrases.cites_of(reason))
        return OptionLine(option.letter, label, "", False, why, wording.mask.sources(cites))
    offer = case.picks(position, option.choice)
    line = OptionLine(option.letter, label, _meta(wording, choice.stance), True)
    if offer is None or not offer.options:
        return line
    arguments = case.scenario.arguments
    grounds = tuple(
        BallotGround(number, wording.mask.text(arguments[name].label))
        for number, name in enumerate(offer.options, start=1)
    )
    return OptionLine(
        *(line.letter, label, line.meta, True, (), (), grounds),
        *(offer.at_least, offer.at_most, _asked(wording, offer)),
    )


def _asked(wording: Wording, offer: PicksOffer) -> str:
    """What a ballot asks over its grounds, and what becomes of those that are left out."""
    ask = wording.mask.text(offer.label) or wording.phrases.words("class.grounds")
    return f"{ask.rstrip('.')}. {wording.phrases.words('picks.left_out')}" if offer.forfeits_rest else ask


def _meta(wording: Wording, stance: str | None) -> str:
    return wording.phrases.words(f"stance.{stance}") if stance else ""


def voting(session: Session, decision: ClassDecision, *, counts: bool) -> BallotBody:
    """Return the ballot of the present poll; how many voted only where counts may be shown."""
    name = poll_of(session)
    poll = session.polls[name] if name else deciding_poll(session, decision)
    scene = session.lesson.scenario.scenes[decision.scene]
    wording = Wording.of(session)
    shown = option_lines(session, decision)
    return BallotBody(
        poll=poll.id,
        question=wording.mask.text(scene.question) or session.lesson.words("choice.default_question"),
        options=tuple(one for one in shown if not one.open or one.letter in poll.letters),
        rule=session.lesson.words(f"class.rule.{session.settings.rule}"),
        voted=poll.total if counts else None,
        of=voters(session) if counts else None,
        hands=session.settings.hands,
        tie=".tie-" in poll.id,
        after_tally=poll.after_tally,
        devices=session.settings.devices,
        lifted=poll.bars if decision.lifted and counts else (),
    )


def voters(session: Session) -> int | None:
    """Return how many can vote: the seats present, or all who are expected; None where unknown."""
    return max(len(session.present), session.room.expected) or None


def asking(session: Session, question: Question, poll: Poll | None, *, counts: bool) -> QuestionBody:
    """Return a question, before or after."""
    wording = Wording.of(session)
    answers = tuple(
        Answer(letter, wording.mask.text(text))
        for letter, text in zip(LETTERS, question.answers.values(), strict=False)
    )
    answered = poll.total if poll and counts else None
    of = voters(session) if counts else None
    return QuestionBody(wording.mask.text(question.ask), answers, answered, of)


def discussing(session: Session) -> DiscussionBody:
    """Return one prompt, and what a reason should look like."""
    words = session.lesson.words
    return DiscussionBody(
        poll=reasons_asked(session) or "",
        prompt=words(f"class.prompt.{session.item % PROMPTS + 1}"),
        cue=words("class.reason_cue"),
        cards=tuple(Answer(card, words(f"class.card.{card}")) for card in CARDS if card),
        longest=LONGEST,
    )


def revealing(session: Session, decision: ClassDecision) -> RevealBody:
    """Return both polls, every option's best reasons, and what was decided."""
    words = session.lesson.words
    first, last = session.polls.get(decision.first), deciding_poll(session, decision)
    one_poll = first is None or last.id == first.id
    shares = tuple(
        _shares(session, decision, option, None if one_poll else last) for option in decision.options
    )
    tied = last.leading if len(last.leading) > 1 and decision.verdict is None else ()
    return RevealBody(
        options=shares,
        first_total=first.total if first else 0,
        second_total=0 if one_poll else last.total,
        one_poll=one_poll,
        rule=words(f"class.rule.{session.settings.rule}"),
        decided=decided(session, decision),
        because=decision.verdict.because if decision.verdict else "",
        page=session.item % max(1, len(shares)),
        reasons=reasons_in_front(session, decision),
        tie=words("class.tie", letters=words.joined(tied)) if tied else "",
    )


def _shares(
    session: Session, decision: ClassDecision, option: BallotOption, last: Poll | None
) -> OptionResults:
    wording = Wording.of(session)
    choice = session.lesson.scenario.choice(ChoiceKey(decision.scene, option.choice))
    teaching = choice.teaching
    reasons = reasons_for(session, decision, option.letter)
    return OptionResults(
        letter=option.letter,
        label=wording.mask.text(label_of(session, choice.key)),
        first=_bar(session.polls.get(decision.first), option.letter),
        second=_bar(last, option.letter),
        best_for=wording.mask.text(teaching.best_for),
        best_against=wording.mask.text(teaching.best_against),
        unknown_then=wording.mask.text(teaching.unknown_then),
        reasons=reasons,
    )


def _bar(poll: Poll | None, letter: str) -> Bar | None:
    return next((bar for bar in poll.bars if bar.letter == letter), None) if poll else None


def decided(session: Session, decision: ClassDecision) -> str:
    """Return what the class has decided, such as `The class refuses: 19 of 41`."""
    verdict, words = decision.verdict, session.lesson.words
    if verdict is None:
        return ""
    key = ChoiceKey(decision.scene, decision.option(verdict.letter).choice)
    stance = session.lesson.scenario.choice(key).stance
    who = words(f"class.does.{stance}") if stance else words("class.does.else", letter=verdict.letter)
    by = words(f"class.by.{verdict.ground}")
    if not verdict.of:
        return words("class.decided_untold", does=who, letter=verdict.letter, by=by)
    return words("class.decided", does=who, letter=verdict.letter, votes=verdict.votes, of=verdict.of, by=by)


def changed(session: Session, *, counts: bool) -> WhatIfBody:
    """Return the one fact that is changed, and the last ballot once more."""
    plan, scenario = session.lesson.plan, session.lesson.scenario
    wording = Wording.of(session)
    decision = session.decisions[-1] if session.decisions else None
    poll = session.polls.get(PollId("what-if"))
    variant = next((one for name, one in scenario.variants.items() if name == plan.what_if), None)
    return WhatIfBody(
        poll="what-if",
        fact=wording.mask.text(variant.title) if variant else "",
        question=session.lesson.words("class.what_if"),
        options=tuple(one for one in option_lines(session, decision) if one.open) if decision else (),
        voted=poll.total if poll and counts else None,
        of=voters(session) if counts else None,
    )


def refuting(session: Session) -> MisconceptionBody | None:
    """Return the misconception in front: the claim, and on the next page its refutation."""
    lesson, wording = session.lesson, Wording.of(session)
    number = session.item // 2
    if number >= len(lesson.misconceptions):
        return None
    one = lesson.misconceptions[number]
    told = session.item % 2 == 1
    words = lesson.words
    return MisconceptionBody(
        poll=f"claim.{number + 1}",
        claim=wording.mask.text(one.claim),
        answers=(Answer("A", words("class.agree")), Answer("B", words("class.disagree"))),
        told=told,
        in_fact=wording.mask.text(one.in_fact) if told else "",
        because=wording.mask.text(one.because) if told else "",
        sources=wording.mask.sources(one.cites) if told else (),
    )

"""Ballots, questions and arguments as P and S show them while they are open."""

from dataclasses import replace

from game.classroom.decisions import ClassDecision
from game.classroom.moot import STEPS, step_at
from game.classroom.polls import CARDS, LETTERS, LONGEST, PollId
from game.classroom.session import Session, answers_shown, label_of, poll_of, reasons_asked, voters
from game.classroom.views import bodies
from game.classroom.views.wording import ClassWording

PROMPTS = 6


def option_lines(session: Session, decision: ClassDecision) -> tuple[bodies.OptionLine, ...]:
    """Return the options of a decision, open or locked with their reasons."""
    wording, case, position = ClassWording.of(session), session.lesson.case, session.position_at(decision)
    phrases = wording.phrases
    found = []
    for option in decision.options:
        label = wording.text(label_of(session, option.key))
        if not option.open:
            reasons = case.reasons(position, option.key.choice)
            why = tuple(map(wording.text, phrases.reasons(reasons, position)))
            cites = tuple(cite for reason in reasons for cite in phrases.cites_of(reason))
            found.append(bodies.OptionLine(option.letter, label, "", False, why, wording.sources(cites)))
            continue
        stance = case.scenario.choice(option.key).stance
        meta = phrases.words(f"stance.{stance}") if stance else ""
        line = bodies.OptionLine(option.letter, label, meta, True)
        offer = case.picks(position, option.key.choice)
        if offer is not None and offer.options:
            ask = wording.text(offer.label) or phrases.words("class.grounds")
            if offer.forfeits_rest:
                ask = f"{ask.rstrip('.')}. {phrases.words('picks.left_out')}"
            arguments = (case.scenario.arguments[name].label for name in offer.options)
            line = replace(line, grounds=tuple(map(wording.text, arguments)), ask=ask)
        found.append(line)
    return tuple(found)


def ballot_body(session: Session, decision: ClassDecision, *, counts: bool) -> bodies.BallotBody:
    """Return the ballot of the present poll; how many voted only where counts may be shown."""
    name = poll_of(session)
    poll = session.polls[name] if name else session.deciding_poll(decision)
    shown = option_lines(session, decision)
    return bodies.BallotBody(
        poll=poll.id,
        question=question_of(session, decision),
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


def question_of(session: Session, decision: ClassDecision) -> str:
    """Return what is asked in the scene of a decision."""
    asked = ClassWording.of(session).text(session.lesson.scenario.scenes[decision.scene].question)
    return asked or session.lesson.words("choice.default_question")


def question_body(session: Session, *, counts: bool) -> bodies.QuestionBody | None:
    """Return the question before or after, with its answers, or None if none is asked."""
    wording, question = ClassWording.of(session), session.lesson.question(session.phase)
    if question is None:
        return None
    name = poll_of(session)
    poll = session.polls.get(name) if name else None
    texts = zip(LETTERS, question.answers.values(), strict=False)
    asked = bodies.QuestionBody(
        ask=wording.text(question.ask),
        answers=tuple(bodies.Answer(letter, wording.text(text)) for letter, text in texts),
        answered=poll.total if poll and counts else None,
        of=voters(session) if counts else None,
    )
    about, first = session.lesson.asked, session.lesson.question("question-before")
    if not answers_shown(session) or about is None or first is None:
        return asked
    at_first = session.lesson.words("class.at_first", ask=first.ask, right=first.answers[first.right])
    right = LETTERS[tuple(question.answers).index(question.right)]
    in_fact = wording.text(f"{about.in_fact} {about.because}")
    return replace(asked, right=right, in_fact=in_fact, at_first=wording.text(at_first))


def discussion_body(session: Session, decision: ClassDecision) -> bodies.DiscussionBody:
    """Return one prompt, the options that are argued about, and what a reason should look like."""
    words = session.lesson.words
    return bodies.DiscussionBody(
        poll=reasons_asked(session) or "",
        prompt=words(f"class.prompt.{session.item % PROMPTS + 1}"),
        question=question_of(session, decision),
        options=option_lines(session, decision),
        cue=words("class.reason_cue"),
        cards=tuple(bodies.Answer(card, words(f"class.card.{card}")) for card in CARDS if card),
        longest=LONGEST,
    )


def moot_body(session: Session, decision: ClassDecision) -> bodies.MootBody:
    """Return the step in front: who has the floor, for how long, and what is argued."""
    words, moot, step = session.lesson.words, session.moot, step_at(session.item)
    says = [words(f"class.moot.says.{step}")]
    if step == "roles":
        says = [words(f"class.moot.{one}") for one in ("bench", "client", "other", "others")]
        if moot.bench:
            says.insert(0, words("class.moot.drawn" if moot.roles else "class.moot.named", bench=moot.bench))
    asked = [
        one.text
        for one in session.reasons.values()
        if one.poll == decision.questions and one.fate == "approved"
    ]
    shown = tuple(one for one in option_lines(session, decision) if one.open)
    return bodies.MootBody(
        poll=decision.questions,
        step=session.item,
        of=len(STEPS) - 1,
        heading=words(f"class.moot.step.{step}"),
        says=tuple(says),
        question=question_of(session, decision),
        argued=shown if step in ("client", "other") else (),
        asked=tuple(dict.fromkeys(asked)) if step in ("questions", "client-reply", "other-reply") else (),
        cue=words("class.moot.cue"),
        longest=LONGEST,
    )


def what_if_body(session: Session, *, counts: bool) -> bodies.WhatIfBody:
    """Return the one fact that is changed, and the last ballot once more."""
    decision = session.decisions[-1] if session.decisions else None
    poll = session.polls.get(PollId("what-if"))
    variants = session.lesson.scenario.variants.items()
    variant = next((one for name, one in variants if name == session.lesson.plan.what_if), None)
    return bodies.WhatIfBody(
        poll="what-if",
        fact=ClassWording.of(session).text(variant.title) if variant else "",
        question=session.lesson.words("class.what_if"),
        options=tuple(one for one in option_lines(session, decision) if one.open) if decision else (),
        voted=poll.total if poll and counts else None,
        of=voters(session) if counts else None,
    )


def misconception_body(session: Session) -> bodies.MisconceptionBody | None:
    """Return the misconception in front: the claim, and on the next page its refutation."""
    lesson, wording = session.lesson, ClassWording.of(session)
    number, refuted = divmod(session.item, 2)
    if number >= len(lesson.misconceptions):
        return None
    one = lesson.misconceptions[number]
    return bodies.MisconceptionBody(
        poll=f"claim.{number + 1}",
        claim=wording.text(one.claim),
        answers=(
            bodies.Answer("A", lesson.words("class.agree")),
            bodies.Answer("B", lesson.words("class.disagree")),
        ),
        refuted=bool(refuted),
        in_fact=wording.text(one.in_fact) if refuted else "",
        because=wording.text(one.because) if refuted else "",
        sources=wording.sources(one.cites) if refuted else (),
    )

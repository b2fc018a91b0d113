"""The debrief in parts, each short enough to be listened to, from the courses to the model answers."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from game.engine.debrief import Course, Debrief, Fork
from game.engine.documented import documents_of
from game.model.cites import Cite
from game.model.record import Turn
from game.model.scenario import Scenario
from game.model.teaching import RealEvent
from game.pages.lines.page import Page
from game.pages.lines.turn import others_line


@dataclass(frozen=True, slots=True)
class DebriefPart:
    """One part of a debrief: the key of its heading, and what adds it to a page."""

    key: str
    add: Callable[[Page, Debrief], None]


def parts(scenario: Scenario, debrief: Debrief) -> tuple[DebriefPart, ...]:
    """Return the parts that have something to say, in their order."""
    possible = (
        (DebriefPart("terminal.part.courses", courses), True),
        (DebriefPart("debrief.luck", luck), True),
        (DebriefPart("debrief.meters", meters), bool(scenario.meters)),
        (DebriefPart("debrief.roads", roads), bool(debrief.roads_not_taken)),
        (DebriefPart("debrief.timeline", timeline), bool(debrief.timeline)),
        (DebriefPart("claims.heading", papers), bool(debrief.papers)),
        (DebriefPart("debrief.objectives", objectives), bool(debrief.objectives)),
        (DebriefPart("debrief.questions", questions), bool(scenario.teaching.themes)),
        (DebriefPart("terminal.part.answers", answers), bool(scenario.teaching.themes)),
    )
    return tuple(part for part, says_something in possible if says_something)


def courses(page: Page, debrief: Debrief) -> None:
    """Add both courses turn by turn, and where they part."""
    words = page.words
    forks = {fork.number: fork for fork in debrief.forks}
    page.heading(words("debrief.course.yours"))
    _stages(page, debrief.course, forks)
    history = debrief.history
    if history is None:
        page.gap()
        page.line(words("debrief.no_history"))
    elif [stage.turn for stage in debrief.course.stages] == [stage.turn for stage in history.stages]:
        page.gap()
        page.line(words("debrief.course.same"))
        page.notes()
    else:
        page.heading(words("debrief.course.history"))
        _stages(page, history, {})
        page.notes()


def _stages(page: Page, whole: Course, forks: Mapping[int, Fork]) -> None:
    for number, stage in enumerate(whole.stages, start=1):
        scene = page.plain(page.phrases.scenario.scenes[stage.turn.scene].title)
        named = {"date": page.phrases.short_day(stage.begun), "scene": scene}
        said = page.words("terminal.stage", number=number, turn=_turn(page, stage.turn), **named)
        page.line(said, hang=3)
        _documented(page, documents_of(page.phrases.scenario, stage.turn), 3)
        if fork := forks.get(number):
            if fork.by_chance:
                page.line(page.words("debrief.by_chance"), indent=3)
            page.line(page.words("debrief.fork.real", choice=_turn(page, fork.real)), indent=3)
            for event in fork.answers:
                _event(page, event, indent=3)
    last = page.phrases.scenario.scenes[whole.last_scene]
    page.line(page.words("terminal.ended_in", title=last.ending.title if last.ending else last.title))


def _documented(page: Page, cites: tuple[Cite, ...], indent: int) -> None:
    """Add what documents something, where it was documented."""
    if cites:
        named = "; ".join(f"[@{cite}]" for cite in cites)
        page.line(page.plain(page.words("debrief.documented_by", cites=named)), indent)


def _turn(page: Page, turn: Turn) -> str:
    choice = page.phrases.scenario.choice(turn.key)
    outcome = choice.outcomes.get(turn.outcome) if turn.outcome else None
    label = page.plain(choice.label)
    if outcome is None:
        return label
    return page.words("terminal.stage.outcome", choice=label, outcome=page.plain(outcome.label))


def _event(page: Page, event: RealEvent, indent: int = 0) -> None:
    day = page.phrases.short_day(event.day)
    entry = page.words("debrief.timeline.entry", date=day, who=event.who, what=event.what)
    page.line(page.cited(entry, event.cites), indent, 2)
    _documented(page, event.documented_by, indent + 2)
    if event.why:
        page.line(page.plain(page.words("debrief.timeline.why", why=event.why)), indent + 2)


def luck(page: Page, debrief: Debrief) -> None:
    """Add each chance outcome with its odds and with what else could have come."""
    page.heading(page.words("debrief.luck"))
    drawn = [one for one in debrief.luck if one.was_chance]
    if not drawn:
        page.line(page.words("debrief.luck.none"))
    words = page.words
    for one in drawn:
        choice = page.phrases.scenario.choice(one.choice)
        outcome, odds = page.plain(choice.outcomes[one.outcome].label), page.phrases.odds(one.odds)
        entry = words("debrief.luck.entry", choice=page.plain(choice.label), outcome=outcome, odds=odds)
        page.line(f"- {entry}.", hang=2)
        page.line(others_line(page, [(choice.outcomes[name], odds) for name, odds in one.others]), indent=2)
        for possible in (choice.outcomes[name] for name in (one.outcome, *dict(one.others))):
            if possible.odds_from:
                page.line(words("terminal.odds_from", text=page.plain(possible.odds_from)), indent=2)
        page.line(words(f"debrief.luck.{one.fell()}") + ".", indent=2)
    page.notes()


def meters(page: Page, debrief: Debrief) -> None:
    """Add the values of each meter, from the opening to the end."""
    page.heading(page.words("debrief.meters"))
    for name, values in debrief.meters.items():
        label = page.phrases.scenario.meters[name].label
        course = ", ".join(str(value) for _, value in values)
        page.line(page.words("terminal.row", label=label, value=course), hang=2)


def roads(page: Page, debrief: Debrief) -> None:
    """Add the choices that were open where another was made."""
    page.heading(page.words("debrief.roads"))
    number = 0
    for road in debrief.roads_not_taken:
        if road.number != number:
            number = road.number
            scene = page.plain(page.phrases.scenario.scenes[road.choice.key.scene].title)
            page.line(page.words("terminal.road", number=number, scene=scene), hang=3)
        page.line(f"- {page.plain(road.choice.label)}", indent=3, hang=2)
        # What the best advocates would say for it and against it, and what nobody knew.
        taught = road.choice.teaching
        said = {"for": taught.best_for, "against": taught.best_against, "unknown": taught.unknown_then}
        for key, text in said.items():
            if text:
                page.line(page.words(f"terminal.road.{key}", text=page.plain(text)), indent=5)
    page.notes()


def timeline(page: Page, debrief: Debrief) -> None:
    """Add what really happened, with its authorities, and what this play leaves out or changes."""
    page.heading(page.words("debrief.timeline"))
    for event in debrief.timeline:
        page.gap()
        _event(page, event)
    simplified = page.phrases.scenario.history.simplified
    if simplified:
        page.heading(page.words("debrief.simplified"))
    for text in simplified:
        page.line(f"- {page.plain(text)}", hang=2)
    page.notes()


def papers(page: Page, debrief: Debrief) -> None:
    """Add the claims of each paper that was shown: how far each holds, why, and how it was marked."""
    words = page.words
    page.heading(words("claims.heading"))
    for paper in debrief.papers:
        page.gap()
        page.line(page.plain(paper.exhibit.title))
        for number, (claim, marked) in enumerate(paper.claims, start=1):
            page.gap()
            page.line(f"{number:>2}. {page.plain(claim.says)}", hang=4)
            answer = words(
                "claims.answer", exactness=words(f"claims.{claim.exactness}"), because=claim.because
            )
            page.line(page.cited(answer.rstrip(), claim.cites), indent=4)
            if marked:
                page.line(words("claims.marked", mark=words(f"claims.{marked}")), indent=4)
    page.notes()


def objectives(page: Page, debrief: Debrief) -> None:
    """Add each objective: met and in which scene, not met, or for talk."""
    words, scenes = page.words, page.phrases.scenario.scenes
    page.heading(words("debrief.objectives"))
    for one in debrief.objectives:
        page.line(f"- {page.plain(one.objective.says)}", hang=2)
        scene = page.plain(scenes[one.met_in].title) if one.met_in else ""
        page.line(words(f"debrief.objectives.{one.verdict}", scene=scene), indent=2)


def questions(page: Page, _debrief: Debrief) -> None:
    """Add the questions of each theme, without their answers."""
    page.heading(page.words("debrief.questions"))
    page.line(page.words("debrief.ask"))
    for number, ask, _ in _numbered(page):
        page.gap()
        page.line(f"{number:>2}. {ask}", hang=4)


def answers(page: Page, _debrief: Debrief) -> None:
    """Add the questions again, each with a model answer."""
    page.heading(page.words("terminal.part.answers"))
    for number, ask, answer in _numbered(page):
        page.gap()
        page.line(f"{number:>2}. {ask}", hang=4)
        page.markdown(answer, indent=4)
    page.notes()


def _numbered(page: Page) -> Iterator[tuple[int, str, str]]:
    asked = (question for theme in page.phrases.scenario.teaching.themes for question in theme.questions)
    for number, question in enumerate(asked, start=1):
        yield number, page.plain(question.ask), question.answer

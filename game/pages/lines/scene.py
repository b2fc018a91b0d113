"""A scene in lines: how the case begins, where it stands, what counsel can do, and how the case ends."""

from collections.abc import Iterator

from game.content.mentions import links_in
from game.content.words import Words
from game.engine.play import Play
from game.errors import GameError
from game.model.kinds import all_hold
from game.model.position import Position
from game.model.scene import Choice, Ending, MoveRefused, Reason, Scene
from game.pages.lines.page import Page, sentence
from game.pages.lines.story import Met, exhibit, prose


def beginning(page: Page, play: Play) -> None:
    """Add what is read before the first scene: the case, who you are, and what is watched."""
    scenario, words = play.case.scenario, page.words
    page.heading(scenario.words.title)
    if play.case.variant:
        page.line(words("briefing.variant", title=scenario.variants[play.case.variant].title))
    for text in (scenario.words.summary, scenario.words.role):
        page.gap()
        page.markdown(text)
    page.heading(words("briefing.matters"))
    for matter in scenario.matters.values():
        page.line(f"- {matter.title}. {matter.procedure.means}".rstrip(), hang=2)
    # The meters that are shown, and which way is the good one.
    meters = scenario.meters.values()
    watched = [meter for meter in meters if all_hold(meter.shown_when, play.position)]
    if watched:
        page.heading(words("briefing.meters"))
    for meter in watched:
        named = {"value": play.position.meters[meter.id], "better": words(f"meter.better.{meter.better}")}
        page.line(f"- {words('terminal.meter', label=meter.label, **named)}", hang=2)
    page.gap()
    page.markdown(scenario.words.disclaimer)
    page.gap()
    page.line(words("terminal.how_to"))


def scene(page: Page, play: Play) -> None:
    """Add the scene: where and when, what is read, what can be done."""
    case, position = play.case, play.position
    here = case.scene(position)
    page.gap()
    page.title(page.words("terminal.scene", number=len(play.replay.steps) + 1, title=page.plain(here.title)))
    page.line(whereabouts(page, here.forum, position))
    page.line(standing(page, play))
    met = Met.until_scene(case, play.replay)
    prose(page, case.text(position), met, position)
    for name in here.exhibits:
        exhibit(page, name, met, position)
    terms = terms_in(play)
    if terms:
        glossary = case.scenario.sources.glossary
        page.gap()
        page.line(page.words("terminal.terms", terms=", ".join(glossary[term].term for term in terms)))
    page.notes()


def whereabouts(page: Page, forum: str, position: Position) -> str:
    """Return forum and day."""
    day = page.phrases.day_number(position.date)
    today = page.words("clock.date", date=page.phrases.day(position.date), day=day)
    return page.words("scene.forum_date", forum=forum, date=today) if forum else today


def standing(page: Page, play: Play) -> str:
    """Return the case's standing in one line: postures, fines, what runs out; at an ending nothing runs."""
    position, is_over = play.position, play.case.ending(play.position) is not None
    parts: list[str] = []
    for name, duty in position.matters.items():
        matter = page.phrases.scenario.matters[name]
        stands = page.phrases.stands(name, duty)
        parts.append(page.words("terminal.stands", matter=matter.title, posture=stands))
        owed = page.phrases.money(duty.fines)
        if duty.sanction is not None and not is_over:
            # What each further day costs, too.
            key = "terminal.owes.running" if matter.procedure.accrues(duty) else "terminal.owes.stayed"
            daily = page.phrases.money(duty.sanction.on_day(duty.accrued_days + 1))
            parts.append(page.words(key, sum=owed, daily=daily))
        elif duty.fines:
            parts.append(page.words("clock.sum_owed", sum=owed))
    for deadline, running in position.deadlines.items():
        if running.status == "open" and not is_over:
            days = (running.last_day - position.date).days
            left = page.words.counted("clock.days_left", days, days=days)
            label = page.phrases.scenario.deadlines[deadline]
            parts.append(page.words("terminal.runs_out", label=label, left=left))
    return " ".join(f"{part}." for part in parts)


def choices(page: Page, play: Play) -> None:
    """Add the choices with their numbers; a locked one says why."""
    here = play.case.scene(play.position)
    page.gap()
    page.line(question(here, page.words))
    for number, choice in enumerate(play.case.choices(play.position), start=1):
        page.gap()
        page.line(f"{number:>3}. {page.plain(choice.label)}", hang=5)
        reasons = why_locked(play, choice)
        meta = page.phrases.meta(choice, play.position.date)
        page.line(page.words("terminal.locked_meta", meta=meta) if reasons else meta, indent=5)
        for line in reason_lines(page, play, reasons):
            page.line(line, indent=5)


def question(scene: Scene, words: Words) -> str:
    """Return what stands over the choices of a scene; where it goes on by itself, that it does."""
    by_itself = any(choice.by_itself for choice in scene.choices.values())
    return scene.question or words("choice.goes_on" if by_itself else "choice.default_question")


def why_locked(play: Play, choice: Choice) -> tuple[Reason | GameError, ...]:
    """Return why a choice is locked; a mistake of the scenario locks it too."""
    try:
        return play.case.reasons(play.position, choice.key.choice)
    except GameError as mistake:
        return (mistake,)


def reason_lines(page: Page, play: Play, reasons: tuple[Reason | GameError, ...]) -> Iterator[str]:
    """Yield the sentences for some reasons, each with its authorities."""
    for reason in reasons:
        if isinstance(reason, GameError):
            yield sentence(reason)
            continue
        lines = [page.plain(line) for line in page.phrases.reason(reason, play.position)]
        cites = page.phrases.cites_of(reason)
        if cites and isinstance(reason, MoveRefused):
            cited = "; ".join(map(page.phrases.full_cite, cites))
            lines[0] = page.words("reason.refused.cited", says=lines[0], cites=f"{cited}.")
        yield from lines


def reasons_of(play: Play, choice: Choice) -> tuple[Reason, ...]:
    """Return why a choice is locked, mistakes of the scenario left out."""
    return tuple(reason for reason in why_locked(play, choice) if not isinstance(reason, GameError))


def terms_in(play: Play) -> tuple[str, ...]:
    """Return the glossary terms that the scene's texts and choices link to."""
    case, position = play.case, play.position
    sources = case.scenario.sources
    texts = [part.text for part in case.text(position)]
    for name in case.scene(position).exhibits:
        texts.extend(part.text for part in case.document(name, position))
    texts.extend(choice.label for choice in case.choices(position))
    links = (link for text in texts for link in links_in(text))
    return tuple(
        dict.fromkeys(link.id for link in links if link.noun == "term" and link.id in sources.glossary)
    )


def ending(page: Page, play: Play, how: Ending) -> None:
    """Add how the case ends, what it cost, and what it teaches."""
    words, position = page.words, play.position
    page.heading(words("terminal.ending", title=page.plain(how.title)))
    scene = play.case.scene(position)
    if scene.title != how.title:
        page.line(scene.title)
    page.line(whereabouts(page, page.plain(scene.forum), position))
    page.line(standing(page, play))
    prose(page, play.case.text(position), Met.until_scene(play.case, play.replay), position)
    page.gap()
    page.line(words(f"tone.{how.tone}"))
    if how.historical:
        page.line(words("ending.historical"))
    if how.lesson:
        page.gap()
        page.line(words("ending.lesson", lesson=page.plain(how.lesson)))
    page.notes()

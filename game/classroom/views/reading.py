"""What of a phase a class reads together in its minutes; the rest is on phones and in the report."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby

from game.classroom.views import bodies
from game.content.words import Words
from game.search.reading_time import words_in

# From a screen that one person turns; alone, everybody reads half as much again.
WORDS_A_MINUTE = 100
# Distances of the last row, in heights of the screen, that a teacher can choose from.
DEPTHS = (6, 8, 11, 16, 20)
LEAST = 22  # the smallest type is the height of the screen divided by this
# From the least certain: a sum of several moves is no more certain than the least of them.
_TRUTHS = ("invented", "inferred", "documented")
_LINES_HEARD = 2
# From this many options on, a count of votes is headed by a word: what each says was read twice before.
NAMED = 3
# More options than this are not all shown with bars; so many turns in a row are not each worth a line.
_MANY, _RUN = 5, 2


def farther(depth: int) -> float:
    """Return how many times larger than usual the type of P is in a room of some depth; never smaller."""
    return max(1.0, depth * LEAST / 400)


def together(body: bodies.Body, minutes: float, words: Words) -> bodies.Body:
    """Return what of a phase stands on P: as much as its minutes allow, what matters most first."""
    budget = round(WORDS_A_MINUTE * max(1.0, minutes))
    match body:
        case bodies.FactsBody():
            # Of what happened meanwhile the last entry stays in any case.
            while words_shown(body) > budget and len(body.played) > 1:
                body = replace(body, played=body.played[1:])
            return body
        case bodies.RevealBody():
            return _reveal(body, budget)
        case bodies.ConsequenceBody():
            # What the class did and where it led: its own entries, the last one played for it, each meter.
            played = [entry for entry in body.entries if entry.played_for_the_class]
            entries = tuple(entry for entry in body.entries if entry not in played[:-1])
            kept = replace(body, text=(), entries=entries, moves=tuple(summed(body.moves, words)))
            while words_shown(kept) > budget and len(kept.entries) > 1:
                kept = replace(kept, entries=kept.entries[:-1])
            return kept
        case bodies.HistoryBody():
            return _history(body, budget)
        case bodies.DebriefBody():
            return replace(body, lines=body.lines[-_LINES_HEARD:])
        case _:
            return body


def _reveal(body: bodies.RevealBody, budget: int) -> bodies.RevealBody:
    """Return every count, and of the options ahead the best for and against while there are words left."""
    # Counted are the votes of the last poll; an option that a tie left out has none.
    bars = {one.letter: one.first if body.one_poll else one.second for one in body.options}
    votes = {letter: bar.count if bar else 0 for letter, bar in bars.items()}
    silent = {
        one.letter: replace(one, best_for="", best_against="", unknown_then="", reasons=())
        for one in body.options
    }
    shown = replace(body, options=tuple(silent.values()))
    for one in sorted(body.options, key=lambda one: votes[one.letter], reverse=True):
        if not votes[one.letter]:
            break
        # What a student wrote gives way first; phones and the report have it.
        for reasons in (one.reasons[:1], ()):
            heard = {**silent, one.letter: replace(one, unknown_then="", reasons=reasons)}
            longer = replace(body, options=tuple(heard.values()))
            if words_shown(longer) <= budget:
                break
        # Whichever is ahead is heard in any case.
        if words_shown(longer) > budget and any(option.best_for for option in shown.options):
            break
        silent, shown = heard, longer
    return shown


def idle(body: bodies.RevealBody) -> tuple[str, ...]:
    """Return the options that nobody voted for, where there are too many to show each with its bars."""
    heard = [one for one in body.options if any(bar and bar.count for bar in (one.first, one.second))]
    if len(body.options) <= _MANY or not heard:
        return ()
    return tuple(one.letter for one in body.options if one not in heard)


def runs(body: bodies.HistoryBody, path: bodies.CoursePath) -> Iterator[bodies.CourseTurn | int]:
    """Yield the turns of a course where a class decided or left history; of those between, how many.

    What lies between stands on every phone.
    """
    parted = {node.title for one in body.courses for node in one.nodes if node.votes or node.fork}
    for shown, nodes in groupby(path.nodes, key=lambda node: node.title in parted):
        run = tuple(nodes)
        if shown or len(run) < _RUN:
            yield from run
        else:
            yield len(run)


def _history(body: bodies.HistoryBody, budget: int) -> bodies.HistoryBody:
    """Return whose the names were, what was decided, and each fork, with its why as far as words last."""
    courses = tuple(_with_key_turns(path) for path in body.courses)
    kept = replace(body, courses=courses, real=body.real and _with_key_turns(body.real), events=())
    # The first forks decide what the later ones could be, so that whys go from the last on.
    places = [(at, place) for at, path in enumerate(courses) for place in range(len(path.nodes))]
    for at, place in reversed(places):
        if words_shown(kept) <= budget:
            break
        path = kept.courses[at]
        nodes = (*path.nodes[:place], replace(path.nodes[place], why=""), *path.nodes[place + 1 :])
        paths = (*kept.courses[:at], replace(path, nodes=nodes), *kept.courses[at + 1 :])
        kept = replace(kept, courses=paths)
    return kept


def _with_key_turns(path: bodies.CoursePath) -> bodies.CoursePath:
    return replace(path, nodes=tuple(node for node in path.nodes if node.votes or node.fork))


def summed(moves: tuple[bodies.MeterMove, ...], words: Words) -> Iterator[bodies.MeterMove]:
    """Yield one line for each meter: where all its moves together have taken it, without their causes."""
    for label in dict.fromkeys(move.label for move in moves):
        own = [move for move in moves if move.label == label]
        by = own[-1].after - own[0].before
        if by == 0:
            continue
        moved = words("meter.rose" if by > 0 else "meter.fell", by=abs(by))
        said = {move.truth for move in own}
        labels = (words(f"truth.{kind}") for kind in _TRUTHS)
        truth = next((one for one in labels if one in said), own[-1].truth)
        grave = any(move.grave for move in own)
        yield replace(own[-1], before=own[0].before, moved=moved, because="", truth=truth, grave=grave)


def as_one(moves: tuple[bodies.MeterMove, ...], words: Words) -> tuple[bodies.MeterMove, ...]:
    """Return one move of each meter, all under the one label of the least certain."""
    each = tuple(summed(moves, words))
    said = {one.truth for one in each}
    least = next((words(f"truth.{kind}") for kind in _TRUTHS if words(f"truth.{kind}") in said), "")
    return tuple(replace(one, truth=least) for one in each)


def words_shown(body: bodies.Body) -> int:
    """Return how many words of a phase stand to be read on P."""
    return sum(map(words_in, _texts(body)))


def _texts(body: bodies.Body) -> Iterator[str]:
    match body:
        case bodies.FactsBody():
            yield from (body.title, body.opened_anew)
            yield from (one.text for one in body.played)
            yield from (one.text for one in body.facts)
            for sheet in body.exhibits:
                yield from (sheet.title, *(line.text for line in sheet.lines))
        case bodies.QuestionBody():
            answers = (one.text for one in body.answers if body.right in ("", one.letter))
            yield from (body.ask, *answers, body.in_fact, body.at_first)
        case bodies.BallotBody() | bodies.DiscussionBody() | bodies.WhatIfBody():
            yield body.prompt if isinstance(body, bodies.DiscussionBody) else body.question
            yield body.fact if isinstance(body, bodies.WhatIfBody) else ""
            for one in body.options:
                yield from (one.label, *one.why[:1], *(source.cite for source in one.sources[:1]))
        case bodies.MootBody():
            yield from (body.heading, *body.says, *(one.label for one in body.argued), *body.asked)
        case bodies.DebriefBody():
            yield from (body.theme, body.question, *body.lines)
        case bodies.MisconceptionBody():
            yield from (body.claim, body.in_fact, body.because)
        case bodies.JoinBody():
            yield body.note
        case bodies.ClosedBody():
            yield from (body.says, body.play_on)
        case bodies.PausedBody():
            yield body.says
        case bodies.TeamsBody():
            yield from _standing(body.teams)
        case bodies.TeamSceneBody():
            yield from _of_team(body)
        case bodies.RevealBody() | bodies.ConsequenceBody() | bodies.HistoryBody():
            yield from _told(body)


def _of_team(body: bodies.TeamSceneBody) -> Iterator[str]:
    if body.followed:
        yield from (body.followed.chose, body.followed.outcome, *(one.text for one in body.followed.text))
        for move in body.followed.moves:
            yield from (move.label, move.moved, move.because)
    if body.ended:
        yield body.ended
        return
    yield from (*_texts(body.scene), body.question)
    for one in body.options:
        yield from (one.label, *one.why[:1], *one.grounds)


def _standing(teams: tuple[bodies.TeamStanding, ...]) -> Iterator[str]:
    for one in teams:
        yield from (one.scene, one.chose, one.outcome, one.fines, one.ended)


def _told(body: bodies.RevealBody | bodies.ConsequenceBody | bodies.HistoryBody) -> Iterator[str]:
    match body:
        case bodies.RevealBody():
            yield from (body.decided, body.because, body.tie)
            yield from (f"{one.team} {one.stance} {' '.join(one.before)}" for one in body.teams)
            for each in body.options:
                yield each.label if len(body.options) < NAMED else each.stance
                sides = (each.best_for, each.best_against, each.unknown_then, *each.reasons[:2])
                if any(sides):
                    # A page of its own, under what it says.
                    yield from (each.label, *sides)
        case bodies.ConsequenceBody():
            yield from (body.decided, body.odds_drawn, *(one.text for one in body.text))
            yield from (one.text for one in body.entries)
            for move in body.moves:
                yield from (move.label, move.moved, move.because)
        case bodies.HistoryBody():
            yield from body.stood_for
            yield from _standing(body.teams)
            for one in body.crossings:
                yield from (one.title, *(row.label for row in one.rows))
            for path in (*body.courses, *((body.real,) if body.real else ())):
                yield path.ended
                for node in path.nodes:
                    yield from (node.day, node.title, node.choice, node.outcome, node.why)
            for event in body.events:
                yield from (event.day, event.who, event.what, event.why)

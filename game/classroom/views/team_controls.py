"""What the teacher can do for a team that plays its own course: buttons of T's window and its remote page.

A team without a phone tells its letter aloud, and the teacher presses for it; so for any other team.
"""

from collections.abc import Iterator

from game.classroom.acts.ballots import ANEW
from game.classroom.session import Session
from game.classroom.views.bodies import OptionLine
from game.classroom.views.public import team_page
from game.classroom.views.teacher_lines import Control, ControlGroup
from game.classroom.views.teams import standing_of, team_in_front
from game.content.words import Words


def team_groups(session: Session, words: Words, team: str) -> Iterator[ControlGroup]:
    """Yield where a team stands with what it is asked, each option to press for it, and its other buttons."""
    page, stands = team_page(session, team, full=False), standing_of(session, team)
    turns = words.counted("class.note.turns", stands.turns)
    says = page.question if page.options else f"{words('seat.team_ended')} {page.ended}"
    yield ControlGroup(words("class.t.team_at", team=team, turns=turns, where=stands.where), says)
    if page.anew:
        label = f"{ANEW}. {words('seat.team_open_anew')}"
        yield ControlGroup(controls=(Control(f"press:{team}:{page.poll}:{ANEW}", label),))
    for option in page.options:
        if option.open:
            yield _option(words, f"{team}:{page.poll}", option)
    acts = [Control(f"take-back:{team}", words("class.t.take_back", team=team))] if stands.turns else []
    shown = team_in_front(session) == team
    number = 0 if shown else 1 + [*session.roads].index(team)
    acts.append(
        Control(f"show:{number}", words("class.t.teams_on_p" if shown else "class.t.on_p", team=team))
    )
    yield ControlGroup(controls=tuple(acts))


def _option(words: Words, turn: str, option: OptionLine) -> ControlGroup:
    """Return the button of an option; where it has grounds, their numbers are written first."""
    label = f"{option.letter}. {option.label}"
    if not option.grounds:
        return ControlGroup(controls=(Control(f"press:{turn}:{option.letter}", label),))
    grounds = "; ".join(f"{number}. {ground}" for number, ground in enumerate(option.grounds, start=1))
    says = words("class.t.grounds_are", letter=option.letter, ask=option.ask.rstrip(".:"), grounds=grounds)
    return ControlGroup(says=says, controls=(Control(f"grounds:{turn}:{option.letter}", label),), filled="")

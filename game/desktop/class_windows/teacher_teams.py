"""What stands on T for teams that play their own courses: which team, its scene, and what can be pressed."""

from collections.abc import Iterator
from dataclasses import replace

from game.classroom.session import Session
from game.classroom.views.public import team_page
from game.classroom.views.team_controls import team_groups
from game.classroom.views.teams import standings
from game.content.words import Words
from game.desktop.class_windows.teacher_rows import OptionMarkButton, grouped
from game.desktop.toolkit.boxes import Rule
from game.desktop.toolkit.buttons import Buttons
from game.desktop.toolkit.intents import Select
from game.desktop.toolkit.markup import blocks
from game.desktop.toolkit.part import Part, Target
from game.desktop.toolkit.prose import PlainText, Prose


def team_parts(session: Session, words: Words, front: str) -> Iterator[Part]:
    """Yield the marks of all teams, and under them the team in front: the first where none was named."""
    teams = [one.team for one in standings(session)]
    team = front if front in teams else teams[0]
    marks = (
        OptionMarkButton(
            Target(f"team:{one}", words("class.team_course", team=one), Select(f"team:{one}")),
            letter=one,
            chosen=one == team,
        )
        for one in teams
    )
    yield Buttons(tuple(marks))
    page = team_page(session, team, full=False)
    where, *rest = team_groups(session, words, team)
    yield PlainText(where.heading, "label-bold", says="heading")
    if page.followed:
        told = f"{page.followed.chose} {page.followed.outcome}".strip()
        yield Prose("team:followed", blocks(told), "body")
    yield from grouped(replace(where, heading=""))
    for group in rest:
        yield from grouped(group)
    for key in ("on_p_means", "press_help"):
        yield PlainText(words(f"class.t.{key}"), "row", "ink2")
    if page.ended:
        return
    # The options are seen first; what is read aloud lies below them.
    yield Rule("rule")
    for number, line in enumerate(page.scene.facts):
        said = f"**{line.speaker}:** {line.text}" if line.speaker else line.text
        yield Prose(f"team:fact:{number}", blocks(said), "body")

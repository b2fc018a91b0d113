"""How a case ends, in lines: what became of it, what it cost, and what it teaches."""

from game.engine.play import Play
from game.model.scene import Ending
from game.pages.lines.page import Page
from game.pages.lines.scene import standing, whereabouts
from game.pages.lines.story import Met, prose


def ending(page: Page, play: Play, how: Ending) -> None:
    """Add how the case ends, what it cost, and what it teaches."""
    words, position = page.words, play.position
    page.heading(words("terminal.ending", title=page.plain(how.title)))
    scene = play.case.scene(position)
    if scene.title != how.title:
        page.line(scene.title)
    page.line(whereabouts(page, "", position))
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

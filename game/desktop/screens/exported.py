"""What the player is given to keep of a play: its debrief as a page, its transcript as text."""

from game import places
from game.desktop.screens.desk import Sitting
from game.desktop.toolkit.buttons import Button
from game.desktop.toolkit.intents import Select
from game.desktop.toolkit.kit import Target
from game.errors import GameError
from game.saves.files import export, export_name


def button(sitting: Sitting, kind: str) -> Button:
    """Return the button that writes a file."""
    return Button(Target("export", sitting.desk.words("desktop.export"), Select("export")), kind)


def debrief_written(sitting: Sitting) -> str:
    """Write the debrief of a finished play down; return a sentence that says where, or why not."""
    from game.pages.debriefed.finished import Finished
    from game.pages.debriefed.page import debrief_page

    opened, play = sitting.opened, sitting.play
    ending, work = opened.case.ending(play.position), sitting.desk.odds.of(opened.case, play.replay.turns)
    if not work.over.is_set():
        return sitting.desk.words("desktop.export.odds_first")
    if ending is None:
        return ""
    decisions = {decision.number: decision for decision in work.decisions}
    page = debrief_page(Finished(play, opened.phrases, opened.real, decisions), ending)
    return _written(sitting, "debrief.html", page)


def transcript_written(sitting: Sitting) -> str:
    """Write all text of a play down; return a sentence that says where, or why not."""
    from game.pages.lines.telling import transcript

    opened = sitting.opened
    lines = transcript(sitting.play, opened.phrases, opened.real)
    return _written(sitting, "transcript.txt", "\n".join(lines) + "\n")


def _written(sitting: Sitting, what: str, text: str) -> str:
    name = f"{export_name(sitting.opened.scenario.id)}-{what}"
    try:
        file = export(name, text, places.exports())
    except GameError as error:
        said = str(error)
        return f"{said[:1].upper()}{said[1:]}."
    return sitting.desk.words("desktop.export.written", name=file.name, folder=file.parent)

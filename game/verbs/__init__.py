"""The verbs of the command, one for each front and each tool of authors, in the order of the help."""

from game.verbs import classes, playing, previewing, proving, workshop
from game.verbs.command import app

__all__ = ("app", "classes", "playing", "previewing", "proving", "workshop")

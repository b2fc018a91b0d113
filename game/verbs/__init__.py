"""The verbs of the command, one for each front and each tool of authors, in the order of the help."""

from game.verbs import classes, exports, playing, previewing, proving, workshop
from game.verbs.command import app

__all__ = ("app", "classes", "exports", "playing", "previewing", "proving", "workshop")

"""The plainest front: whole lines out, a line in; what a screen reader, a pipe and a test use.

`run(play, session)` plays a case to the end of the input and returns the exit status; `start` of `session`
finds the case and the save first. Nothing that is printed depends on a clock, a path or what was played
before: the same seed and the same input give the same transcript.
"""

from game.terminal.session import TextSession, notes_on, run

__all__ = ("TextSession", "notes_on", "run")

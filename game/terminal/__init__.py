"""The plainest front: whole lines out, a line in; what a screen reader, a pipe and a test use.

`run(play, session)` plays a case to the end of the input and returns the exit status.
A `TextSession` has what that takes besides the play:

- `phrases`: `Phrases(scenario, words)` of the same scenario as the play's case;
- `reads`, `writes`: the streams, such as `sys.stdin` and `sys.stdout`;
- `real`: the replay of the real course, for the debrief, or None where the scenario has none;
- `slots`, `progress`: where the play is saved and its endings are noted; None saves nothing;
- `notes`: sentences to be said first, such as those of `notes_on(set_aside, saved, followed, phrases)` when a
  save is followed: which file was damaged, and where and why the save no longer fits the case.

Nothing that is printed depends on a clock, a path or what was played before: the same seed and the
same input give the same transcript.
"""

from game.terminal.session import TextSession, notes_on, run

__all__ = ("TextSession", "notes_on", "run")

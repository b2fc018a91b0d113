"""A class at work in two windows: T for the teacher alone, P for the room.

In: the views of a session. Out: the two windows, and the commands that the teacher gives.
Read first: `start`, `windows`, then `teacher` and `projector`.
"""

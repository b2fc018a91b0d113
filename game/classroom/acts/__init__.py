"""The commands, each in one class with all about it: its parts, and the session that it leads to.

In: a session and one command. Out: the next session, or NotNowError.
Read first: `base`, `room`, `phases`.
"""

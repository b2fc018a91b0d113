"""What each command does to a session: pure functions that return the next one or raise NotNowError.

In: a session and one command. Out: the next session.
Read first: `phases`, `votes`, `deciding`.
"""

"""What was asked of a session, on disk while it lasts: written in groups, read again after a crash.

In: accepted commands. Out: lines of a file, and the session that they make.
Read first: `keeping`, then `lines` and `writing`.
"""

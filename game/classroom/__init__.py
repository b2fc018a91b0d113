"""A class at work: a session is a value, a command gives the next one, and views say what each may see.

In: a lesson (a case and a plan), commands. Out: the next session or a refusal, views, a journal, a report.
Read first: `session`, `acts`, `working`.
"""

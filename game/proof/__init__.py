"""What `contempt check` reports of a case: problems with codes, places and remedies; plays that show them.

In: a scenario as it was read, and what the search found of it. Out: problems.
Read first: `checks` (a path to its problems, by reading), `proving` (by all plays).
"""

"""What `contempt check` tells of a case: problems with codes, places and remedies, and plays that show them.

In: a scenario as it was read, and what the search found of it. Out: problems.
Read first: `checks` (a path to its problems), `check_review` (by reading), `check_proof` (by all plays).
"""

"""The verbs of the game, pure: from a scenario and a record to positions, dockets and debriefs.

In: a scenario and turns. Out: what is open, what followed, and what a finished play teaches.
Read first: `case`, then `half_turn`, `openness`, `play`.
"""

"""Every position that a case can come to, and the exact odds of all its play; it knows no problem codes.

In: a scenario of the model, and how counsel chooses. Out: positions and what follows, odds, minutes, plays.
Read first: `packing` (a position as one number), `steps` (turns compiled), `explore` (the search), `odds`.
"""

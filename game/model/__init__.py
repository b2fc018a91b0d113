"""The nouns of the game: frozen values, each with its own rule; no file, clock, chance or print.

In: nothing but other values. Out: values.
Read first: `scenario`, `scene`, `position`.
"""

"""A play in plain lines of at most 80 columns: what the terminal prints, and what a transcript holds.

In: a play and its words. Out: lines of text.
Read first: `telling`, then `scene`, `turn`.
"""

"""The parts that only this game needs: cards of choices, the procedure map, courses, sheets, stamps.

In: plain values of a case, in words. Out: parts of the toolkit.
Read first: `cards`, `folder`, `one_sheet`.
"""

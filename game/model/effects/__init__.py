"""Changes to a position: each kind is one class, which says all that is asked of a change (`model.kinds`).

In: a position, or the fields of packed positions. Out: the position after it; its lines, what it sets.
Read first: `numbers`, then `record`, `deadlines`.
"""

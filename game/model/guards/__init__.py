"""Conditions on a position: each kind is one class, which says all that is asked of a guard (`model.kinds`).

In: a position, or the fields of packed positions. Out: whether it holds; its words, its line, what it reads.
Read first: `values` (what was found, raised and counted), `standing` (postures and days), `logic`.
"""

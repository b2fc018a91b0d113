"""What each kind of file may hold: typed documents, with a description of every key.

In: trees of texts. Out: documents, or what does not fit, and where.
Read first: `base`, `values`, then `scenario`.
"""

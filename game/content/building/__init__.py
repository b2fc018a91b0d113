"""From documents to the model: every name resolved, every mistake at its place.

In: typed documents and the names around them. Out: values of the model, and problems.
Read first: `scenario`, then `scope`, `scenes`, `halves`.
"""

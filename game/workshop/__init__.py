"""The tools of people who write cases: new, preview, diff, words, schema, reference, graph, list.

In: the files of a case, or what its author asks for. Out: drafts, lists, pictures, tables and schemas.
Read first: `new` (a draft from a few answers), `watching` (a case read again as it is saved), `schema`.
"""

"""Whatever comes from outside is changed by chance, and is read or refused in a sentence.

In come files of cases, saves, journals and words of the command line; out comes nothing, or a failure with
the seed that made it. `chance.py` first. Each run tries one seed; `-m long` two hundred, from `FUZZ_FROM` on.
Packed cases are tried so in `tests/content/test_parcels.py`, requests in `tests/classroom/room`.
"""

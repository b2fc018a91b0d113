"""A case in the window while it is being written: shown again whenever its files are saved.

In: the readings of a case by the workshop. Out: the screens of a play, with a strip of problems below.
Read first: `start`, `screen`, `previewed`.
"""

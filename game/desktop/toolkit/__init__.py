"""A small toolkit of our own: parts that know their height, draw themselves and read themselves out.

In: colours, type and spacing by role, and texts. Out: pixels, what can be pressed, and a mirror in words.
Read first: `kit`, `pen`, `part`, then `boxes`.
"""

"""One file for each screen of the window: a frozen value that takes intents and gives the next screen.

In: the desk (words, cases, what is kept) and a play. Out: the next screen, and a view made of parts.
Read first: `scene`, then `desk`, then `ways`, which alone knows them all.
"""

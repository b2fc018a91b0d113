"""The debrief of a finished play as one page that prints: each file gathers what one part of it shows.

In: a finished play. Out: one HTML file.
Read first: `page`, then `finished`.
"""

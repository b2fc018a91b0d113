"""What a class takes home: the report as a frozen value, and as HTML, CSV and JSON; no row for any seat.

In: a finished session. Out: files.
Read first: `building`, then `content` and `exports`.
"""

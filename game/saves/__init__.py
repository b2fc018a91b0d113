"""Files out and in: the record of a play, what was found so far, and the settings.

In: playthroughs and settings. Out: files that are replaced whole, and what they hold.
Read first: `record`, then `files`, `slots`.
"""

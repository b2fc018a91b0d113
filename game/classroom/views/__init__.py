"""What T, P and S see: built from the session in one place, already masked, and drawn as it is given.

In: a session and the moment. Out: frozen values with every text as it may be shown.
Read first: `public`, then `teacher`.
"""

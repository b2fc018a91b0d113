"""A class room on the network: its server, its pages, and what keeps both quiet and safe.

In: requests of phones. Out: pages of seats, and commands for the session.
Read first: `server`, `routes`.
"""

"""Held in Contempt: a teaching game of legal strategy."""

__version__ = "0.1.0"

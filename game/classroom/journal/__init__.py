"""What was asked of a session, on disk while it lasts: written in groups, read again after a crash."""

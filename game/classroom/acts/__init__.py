"""What each command does to a session: pure functions that answer with the next one or raise NotNowError."""

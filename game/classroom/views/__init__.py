"""What T, P and S see: built from the session in one place, already masked, and drawn as it is given."""

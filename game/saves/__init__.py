"""Files out and in: the record of a play, what was found so far, and the settings."""

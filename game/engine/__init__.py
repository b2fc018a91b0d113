"""The verbs of the game, pure: from a scenario and a record to positions, dockets and debriefs."""

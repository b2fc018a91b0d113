"""The nouns of the game: frozen values, each with its own rule; no file, clock, chance or print."""

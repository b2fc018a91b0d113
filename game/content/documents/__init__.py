"""What each kind of file may hold: typed documents, with a description of every key."""

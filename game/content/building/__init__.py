"""From documents to the model: every name resolved, every mistake at its place."""

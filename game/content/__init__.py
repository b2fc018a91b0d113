"""Files in: YAML to the model, every problem at its place; and the words of the screens."""

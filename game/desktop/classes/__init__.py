"""A class at work in two windows: T for the teacher alone, P for the room."""

"""A class at work: a session is a value, a command gives the next one, and views say what each may see."""

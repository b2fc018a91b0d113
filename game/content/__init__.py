"""Files in: YAML to the model, every problem at its place; and the words of the screens.

In: paths. Out: scenarios, rule books, playbooks, words, and problems.
Read first: `loading`, then `yaml_reader`, `documents`, `building`.
"""

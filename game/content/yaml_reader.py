"""YAML as it was written: a file to a tree of texts, each with its place."""

import gc
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import yaml

from game.content.problems import EnoughError, Findings
from game.content.text_file import read_text
from game.content.tree import Marks, Tree
from game.content.yaml_events import Reading, marks_of, odd_escapes

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

# What may stand for a sign that is no text; few files have any of these.
_ESCAPE = re.compile(r"\\[0abefvxuU]")


def read_tree(path: Path, findings: Findings) -> Tree | None:
    """Return what a file says, or with None after adding the problems that keep it from being read."""
    text = read_text(path, findings)
    return None if text is None else parse(text, path, findings)


def parse(text: str, path: Path, findings: Findings) -> Tree | None:
    """Return what a text says, or with None after adding the problems that keep it from being read.

    What is odd in its YAML and leaves it readable, such as a tag, is added all the same.
    """

    def marks(skipped: set[int]) -> Marks:
        with uncollected():
            return marks_of(_LOADER(text).get_event, skipped)

    reading = Reading(path, findings)
    try:
        with uncollected():
            reading.read(_LOADER(text).get_event)
        if _ESCAPE.search(text):
            for problem in odd_escapes(_LOADER(text).get_event, path):
                findings.add(problem)
        return reading.finished(marks)
    except EnoughError:
        return None
    except (yaml.YAMLError, RecursionError) as error:
        from game.content.yaml_mistakes import syntax_problem

        findings.add(syntax_problem(error, text, path))
        return None


@contextmanager
def uncollected() -> Iterator[None]:
    """Large files make many small values and no cycles: collecting in between only costs time."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()

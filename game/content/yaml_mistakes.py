"""What an author is told when a file is not well-formed YAML: in plain words, at the right line."""

from pathlib import Path

import yaml

from game.content.problems import Place, Problem


def syntax_problem(error: Exception, text: str, path: Path) -> Problem:
    """Answer with the problem behind an error of the YAML reader."""
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    lines = text.split("\n")
    written = lines[line - 1] if line <= len(lines) else ""
    reason = str(getattr(error, "problem", "") or "")
    context = str(getattr(error, "context", "") or "")
    tab = _tab_before(written, column)
    if tab is not None:
        what = "there is a tab here, and YAML indents with spaces"
        return Problem(Place(path, line, tab), "Y005", what, "Replace each tab by two spaces.")
    if "quoted scalar" in context:
        return _unclosed(error, path, line)
    if "block mapping" in context or "block collection" in context or "mapping values" in reason:
        return _indented(Place(path, line, column), reason)
    if "flow" in context:
        what = "a bracket that opens on this line or before is not closed, or a comma is missing"
        remedy = "Close `{...}` and `[...]`, and put quotes around texts with a comma, a colon or a bracket."
        return Problem(_opening(error, path, line, column), "Y004", what, remedy)
    return Problem(
        Place(path, line, column), "Y004", f"this is not YAML: {reason or 'it cannot be read'}", _ADVICE
    )


_ADVICE = "Look at this line and the one above; put quotes around a text that begins with a special sign."


def _tab_before(written: str, column: int) -> int | None:
    """Answer with the column of a tab in the indentation of the line, or where the reader stopped."""
    indentation = written[: len(written) - len(written.lstrip(" \t"))]
    if "\t" in indentation:
        return indentation.index("\t") + 1
    return column if written[column - 1 : column] == "\t" else None


def _unclosed(error: Exception, path: Path, line: int) -> Problem:
    place = _opening(error, path, line, 1)
    what = "a text in quotes opens here and does not close where it should"
    remedy = "Close the quotes; inside '...' write '' for an apostrophe, or leave the quotes out."
    return Problem(place, "Y006", what, remedy)


def _opening(error: Exception, path: Path, line: int, column: int) -> Place:
    opened = error.context_mark if isinstance(error, yaml.MarkedYAMLError) else None
    return Place(path, opened.line + 1, opened.column + 1) if opened else Place(path, line, column)


def _indented(place: Place, reason: str) -> Problem:
    if "mapping values" in reason:
        what = "there is a colon here that YAML takes for a key"
        remedy = "Put quotes around the text, or indent this line like its neighbours."
        return Problem(place, "Y004", what, remedy)
    what = "this line is not indented like its neighbours, or a quote or colon is missing before it"
    return Problem(place, "Y007", what, "Line it up with the lines it belongs to, two spaces a step.")

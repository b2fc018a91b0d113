"""YAML as an editor reads it: by the core schema of YAML 1.2, where `60` is a number and `no` a text."""

import re
from pathlib import Path
from typing import Any

import yaml

_WORDS = {"true": True, "True": True, "false": False, "False": False, "null": None, "~": None, "": None}


def read_as_editor(text: str) -> Any:
    """Return what an editor makes of a file."""
    node = yaml.compose(text, Loader=yaml.CSafeLoader)
    return _made(node) if node else None


def read_file_as_editor(file: Path) -> Any:
    """Return what an editor makes of a file on disk."""
    return read_as_editor(file.read_text("utf-8"))


def _made(node: yaml.Node) -> Any:
    if isinstance(node, yaml.MappingNode):
        return {key.value: _made(value) for key, value in node.value}
    if isinstance(node, yaml.SequenceNode):
        return [_made(part) for part in node.value]
    value = str(node.value)
    if node.style:
        return value
    if value in _WORDS:
        return _WORDS[value]
    if re.fullmatch(r"[-+]?\d+", value):
        return int(value)
    return float(value) if re.fullmatch(r"[-+]?(\.\d+|\d+(\.\d*)?)([eE][-+]?\d+)?", value) else value

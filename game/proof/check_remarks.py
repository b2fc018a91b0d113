"""Signs that do something else than it seems: a # that cuts a text off, and a tag that is shown as it stands.

To YAML, what stands behind a # is a remark, and nobody sees it again.
"""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import yaml

from game.content.problems import Place, Problem
from game.proof.check_prose import strings_in
from game.proof.check_sheet import Finding, Sheet

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

# A remark has a space behind its #; `No. #12` has none.
_CUT = re.compile(r"[ \t]+#[^\s#!]")
# The same anywhere, beginning with its # because that is found at once in a long file.
_ANY = re.compile(r"#(?<=[ \t]#)[^\s#!]")

# The tags of a web page that people write into texts, with the Markdown for it where there is any.
_MARKDOWN: Mapping[str, str] = {"b": "**words**", "strong": "**words**", "i": "*words*", "em": "*words*"}
_TAG = re.compile(r"</?(b|strong|i|em|u|br|p|a|span|div|h[1-6]|ul|ol|li)(?: [^<>]*)?/?>")


def check_remarks(sheet: Sheet) -> None:
    """Write down each text that goes on behind a #, which nobody will read, and each that has a tag."""
    path = sheet.tree.path
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except (OSError, UnicodeDecodeError):
        return
    what = "a # cuts this text off: what follows it is a remark, and is not shown"
    remedy = "Put quotes around the whole text, or a space behind the # where a remark is meant."
    for place in _cut_off(text, path) if _ANY.search(text) else ():
        sheet.findings.append(Finding(Problem(place, "Y018", what, remedy, "warning")))
    if _TAG.search(text):
        _tell_tags(sheet)


def _tell_tags(sheet: Sheet) -> None:
    for steps, text in strings_in(sheet.tree.plain, ()):
        if tag := _TAG.search(text):
            told = f"the tag '{tag[0][:20]}' is shown to the player as it stands here"
            mark = _MARKDOWN.get(tag[1])
            remedy = (
                f"Write `{mark}` for it." if mark else "Take it out; a new paragraph is a new part of a list."
            )
            sheet.warn(steps, "L004", (told, remedy))


def _cut_off(text: str, path: Path) -> Iterator[Place]:
    """Yield the places at which a text without quotes is cut off."""
    lines = text.splitlines()
    for token in yaml.scan(text, Loader=_LOADER):
        if isinstance(token, yaml.ScalarToken) and token.plain:
            end = token.end_mark
            if _CUT.match(lines[end.line][end.column :] if end.line < len(lines) else ""):
                yield Place(path, token.start_mark.line + 1, token.start_mark.column + 1)

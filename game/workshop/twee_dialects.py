"""What is peculiar to one story format of Twine, written in the markup that all of them are read in.

Chapbook and Snowman become SugarCube's conditions and settings; pictures, headings, named hooks and scripts
of all formats become words, or a remark with the line. No line is added or lost.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from game.content.problems import brief

# Tells what was not carried over, of a line.
Tell = Callable[[int, str], None]
SUGAR_LIKE = ("sugarcube", "snowman", "chapbook")
KNOWN = ("", "harlowe", *SUGAR_LIKE)


@dataclass(frozen=True, slots=True)
class _Rewriting:
    """A text that is written anew, from a line of the file on."""

    first: int
    tell: Tell

    def each(self, pattern: str, text: str, anew: Callable[[re.Match[str]], str], said: str = "") -> str:
        """Return the text with what matches written anew, its lines kept; what is said has the match in."""

        def written(found: re.Match[str]) -> str:
            if said:
                line = self.first + text.count("\n", 0, found.start())
                self.tell(line, said.format(brief(found[1] if found.re.groups else found[0])))
            new = anew(found)
            return new + "\n" * (found[0].count("\n") - new.count("\n"))

        return re.sub(pattern, written, text, flags=re.MULTILINE | re.DOTALL)


def _nothing(_: re.Match[str]) -> str:
    return ""


def _first(found: re.Match[str]) -> str:
    return found[1]


def in_common_markup(text: str, first: int, story_format: str, tell: Tell) -> str:
    """Return the markup of a passage in that which all formats share; its first line is one of the file."""
    anew = _Rewriting(first, tell)
    text = anew.each(
        r"<(script|style)\b[^<>]{0,300}>.{0,20000}?</\1>", text, _nothing, "what stands in `<{}>` is left out"
    )
    text = anew.each(r"\\(?=\n)", text, _nothing)
    text = anew.each(r"~~(?=\S)([^~\n]{1,600})~~", text, _first)
    formats: Mapping[str, Callable[[_Rewriting, str], str]] = {
        "sugarcube": _sugarcube,
        "snowman": _snowman,
        "chapbook": _chapbook,
    }
    return formats.get(story_format, _harlowe)(anew, text)


_PICTURE = "the picture '{}' is left out: a scene has `picture:`, with its description"


def _harlowe(anew: _Rewriting, text: str) -> str:
    text = anew.each(
        r"^#{1,6}(?![#\w-]*\])[ \t]*(\S[^\n]{0,300})$", text, lambda found: f"''{found[1].strip()}''"
    )
    # Names of hooks, and changers that are added to each other.
    text = anew.each(r"\|(\w[\w-]*)>(?=\[)", text, lambda _: "(nametag:)")
    text = anew.each(
        r"\|(\w[\w-]*)\)(?=\[)",
        text,
        lambda _: "(nametag:)",
        "the hook '{}' is hidden at first: its words are always there",
    )
    text = anew.each(r"\[([^\[\]]{0,600})\]<\w[\w-]*\|", text, _first)
    text = anew.each(r"\)\s*\+\s*(?=\([A-Za-z][\w-]*:)", text, lambda _: ")")
    return anew.each(r"(\$\w+)'s\s+[\w-]+", text, _first)


def _sugarcube(anew: _Rewriting, text: str) -> str:
    text = anew.each(r"^!{1,6}[ \t]*(\S[^\n]{0,300})$", text, lambda found: f"''{found[1].strip()}''")
    text = anew.each(
        r"\{\{\{(.{0,2000}?)\}\}\}", text, lambda found: re.sub(r"\[\[|\]\]|<<|>>|\$", "", found[1])
    )
    text = anew.each(r"@@(?:[^@;\n]{0,200};)*([^@]{0,2000}?)@@", text, _first)
    return anew.each(
        r"\[[<>]?img\[([^\[\]]{1,300})\](?:\[[^\[\]]{1,300}\])?\]", text, _linked_picture, _PICTURE
    )


def _linked_picture(found: re.Match[str]) -> str:
    target = re.search(r"\]\[([^\[\]]+)\]\]$", found[0])
    title = found[1].partition("|")[0] if "|" in found[1] else (target[1] if target else "")
    return f"[[{title.strip()}->{target[1].strip()}]]" if target else ""


def _markdown(anew: _Rewriting, text: str) -> str:
    text = anew.each(r"!\[[^\[\]\n]{0,300}\]\(([^()\n]{0,300})\)", text, _nothing, _PICTURE)
    text = anew.each(r"^#{1,6}[ \t]+(\S[^\n]{0,300})$", text, lambda found: f"''{found[1].strip()}''")
    return anew.each(r"(?<!\w)_(?=\S)([^_\n]{1,600})_(?!\w)", text, lambda found: f"//{found[1]}//")


def _of_variables(written: str) -> str:
    """Return code with the variables of SugarCube: `s.trust`, `state.trust` or `trust` is `$trust`."""
    plain = re.sub(r"\b(?:window\.story\.|story\.)?(?:s|state)\.(?=[A-Za-z])", "$", written)
    words = re.compile(r"(?<![$\w.'\"])[A-Za-z]\w*(?![\w(])")
    kept = ("true", "false", "and", "or", "not", "is")
    if "$" in plain:
        return plain
    return words.sub(lambda found: found[0] if found[0] in kept else f"${found[0]}", plain)


def _snowman(anew: _Rewriting, text: str) -> str:
    text = anew.each(
        r"<a\b[^<>]{0,300}data-passage=[\"']([^\"']{1,200})[\"'][^<>]{0,300}>([^<>]{0,300})</a>",
        text,
        lambda found: f"[[{found[2].strip()}->{found[1]}]]",
    )
    text = _markdown(anew, text)
    text = anew.each(
        r"(?<!\[)\[([^\[\]\n]{1,200})\]\(([^()\n:]{1,200})\)",
        text,
        lambda found: f"[[{found[1]}->{found[2]}]]",
    )
    text = anew.each(r"<%=\s*s\.([A-Za-z]\w*)\s*%>", text, lambda found: f"${found[1]}")
    code = (
        r"<%(?!=)\s*(?:\}\s*(else)\s*(?:if\s*\((?P<elif>[^{}]{1,300})\)\s*)?\{"
        r"|if\s*\((?P<if>[^{}]{1,300})\)\s*\{|(\}))\s*%>"
    )
    text = anew.each(code, text, _snowman_branch)
    sets = r"<%(?!=)((?:\s*s\.\w+\s*(?:[-+]?=|\+\+|--)[^;%]{0,200};?)+)\s*%>"
    text = anew.each(sets, text, lambda found: _set_macro(found[1]))
    return anew.each(r"<%(.{0,2000}?)%>", text, _nothing, "the script `{}` is left out")


def _snowman_branch(found: re.Match[str]) -> str:
    if found[1]:
        return f"<<elseif {_of_variables(found['elif'].strip())}>>" if found["elif"] else "<<else>>"
    return f"<<if {_of_variables(found['if'].strip())}>>" if found["if"] else "<</if>>"


def _set_macro(code: str) -> str:
    return "".join(f"<<set {_of_variables(part.strip())}>>" for part in code.split(";") if part.strip())


def _chapbook(anew: _Rewriting, text: str) -> str:
    """Return Chapbook's settings, modifiers and inserts as SugarCube has them."""
    head, rule, body = text.partition("\n--\n")
    if not rule:
        head, body = ("", text)
    lines = [_chapbook_setting(line, anew.first + at, anew.tell) for at, line in enumerate(head.split("\n"))]
    written = _chapbook_modifiers(body.split("\n"), anew.first + (len(lines) + 1 if rule else 0), anew.tell)
    whole = [*lines, "", *written] if rule else written
    text = _markdown(anew, "\n".join(whole))
    text = anew.each(r"^[ \t]*>[ \t]*(?=\[\[)", text, _nothing)
    text = anew.each(r"(?<!\{)\{([A-Za-z]\w*)\}", text, lambda found: f"${found[1]}")
    embedded = r"\{embed passage(?: named)?: *['\"]([^'\"{}]{1,200})['\"][^{}]{0,200}\}"
    text = anew.each(embedded, text, _nothing, "the words of '{}' would be shown here: copy them in")
    return anew.each(
        r"\{([^{}\n]{1,300})\}",
        text,
        _nothing,
        "the insert `{}` is left out: nothing in a case answers to it",
    )


def _chapbook_setting(line: str, number: int, tell: Tell) -> str:
    if not line.strip():
        return ""
    found = re.fullmatch(r"\s*([A-Za-z]\w*):\s*(.{1,300})", line)
    if found is None:
        tell(number, f"the setting `{brief(line)}` is left out")
        return ""
    value = re.sub(rf"(?<![$\w])({found[1]})(?!\w)", r"$\1", found[2].strip())
    return f"<<set ${found[1]} to {value}>>"


_BRANCHES: Sequence[str] = ("if ", "ifalways ", "unless ")


def _chapbook_modifiers(lines: list[str], first: int, tell: Tell) -> list[str]:
    """Return lines with their modifiers as conditions; what stands under a script or a note is left out."""
    found: list[str] = []
    is_open = is_aside = False
    for number, line in enumerate(lines, start=first):
        mark = re.fullmatch(r"\s*\[(?!\[)([^\[\]]{1,200})\]\s*", line)
        if mark is None:
            found.append("" if is_aside else line)
            continue
        said = mark[1].strip()
        begins = next((one for one in _BRANCHES if said.startswith(one)), "")
        is_else = said == "else" and is_open
        closes = "<</if>>" if is_open and not is_else else ""
        is_aside = said.lower().startswith(("note", "n.b.", "fixme", "todo", "javascript", "css"))
        if begins:
            test = _of_variables(said.removeprefix(begins)).replace("&&", "and").replace("||", "or")
            found.append(f"{closes}<<{'unless' if begins == 'unless ' else 'if'} {test}>>")
        else:
            found.append("<<else>>" if is_else else closes)
            if not is_else and said not in ("continue", "continued", "cont'd", "cont"):
                tell(
                    number,
                    f"the modifier `[{brief(said)}]` is left out" + ("" if is_aside else ": its words stay"),
                )
        is_open = bool(begins) or is_else
    if is_open and found:
        found[-1] += "<</if>>"
    return found

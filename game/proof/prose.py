"""Whether prose reads easily, in the language that the scenario names, with links that are links.

And characters that do something else than they seem to: a # that cuts a text off, a tag shown as it stands.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import Any

import yaml

from game.content.mentions import ALTERNATIVE
from game.content.problems import Place, Problem
from game.content.translating import FoundText
from game.content.translating import texts_in as shown_texts
from game.content.tree import Steps
from game.proof.findings import Finding, Sheet, block_in
from game.proof.lists import check_lists
from game.search.reading_time import words_in

HIGHEST_GRADE = 10
_LONG = 10
_SENTENCE = re.compile(r"[.!?:;]+[\"'”’)*]*(?:\s|$)")
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")

# The commonest small words of some languages, and the codes of two letters that stand for a language.
_COMMON: Mapping[str, str] = {
    "de": "der die das und ist nicht ein eine den dem von mit sich auf für",
    "en": "the of and to is a in that it was for not with on you",
    "es": "el la los las de que y es en un una por con no se",
    "fr": "le la les des de et est que un une dans pour pas qui du",
    "it": "il la le di che e è un una per non con del si i",
    "nl": "de het een van en is niet dat op te voor met die zijn er",
    "pt": "o a os as de que e é um uma em para não com do",
}
_LANGUAGES = (
    "aa ab ae af ak am an ar as av ay az ba be bg bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv "
    "dz ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie "
    "ig ii ik io is it iu ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv "
    "mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm "
    "rn ro ru rw sa sc sd se sg si sk sl sm sn so sq sr ss st su sv sw ta te tg th ti tk tl tn to tr ts "
    "tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu "
)
_ALMOST_A_LINK = re.compile(
    r"\[\[[^\]]*$|\[\[[^\]]*\](?!\])"
    r"|\[@(?![a-z0-9-]+(?: at [^\[\]\s][^\[\]]*)?\])[^\]]*\]?|\[#(?![a-z0-9-]+\])[^\]]*\]?"
    r"|(?<!\[)\[(?!\[)[^\[\]]*\]\]|\[[^\[\]]+\]\([^()\s]*\)"
)
# A name in single brackets, which may be one that was declared.
_ALONE = re.compile(r"(?<!\[)\[[a-z0-9-]+\](?![\](])")

_PARAGRAPHS = re.compile(r"\n\s*\n|\n(?=\s*(?:[-*+]|\d+[.)])\s)")
_BULLET = re.compile(r"^\s*\*\s")
# A single one that stands by itself is a sign of multiplication.
_STAR = re.compile(r"\*\*|(?<!\S)\*(?=\S)|(?<=\S)\*")

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

# A remark has a space behind its #; `No. #12` has none.
_CUT = re.compile(r"[ \t]+#[^\s#!]")
# The same anywhere, beginning with its # because that is found at once in a long file.
_ANY = re.compile(r"#(?<=[ \t]#)[^\s#!]")

# The tags of a web page that people write into texts, with the Markdown for it where there is any.
_MARKDOWN: Mapping[str, str] = {"b": "**words**", "strong": "**words**", "i": "*words*", "em": "*words*"}
_NO_MARK = "Take it out; a new paragraph is a new part of a list."
_TAG = re.compile(r"</?(b|strong|i|em|u|br|p|a|span|div|h[1-6]|ul|ol|li)(?: [^<>]*)?/?>")


def grade(text: str) -> float:
    """Return the school year that a text asks for, as far as its length tells.

    It is four tenths of the words in a sentence and of the words in a hundred that have ten letters or
    more: fifteen words and eight in a hundred make grade 9.
    """
    words = _WORD.findall(text)
    sentences = max(1, len(_SENTENCE.findall(text)))
    long = sum(len(word) >= _LONG for word in words)
    return 0.4 * (len(words) / sentences + 100 * long / max(1, len(words)))


def check_reading(sheet: Sheet) -> None:
    """Report a summary and short texts for the class that are hard to read."""
    language = sheet.tree.plain.get("language", "en")
    if not isinstance(language, str) or not language.startswith("en"):
        return
    scenes = (*block_in(sheet.tree.plain, "scenes"), *sheet.tree.pieces)
    read_by_all: list[Steps] = [("summary",), *(("scenes", name, "on_screen") for name in scenes)]
    for steps in read_by_all:
        text = " ".join(texts_in(sheet.written(steps)))
        if words_in(text) >= 15 and grade(text) > HIGHEST_GRADE:
            what = f"this reads like a text for school grade {grade(text):.0f}; {HIGHEST_GRADE} is the most"
            sheet.warn(steps, "D108", (what, "Make the sentences shorter, and long words plainer."))


def is_language(tag: str) -> bool:
    """Return whether a tag can be that of a language."""
    language = tag.split("-", maxsplit=1)[0].lower()
    return bool(re.fullmatch("[a-z]{2,3}", language)) and (
        len(language) > 2 or language in _LANGUAGES.split()
    )


def check_language(sheet: Sheet) -> None:
    """Report a language that nobody speaks, or that the scenes are not written in."""
    plain = sheet.tree.plain
    tag = plain.get("language", "en")
    if not isinstance(tag, str):
        return
    language = tag.split("-")[0].lower()
    if len(language) == 2 and language not in _LANGUAGES.split():
        what = f"there is no language '{language}'"
        sheet.warn(("language",), "L001", (what, "Write the tag of the scenario's language, such as `en`."))
    # The first texts are enough to know a language by.
    found = _language_of(" ".join(islice(texts_in(plain.get("scenes")), 500)))
    if found and language in _COMMON and found != language:
        what = f"the scenes seem to be written in '{found}', and the scenario says '{language}'"
        sheet.warn(("language",), "L002", (what, f"Write `language: {found}`, or translate the scenes."))


def check_links(bracketed: Iterable[str], sheet: Sheet) -> None:
    """Report what looks like a link but is not one; given are the texts that have a bracket."""
    # A term in single brackets may be a word that was put into a quotation; an authority's name is not.
    meant = {f"[{name}]": f"[@{name}]" for name in block_in(sheet.tree.plain, "authorities")}
    # A term of two words, with the hyphen of its id, was no word of a quotation.
    meant |= {f"[{name}]": f"[[{name}]]" for name in block_in(sheet.tree.plain, "glossary") if "-" in name}
    if not any(_almost(text, meant) for text in bracketed):
        return
    for steps, text in strings_in(sheet.tree.plain, ()):
        for almost in _almost(text, meant) if "[" in text else ():
            what = f"'{almost[:30]}' looks like a link but is not one"
            sheet.warn(steps, "L003", (what, _link_for(almost, meant)))


def _check_emphasis(sheet: Sheet, shown: Iterable[FoundText]) -> None:
    """Report the first paragraph of each text in which a star begins what no star ends."""
    for steps, text in shown:
        for paragraph in _PARAGRAPHS.split(text) if "*" in text else ():
            stars = [star[0] for star in _STAR.finditer(_BULLET.sub("", paragraph))]
            odd = next((mark for mark in ("**", "*") if stars.count(mark) % 2), None)
            if odd is not None:
                kind = "strong" if odd == "**" else "emphasised"
                what = f"`{odd}` begins {kind} words here, and nothing ends them"
                remedy = f"Write `{odd}` before and behind the words, or take it out."
                sheet.warn(steps, "L009", (what, remedy))
                break


def check_misplaced(braced: Iterable[str], sheet: Sheet) -> None:
    """Report alternatives in texts that take none; given are the texts that have a brace."""
    if not any(ALTERNATIVE.search(text) for text in braced):
        return
    for steps, text in strings_in(sheet.tree.plain, ()):
        if "{" in text and ALTERNATIVE.search(text) and {"text", "on_screen"}.isdisjoint(steps):
            what = "only paragraphs take alternatives, and this text is shown with its braces"
            sheet.error(steps, "S025", (what, "Say it in a way that always holds, or move it into a `text`."))


def _almost(text: str, meant: Mapping[str, str]) -> list[str]:
    """Return what of a text looks like a link but is not one."""
    alone = [found for found in _ALONE.findall(text) if found in meant]
    return [*(match[0] for match in _ALMOST_A_LINK.finditer(text)), *alone]


def _link_for(almost: str, meant: Mapping[str, str]) -> str:
    if almost in meant:
        return f"Write `{meant[almost]}`, or other brackets where no link is meant."
    if "](" in almost:
        return "Declare the page as an authority with its `link:`, and write `[@authority]`."
    name = re.match(r"\[@([a-z0-9-]+)\b", almost)
    pinned = re.fullmatch(
        r"\[@([a-z0-9-]+)(?: ?[,:;] ?| (?=pp?\.|pages?\b|[\d§¶(]))"
        r"(?:at |pp?\. ?|pages? )?([^\[\]\s][^\[\]]*)\]",
        almost,
    )
    if pinned:
        return f"Write `[@{pinned[1]} at {pinned[2]}]`."
    if name and f"[{name[1]}]" in meant:
        return f"Write `[@{name[1]} at PIN]`, such as `[@{name[1]} at 532]`, or `[@{name[1]}]` alone."
    return "Write `[[term]]`, `[[term|words]]`, `[@authority]` or `[#stand-in]`, with ids as declared."


def strings_in(part: Any, steps: Steps) -> Iterator[tuple[Steps, str]]:
    """Yield every text inside a part of a file, with the steps to it."""
    if isinstance(part, str):
        yield steps, part
        return
    parts = part.items() if isinstance(part, dict) else enumerate(part or ())
    for step, inside in parts:
        if isinstance(inside, str):
            yield (*steps, step), inside
        else:
            yield from strings_in(inside, (*steps, step))


def texts_in(part: Any) -> Iterator[str]:
    """Yield every text inside a part of a file that is a sentence rather than a name."""
    return (text for _, text in strings_in(part, ()) if " " in text)


def _language_of(text: str) -> str | None:
    """Return the language whose small words a text has most of; None where that is not clear."""
    words = [word.lower() for word in _WORD.findall(text)[:3000]]
    if len(words) < 40:
        return None
    counts = {one: sum(map(set(common.split()).__contains__, words)) for one, common in _COMMON.items()}
    best, second = sorted(counts, key=lambda one: -counts[one])[:2]
    return best if counts[best] > 0.12 * len(words) and counts[best] > 1.5 * counts[second] else None


def check_remarks(sheet: Sheet) -> None:
    """Report texts that are not shown as written: cut off by a #, with a tag, an open star or a lost list."""
    path = sheet.tree.path
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except (OSError, UnicodeDecodeError):
        return
    what = "a # cuts this text off: what follows it is a remark, and is not shown"
    remedy = "Put quotes around the whole text, or a space behind the # where a remark is meant."
    lines = text.splitlines()
    for token in yaml.scan(text, Loader=_LOADER) if _ANY.search(text) else ():
        if isinstance(token, yaml.ScalarToken) and token.plain:
            begin, end = token.start_mark, token.end_mark
            if _CUT.match(lines[end.line][end.column :] if end.line < len(lines) else ""):
                place = Place(path, begin.line + 1, begin.column + 1)
                sheet.findings.append(Finding(Problem(place, "Y018", what, remedy, "warning")))
    for steps, inside in strings_in(sheet.tree.plain, ()) if _TAG.search(text) else ():
        if tag := _TAG.search(inside):
            what = f"the tag '{tag[0][:20]}' is shown to the player as it stands here"
            mark = _MARKDOWN.get(tag[1])
            instead = f"Write `{mark}` for it." if mark else _NO_MARK
            sheet.warn(steps, "L004", (what, instead))
    shown = [*shown_texts(sheet.tree.plain)]
    if "*" in text:
        _check_emphasis(sheet, shown)
    check_lists(sheet, shown)

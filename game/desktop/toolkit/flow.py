"""Text set into lines: wrapped at a width, without a last word alone, balanced where asked."""

from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from game.desktop.toolkit.kit import Kit
from game.desktop.toolkit.markup import NO_BREAK, ProseLink, Run, TextBlock
from game.desktop.toolkit.theme import DISPLAY, ROLES, SANS_BOLD, SERIF, SERIF_ITALIC, SERIF_STRONG
from game.model.value import value

_SHORT = 5
LONGEST = 80  # characters of a line, for readers who lose the way back to the next one


@value
class TextSegment:
    """Words of one line that are drawn at once."""

    x: int
    width: int
    text: str
    face: str
    link: ProseLink | None
    ordinal: int


@value
class LaidText:
    """A block of text as lines."""

    lines: tuple[tuple[TextSegment, ...], ...]
    width: int


@value
class _Piece:
    text: str
    face: str
    link: ProseLink | None
    ordinal: int


_Word = tuple[_Piece, ...]


class Setting(NamedTuple):
    """How text is set: its role, the width of its lines, and whether they are made alike in length."""

    role: str
    width: int
    balanced: bool = False


def lay(kit: Kit, block: TextBlock, setting: Setting) -> LaidText:
    """Return the lines of a block, set so."""
    key = ("lay", block.runs, setting, kit.look.size(setting.role))
    return kit.cache.layout(key, lambda: _laid(kit, block.runs, setting))


def lay_plain(kit: Kit, text: str, setting: Setting) -> LaidText:
    """Return the lines of words without links or emphasis."""
    # By its words alone: runs take long to be compared, and a screen asks eighty times.
    key = ("plain", text, setting, kit.look.size(setting.role))
    return kit.cache.layout(key, lambda: _laid(kit, (Run(text),), setting))


def _laid(kit: Kit, runs: tuple[Run, ...], setting: Setting) -> LaidText:
    role = setting.role
    words = _joined(list(_words(runs, role)), kit, setting)
    lines = list(_wrap(kit, words, setting))
    if setting.balanced and len(lines) > 1:
        lines = _balance(kit, words, setting, len(lines))
    laid = tuple(tuple(_segments(kit, line, role)) for line in lines)
    return LaidText(laid, max((line[-1].x + line[-1].width for line in laid if line), default=0))


def _balance(kit: Kit, words: list[_Word], setting: Setting, count: int) -> list[list[_Word]]:
    # Never so narrow that a word which fits would be broken.
    widest = max(min(_width(kit, word, setting.role), setting.width) for word in words)
    low, high = max(setting.width // 2, widest - 1), setting.width
    while high - low > 4:
        middle = (low + high) // 2
        if len(list(_wrap(kit, words, Setting(setting.role, middle)))) <= count:
            high = middle
        else:
            low = middle
    return list(_wrap(kit, words, Setting(setting.role, high)))


def _words(runs: tuple[Run, ...], role: str) -> Iterator[_Word]:
    gathered: list[_Piece] = []
    for ordinal, run in enumerate(runs):
        face = ROLES[role].face
        if face in (SERIF, SERIF_ITALIC):
            face = SERIF_STRONG if run.strong else SERIF_ITALIC if run.slanted else face
        elif run.strong and face != DISPLAY:
            face = SANS_BOLD
        for number, text in enumerate(run.text.replace("\n", " ").split(" ")):
            if number and gathered:
                yield tuple(gathered)
                gathered = []
            if text:
                gathered.append(_Piece(text, face, run.link, ordinal))
    if gathered:
        yield tuple(gathered)


def _joined(words: list[_Word], kit: Kit, setting: Setting) -> list[_Word]:
    """Bind the last two words together, so that none stands alone on the last line."""
    if len(words) < _SHORT:
        return words
    first, second = words[-2:]
    end, begin = first[-1], second[0]
    if end.ordinal == begin.ordinal:
        last = (*first[:-1], replace(end, text=f"{end.text}{NO_BREAK}{begin.text}"), *second[1:])
    else:
        last = (*first, replace(begin, text=NO_BREAK + begin.text), *second[1:])
    return words if _width(kit, last, setting.role) > setting.width // 2 else [*words[:-2], last]


def _wrap(kit: Kit, words: list[_Word], setting: Setting) -> Iterator[list[_Word]]:
    role, width, _ = setting
    line: list[_Word] = []
    used = letters = 0
    for word in (part for whole in words for part in _broken(kit, whole, setting)):
        wide, count = _width(kit, word, role), sum(len(piece.text) for piece in word)
        space = _width(kit, (_Piece(" ", word[0].face, None, 0),), role)
        if line and (used + space + wide > width or letters + 1 + count > LONGEST):
            yield line
            line, used, letters = [], 0, 0
        used += wide + (space if line else 0)
        letters += count + (1 if line else 0)
        line.append(word)
    if line:
        yield line


def _broken(kit: Kit, word: _Word, setting: Setting) -> Iterator[_Word]:
    """Break a word that is wider than the line: where it was bound together, else where the line ends."""
    if len(word) > 1 or _width(kit, word, setting.role) <= setting.width:
        yield word
        return
    piece, start = word[0], 0
    if NO_BREAK in piece.text.strip(NO_BREAK):
        for bound in piece.text.split(NO_BREAK):
            yield from _broken(kit, (replace(piece, text=bound),), setting)
        return
    for end in range(1, len(piece.text) + 1):
        longer = replace(piece, text=piece.text[start : end + 1])
        if end == len(piece.text) or _width(kit, (longer,), setting.role) > setting.width:
            # An address is broken behind a stroke, where it has one.
            stroke = piece.text.rfind("/", start, end - 1) + 1 if end < len(piece.text) else 0
            cut = stroke if stroke > start else end
            yield (replace(piece, text=piece.text[start:cut]),)
            start = cut


def _segments(kit: Kit, line: list[_Word], role: str) -> Iterator[TextSegment]:
    """Yield the pieces of a line, neighbours that look alike and belong together as one."""
    pieces: list[_Piece] = []
    for number, word in enumerate(line):
        for index, piece in enumerate(word):
            text = piece.text if index or not number else f" {piece.text}"
            if pieces and (pieces[-1].ordinal, pieces[-1].face) == (piece.ordinal, piece.face):
                pieces[-1] = replace(piece, text=pieces[-1].text + text)
            else:
                pieces.append(replace(piece, text=text))
    x = 0
    for piece in pieces:
        wide = _width(kit, (piece,), role)
        bare = piece.text.lstrip(" " + NO_BREAK)
        lead = wide - _width(kit, (replace(piece, text=bare),), role)
        yield TextSegment(x + lead, wide - lead, bare, piece.face, piece.link, piece.ordinal)
        x += wide


def _width(kit: Kit, word: _Word, role: str) -> int:
    size = kit.look.size(role)
    return sum(kit.cache.width(piece.face, size, piece.text) for piece in word)

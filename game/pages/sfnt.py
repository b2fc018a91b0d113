"""The tables of a font file: how wide its letters are, and the same file packed for a page.

Only what pages need of the formats TrueType, OpenType and WOFF, so that no library is needed for it.
"""

import struct
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Table:
    """One table of a font: its tag, its checksum, and what it holds."""

    tag: bytes
    checksum: int
    content: bytes


def tables(font: bytes) -> tuple[Table, ...]:
    """Return the tables of a font file, in their order."""
    (count,) = struct.unpack_from(">H", font, 4)
    return tuple(_tables(font, count))


def _tables(font: bytes, count: int) -> Iterator[Table]:
    for number in range(count):
        tag, checksum, offset, length = struct.unpack_from(">4sLLL", font, 12 + 16 * number)
        yield Table(tag, checksum, font[offset : offset + length])


def widths(font: bytes) -> Mapping[int, float]:
    """Return the width of each letter in em, by the number of its sign."""
    found = {table.tag: table.content for table in tables(font)}
    (units,) = struct.unpack_from(">H", found[b"head"], 18)
    (count,) = struct.unpack_from(">H", found[b"hhea"], 34)
    advances = struct.unpack(">" + "Hh" * count, found[b"hmtx"][: 4 * count])[::2]
    return {sign: advances[min(glyph, count - 1)] / units for sign, glyph in _glyphs(found[b"cmap"]) if glyph}


def _glyphs(cmap: bytes) -> Iterator[tuple[int, int]]:
    """Yield each sign of the plane that all fonts of the game have, with its glyph (cmap format 4)."""
    (subtables,) = struct.unpack_from(">H", cmap, 2)
    for number in range(subtables):
        (offset,) = struct.unpack_from(">L", cmap, 4 + 8 * number + 4)
        if struct.unpack_from(">H", cmap, offset)[0] == 4:
            yield from _segments(cmap[offset:])
            return


def _segments(subtable: bytes) -> Iterator[tuple[int, int]]:
    count = struct.unpack_from(">H", subtable, 6)[0] // 2
    ends = struct.unpack_from(f">{count}H", subtable, 14)
    starts = struct.unpack_from(f">{count}H", subtable, 16 + 2 * count)
    deltas = struct.unpack_from(f">{count}H", subtable, 16 + 4 * count)
    ranges_at = 16 + 6 * count
    ranges = struct.unpack_from(f">{count}H", subtable, ranges_at)
    for at, (start, end, delta, offset) in enumerate(zip(starts, ends, deltas, ranges, strict=True)):
        for sign in range(start, min(end, 0xFFFE) + 1):
            glyph = sign
            if offset:
                place = ranges_at + 2 * at + offset + 2 * (sign - start)
                (glyph,) = struct.unpack_from(">H", subtable, place)
                if not glyph:
                    continue
            yield sign, (glyph + delta) & 0xFFFF


def packed(font: bytes) -> bytes:
    """Return the same font as WOFF: every table as it was, each compressed by itself."""
    entries, body = b"", b""
    parts = tables(font)
    start = 44 + 20 * len(parts)
    for table in parts:
        small = zlib.compress(table.content, 9)
        kept = small if len(small) < len(table.content) else table.content
        sizes = (start + len(body), len(kept), len(table.content), table.checksum)
        entries += table.tag + struct.pack(">LLLL", *sizes)
        body += kept + b"\0" * (-len(kept) % 4)
    whole = 12 + sum(16 + len(table.content) + -len(table.content) % 4 for table in parts)
    head = struct.pack(">4s4sLHHL", b"wOFF", font[:4], start + len(body), len(parts), 0, whole)
    return head + struct.pack(">HHLLLLL", 1, 0, 0, 0, 0, 0, 0) + entries + body

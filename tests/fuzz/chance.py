"""The seeds of a run, and what chance does to a text or to bytes."""

import os
import random

import pytest

# Two hundred seeds from here on; another number gives others.
FROM = int(os.environ.get("FUZZ_FROM", "0"))
SEEDS = [FROM, *(pytest.param(seed, marks=pytest.mark.long) for seed in range(FROM + 1, FROM + 200))]

# What has broken programs before: signs that are not seen, long numbers, deep blocks, names of devices.
NASTY = tuple(
    text.encode("utf-8", "surrogatepass")
    for text in (
        *(
            "\0",
            "\u202e",
            "\ufeff",
            "\ud800",
            "\U0010ffff",
            "\r",
            "\t",
            "\x1b[31m",
            "’",
            "\u2028",
            "e\u0301" * 40,
        ),
        *(
            "9" * 400,
            "-1",
            "0",
            "1e999",
            "NaN",
            "1_000",
            "0x1f",
            "12:30",
            "2013-02-30",
            "no",
            "null",
            "~",
            "''",
            '"',
        ),
        *(
            "[" * 900,
            "{" * 900,
            "- " * 300,
            "&a [*a]",
            "*a",
            "!!python/object:os.system x",
            "<<: *a",
            "|",
            ">",
            "%",
        ),
        *(
            "../../x",
            "/dev/zero",
            "con",
            "[[",
            "]]",
            "[@",
            "[#x]",
            "{x}",
            "<script>",
            "\\",
            "#",
            ": ",
            ",",
            "\n",
        ),
        *(
            "a" * 3000,
            " " * 300,
            "\n" * 50,
            "---\n",
            "...\n",
            "? ",
            "100000000",
            "0.1",
            "true",
            "days",
            "1 day",
        ),
    )
)


def changed(chance: random.Random, whole: bytes) -> bytes:
    """Return bytes of which some were changed, cut, doubled, moved or replaced by what broke programs."""
    lines = whole.splitlines(keepends=True)
    for _ in range(chance.choice((1, 1, 1, 2, 3, 8))):
        number = chance.randrange(len(lines))
        line = lines[number]
        at = chance.randrange(len(line) + 1)
        end = min(len(line), at + chance.choice((0, 1, 1, 4, 20)))
        match chance.randrange(9):
            case 0:
                lines[number] = line[:at] + chance.randbytes(end - at) + line[end:]
            case 1:
                lines[number] = line[:at] + line[end:]
            case 2 | 3 | 4:
                lines[number] = line[:at] + chance.choice(NASTY) + line[end:]
            case 5:
                lines[number] = b"\n"
            case 6:
                lines.insert(chance.randrange(len(lines)), line)
            case 7:
                other = chance.randrange(len(lines))
                lines[number], lines[other] = lines[other], line
            case _:
                lines[number] = line[:at] + chance.choice(lines).strip() + line[at:]
    if chance.random() < 0.03:
        return b"".join(lines)[: chance.randrange(len(whole))]
    return b"".join(lines)

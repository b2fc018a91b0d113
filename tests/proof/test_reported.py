"""What a check reports, word for word: the broken and the fixed example of each page on a problem.

`reported.txt` beside this file has every line that an author reads of them, in its order. Whoever changes a
sentence writes it there as well; `python -m tests.proof.test_reported` writes all of them anew.
"""

import re
import tempfile
from pathlib import Path

import pytest

from tests.test_problem_pages import PAGES, examples, told

FILE = Path(__file__).with_name("reported.txt")
# Problems of the files themselves are found by reading, before anything is proved.
CODES = re.compile(r"[CDT]\d{3}|A00[459]|L00\d|P00[6-9]|P010|S03[1-9]|S04\d|Y018")
PROVED = [page for page in PAGES if CODES.fullmatch(page.stem)]


def reported(page: Path, folder: Path) -> str:
    """Return all that is told of the two examples of a page, under its code."""
    both = []
    for example in examples(page).values():
        inside = folder / ("broken" if example.broken else "fixed")
        inside.mkdir()
        _, findings = told(example, inside)
        both += [f"{inside.name}:", *(str(one).replace(f"{inside}/", "") for one in findings)]
    return "\n".join([f"=== {page.stem}", *both, ""])


def expected() -> dict[str, str]:
    """Return what is expected of each page, by its code."""
    parts = re.split(r"^(?==== )", FILE.read_text("utf-8"), flags=re.MULTILINE)
    return {part[4:8]: part for part in parts if part}


@pytest.mark.parametrize("page", PROVED, ids=lambda page: page.stem)
def test_every_sentence_place_and_play_is_reported_as_before(page, tmp_path):
    assert reported(page, tmp_path) == expected()[page.stem]


def test_every_page_is_expected_and_has_a_problem():
    assert list(expected()) == [page.stem for page in PROVED]
    for code, text in expected().items():
        broken, fixed = text.split("\nfixed:")
        assert f": {code} " in broken
        assert f": {code} " not in fixed


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as place:
        pages = [(page, Path(place) / page.stem) for page in PROVED]
        for _, inside in pages:
            inside.mkdir()
        FILE.write_text("".join(reported(*one) for one in pages), "utf-8")

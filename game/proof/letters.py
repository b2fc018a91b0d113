"""Whether the window has a font for the characters of each text."""

from collections.abc import Iterable, Iterator

from game.content.problems import Problem
from game.content.translating import texts_in
from game.content.tree import Steps, Tree
from game.content.typefaces import lacking
from game.proof.findings import Finding, Sheet

_MOST_SHOWN = 12


def check_letters(sheet: Sheet) -> None:
    """Report the first text with characters that no shipped font has."""
    texts = ((one.steps, one.text) for one in texts_in(sheet.tree.plain))
    sheet.findings.extend(map(Finding, lettering_problems(sheet.tree, texts)))


def lettering_problems(tree: Tree, texts: Iterable[tuple[Steps, str]]) -> Iterator[Problem]:
    """Yield one problem where texts have characters that no shipped font has, at the first of them."""
    found = [(steps, lacks) for steps, text in texts if (lacks := lacking(text))]
    if not found:
        return
    every = "".join(dict.fromkeys("".join(lacks for _, lacks in found)))
    more = len(every) - _MOST_SHOWN
    shown = f"{every[:_MOST_SHOWN]} and {more} more" if more > 0 else every
    remedy = "The window shows each as a box, a browser does not; the fonts have Latin, Greek and Cyrillic."
    what = f"no font of the game has these characters: {shown}"
    yield Problem(tree.place(found[0][0]), "L008", what, remedy, "warning")

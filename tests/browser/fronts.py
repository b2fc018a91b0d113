"""A case in a browser, without the browser: the front as the worker drives it, and what was shown."""

import re
from functools import cache
from html import unescape
from pathlib import Path

from game.browser.front import BrowserFront
from game.browser.site_odds import SiteOdds
from game.content.kept_case import from_record, to_record
from game.content.words import load_words
from tests.terminal.scripts import loaded

WORDS = load_words(also=["browser"])


@cache
def kept_case(path):
    """Give a case as the worker reads it, from its record."""
    return from_record(to_record(loaded(path)))


def front_of(path, odds=None, assigned=False):
    """Give a front of a case."""
    return BrowserFront(kept_case(path), WORDS, SiteOdds(odds or Path("none")), assigned)


def begin(front, seed, variant=None):
    return front.answer({"do": "begin", "seed": seed, "variant": variant or ""})


def choose(front, turn):
    """Choose as a player does, who is asked for picks where there is something to pick."""
    shown = front.answer({"do": "choose", "choice": turn.choice})
    if 'name="picks"' in shown["html"]:
        shown = front.answer({"do": "choose", "choice": turn.choice, "picks": ["", *turn.picks]})
    return shown


def text_of(shown):
    """Give the words of what was shown."""
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", shown["html"])).split())

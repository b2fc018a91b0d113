"""The words of the screens, by key, in one language; and how sums and dates are written."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from functools import cached_property, partial
from pathlib import Path
from typing import cast

from game import places
from game.content.records import kept
from game.errors import GameError


class UnknownWordsError(GameError):
    """A screen asked for words that the language does not have."""

    def __init__(self, key: str) -> None:
        self.key = key
        super().__init__(f"the words of the screens have no key '{key}'")


class NoWordsError(GameError):
    """The file with the words of the screens is not there."""

    def __init__(self, file: Path) -> None:
        self.file = file
        super().__init__(f"the words of the screens are missing ('{file.name}'); install the game again")


class Words:
    """The words by key, or what reads them once they are asked for; what varies is filled in by name."""

    def __init__(self, texts: Mapping[str, str] | Callable[[], Mapping[str, str]]) -> None:
        self._given = texts

    @cached_property
    def _texts(self) -> Mapping[str, str]:
        return self._given() if callable(self._given) else self._given

    def __call__(self, key: str, **named: object) -> str:
        """Return the text of a key; raise UnknownWordsError where there is none."""
        text = self._texts.get(key)
        if text is None:
            raise UnknownWordsError(key)
        return text.format(**named) if named else text

    @cached_property
    def of_marked_road(self) -> "Words":
        """Return the words for a case that no real case took: for `KEY`, what `KEY.invented` says."""
        end = ".invented"
        return Words(
            lambda: {
                **self._texts,
                **{
                    key.removesuffix(end): text
                    for key, text in self._texts.items()
                    if key.endswith(end) and key.removesuffix(end) in self._texts
                },
            }
        )

    def __contains__(self, key: str) -> bool:
        """Return whether a key has words."""
        return key in self._texts

    def counted(self, key: str, count: int, **named: object) -> str:
        """Return the form of a text for one, or for another number, of things."""
        form = "one" if count == 1 else "many"
        return self(f"{key}.{form}", count=count, **named)

    def joined(self, parts: Iterable[str], last: str = "and") -> str:
        """Return parts as one text: commas, and a word before the last."""
        listed = list(parts)
        if len(listed) < 2:
            return "".join(listed)
        return self(f"guard.{last}", first=", ".join(listed[:-1]), last=listed[-1])


def words_when_asked() -> Words:
    """Return the words of the screens, read when the first is asked for: most checks need none."""
    return Words(all_texts)


def load_words(language: str = "en", folder: Path | None = None, also: Iterable[str] = ()) -> Words:
    """Read the words of a language; `also=["class"]` reads `class.en.yaml` too, which few need."""
    return Words(all_texts(language, folder, also))


def all_texts(
    language: str = "en", folder: Path | None = None, also: Iterable[str] = ()
) -> Mapping[str, str]:
    """Return the texts of a language by their keys; raise NoWordsError where a file of them is missing."""
    texts: dict[str, str] = {}
    for name in (language, *(f"{one}.{language}" for one in also)):
        file = (folder or places.strings()) / f"{name}.yaml"
        texts |= kept(f"words-{name}", (file,), dict, partial(_texts_of, file))
    return texts


def _texts_of(file: Path) -> dict[str, str]:
    import yaml  # Here, so that a browser, and a start that has its records, needs none.

    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    try:
        written = file.read_text(encoding="utf-8")
    except OSError:
        raise NoWordsError(file) from None
    return cast("dict[str, str]", yaml.load(written, Loader=loader))  # noqa: S506 -- texts only, no tags


_SYMBOLS: Mapping[str, str] = {"USD": "$", "EUR": "€", "GBP": "£"}
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def money(amount: int, currency: str) -> str:
    """Return a sum in whole units and thousands, such as `$350,000` or `CHF 1,000`."""
    symbol = _SYMBOLS.get(currency)
    return f"{symbol}{amount:,}" if symbol else f"{currency}\N{NO-BREAK SPACE}{amount:,}"


def long_day(day: date) -> str:
    """Return a date such as `8 September 2014`."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def short_day(day: date) -> str:
    """Return a date such as `8 Sep 2014`."""
    return f"{day.day} {_MONTHS[day.month - 1][:3]} {day.year}"

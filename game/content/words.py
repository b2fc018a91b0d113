"""The words of the screens, by key, in one language; and how sums and dates are written."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from functools import cached_property, partial
from pathlib import Path
from typing import cast

from game import places
from game.content.records import kept
from game.errors import GameError

_SYMBOLS: Mapping[str, str] = {"USD": "$", "EUR": "€", "GBP": "£"}
USUAL = "en"  # the language in which all else is written
_SINGLE: Mapping[int, int] = str.maketrans('“”„"', "‘’‚'")  # what a quotation has inside another one
_USUAL_FORMS = "like-english"
# Which form of a text is for a number, by what `format.plural` names; the categories are those of CLDR,
# with `many` for its `other`. Whole numbers only: no text counts parts of things.
PLURALS: Mapping[str, Callable[[int], str]] = {
    _USUAL_FORMS: lambda count: "one" if count == 1 else "many",
    "like-french": lambda count: "one" if count in (0, 1) else "many",
    "like-japanese": lambda _: "many",
    "like-czech": lambda count: "one" if count == 1 else "few" if 2 <= count <= 4 else "many",
    "like-polish": lambda count: "one" if count == 1 else "few" if _ends_in_few(count) else "many",
    "like-russian": lambda count: (
        "one" if count % 10 == 1 and count % 100 != 11 else "few" if _ends_in_few(count) else "many"
    ),
}


def _ends_in_few(count: int) -> bool:
    return 2 <= count % 10 <= 4 and not 12 <= count % 100 <= 14


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

    @property
    def language(self) -> str:
        """Return the language, as a BCP 47 tag."""
        return self("format.language")

    def counted(self, key: str, count: int, **named: object) -> str:
        """Return the form of a text for so many things, as the language has forms."""
        rule = self._texts.get("format.plural", _USUAL_FORMS)
        return self(f"{key}.{PLURALS[rule](count)}", count=count, **named)

    def joined(self, parts: Iterable[str], last: str = "and") -> str:
        """Return parts as one text: commas, and a word before the last."""
        listed = list(parts)
        if len(listed) < 2:
            return "".join(listed)
        return self(f"guard.{last}", first=", ".join(listed[:-1]), last=listed[-1])

    def after_colon(self, label: str, sentence: str) -> str:
        """Return a label and a sentence behind a colon, small where the language writes it so."""
        small = self("format.after_colon") == "small"
        return f"{label}: {sentence[:1].lower() if small else sentence[:1]}{sentence[1:]}"

    def number(self, amount: float, form: str = ",") -> str:
        """Return a number in thousands, or in another form of Python's, with the signs of the language."""
        signs = {ord(","): self("format.thousands"), ord("."): self("format.decimal")}
        return f"{amount:{form}}".translate(signs)

    def money(self, amount: int, currency: str) -> str:
        """Return a sum in whole units, such as `$350,000` or `CHF 1,000`."""
        named = {"amount": self.number(amount), "currency": _SYMBOLS.get(currency, currency)}
        return self("format.sum" if currency in _SYMBOLS else "format.sum.named", **named)

    def day(self, day: date) -> str:
        """Return a date in full, such as `8 September 2014`."""
        return self._dated("format.day", "format.month", day)

    def short_day(self, day: date) -> str:
        """Return a date that fits a column, such as `8 Sep 2014`."""
        return self._dated("format.day.short", "format.month.short", day)

    def _dated(self, key: str, months: str, day: date) -> str:
        return self(key, day=day.day, month=self(f"{months}.{day.month}"), year=day.year)


def inside_speech(text: str) -> str:
    """Return what somebody says, fit to stand between double quotation marks."""
    return text.translate(_SINGLE)


def languages() -> tuple[str, ...]:
    """Return the languages that the screens speak."""
    return tuple(sorted(file.stem for file in places.strings().glob("*.yaml") if "." not in file.stem))


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

"""How is written here what an author wrote as elsewhere: a sum, a length of time, odds, a date, a cite.

It is looked for only where there is a mistake to tell, so that reading a well file costs nothing.
"""

import math
import re
from collections.abc import Mapping
from datetime import date

_SPACE = "[ \u00a0\u2009\u202f]"
_SUM = re.compile(
    rf"(?:[A-Z]{{3}}|[$\u20ac\u00a3])?{_SPACE}?(-?)(\d{{1,3}}(?:(?:[,.']|{_SPACE})\d{{3}})+|\d+)"
    rf"(?:[.,](?:0{{1,2}}|-))?"
    rf"{_SPACE}?(k|thousand|m|million|[A-Z]{{3}}|[$\u20ac\u00a3]|dollars?|euros?|points?|%)?",
)
_TIMES: Mapping[str, int] = {"k": 1_000, "thousand": 1_000, "m": 1_000_000, "million": 1_000_000}
_MOST_DIGITS = 15

_IN_WORDS = (
    *("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
    *("eleven", "twelve", "thirteen", "fourteen", "fifteen"),
)
_NUMBERS: Mapping[str, float] = {
    **{word: number for number, word in enumerate(_IN_WORDS, 1)},
    "a": 1,
    "an": 1,
    "twenty": 20,
    "thirty": 30,
    "forty": 40,
    "forty-five": 45,
    "fifty": 50,
    "sixty": 60,
    "ninety": 90,
    "half a": 0.5,
}
_DAYS: Mapping[str, int] = {"d": 1, "day": 1, "w": 7, "week": 7, "fortnight": 14, "month": 30, "year": 365}
_KINDS = "calendar|business|working|court"
_TIME = re.compile(
    rf"(half an?|\d+(?:[.,]\d+)?|[a-z]+(?=[ -]))[ -]*(?:({_KINDS}) )?({'|'.join(_DAYS)})s?\b",
    re.IGNORECASE,
)
# A number with a comma in it, or with a sign or a word for points of 100 behind it.
_PERCENT = re.compile(r"([1-9]\d{0,2}(?:[.,]\d{1,6})?)( ?(?:%|percent|per cent|points?))?")
_SHARES: Mapping[str, str] = {
    "\u00bd": "1/2",
    "\u2153": "1/3",
    "\u2154": "2/3",
    "\u00bc": "1/4",
    "\u00be": "3/4",
    "half": "1/2",
    "even": "1/2",
    "a third": "1/3",
    "a quarter": "1/4",
}
_MOST_DAYS = 36_525
_MONTHS = 12
_MONTH_NAMES: Mapping[str, str] = {
    "jan": "1",
    "feb": "2",
    "mar": "3",
    "apr": "4",
    "may": "5",
    "jun": "6",
    "jul": "7",
    "aug": "8",
    "sep": "9",
    "oct": "10",
    "nov": "11",
    "dec": "12",
    # German.
    "m\u00e4r": "3",
    "mai": "5",
    "okt": "10",
    "dez": "12",
}
# Each with what its parts are; of two numbers that could both be months, nobody knows which is.
_DATES = (
    (re.compile(r"(\d{4})[-/. ](\d{1,2})[-/. ](\d{1,2})(?:T.*)?"), "ymd"),
    (re.compile(r"(\d{1,2})\. ?(\d{1,2})\. ?(\d{4})"), "dmy"),
    (re.compile(r"(1[3-9]|2\d|3[01])[-/](\d{1,2})[-/](\d{4})"), "dmy"),
    (re.compile(r"(\d{1,2})[-/](1[3-9]|2\d|3[01])[-/](\d{4})"), "mdy"),
    (re.compile(r"(\d{1,2})(?:st|nd|rd|th|\.)? (?:of )?([^\W\d]{3,9})\.?,? (\d{4})"), "dmy"),
    (re.compile(r"([^\W\d]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})"), "mdy"),
)
_LONGEST_CITE, _LONGEST_REMEDY = 80, 180


def sum_meant(written: str) -> str:
    """Return what to write for a sum with a currency, separators or a word for its size, or nothing."""
    found = _SUM.fullmatch(written.strip())
    minutes = re.fullmatch(r"([a-z]+|\d{1,4})(?:[ -]*min(?:ute)?s?\.?)?", written.strip().lower())
    word = _NUMBERS.get(minutes[1]) if minutes and minutes[1] not in ("a", "an") else None
    if minutes and (word or minutes[1].isdecimal()):
        return f"Write `{int(word or int(minutes[1]))}`, digits alone."
    if hours := re.fullmatch(r"([0-3]):([0-5]\d)", written.strip()):
        return f"Write `{60 * int(hours[1]) + int(hours[2])}`, as minutes are counted."
    if found is None:
        return ""
    number = int(re.sub(r"\D", "", found[2])) * _TIMES.get((found[3] or "").lower(), 1)
    return f"Write `{found[1]}{number}`, digits alone." if len(str(number)) <= _MOST_DIGITS else ""


def time_meant(written: str) -> str:
    """Return what to write for a length of time in other words or units, or nothing where it is none."""
    until = re.fullmatch(r"(?:until|till|to|by) (.+)", written.strip(), re.IGNORECASE)
    if until and (last := date_meant(until[1])):
        return last.replace("Write `", "Take this key out, and write `until: ")
    # `thirty (30) days`, as contracts have it.
    written = re.sub(r"[a-z]+ \((\d{1,4})\)", r"\1", written.strip(), flags=re.IGNORECASE)
    rest = re.sub(r"[\s,+]|\band\b", "", _TIME.sub("", written))
    parts = _TIME.findall(written)
    if rest or not parts:
        return ""
    days, rough, counted = 0.0, False, False
    for number, kind, unit in parts:
        amount = _NUMBERS.get(number.lower().replace("an", "a"), _number(number))
        if amount is None:
            return ""
        rough |= unit.lower() in ("month", "year")
        counted |= kind.lower() in ("business", "working", "court")
        days += amount // 4 if unit.lower() == "year" else 0  # Every fourth has a day more.
        days += amount * _DAYS[unit.lower()] * (1.4 if kind and kind.lower() != "calendar" else 1)
    # A time of no days is no time.
    whole = max(1, math.ceil(days - 1e-9))
    if whole > _MOST_DAYS:
        return ""
    written_so = f"`{whole} day{'s' if whole > 1 else ''}`"
    if rough:
        return f"Months and years differ in length: write days, such as {written_so}."
    if counted:
        return f"Only calendar days are counted here: write them, such as {written_so}."
    return f"Write {written_so}."


def _number(written: str) -> float | None:
    return float(written.replace(",", ".")) if re.fullmatch(r"\d{1,6}(?:[.,]\d{1,3})?", written) else None


def date_meant(written: str) -> str:
    """Return a date with year, month and day, for one in another order; nothing where that is not clear."""
    for pattern, order in _DATES:
        found = pattern.fullmatch(written.strip())
        if found is None:
            continue
        parts = dict(zip(order, found.groups(), strict=True))
        month = parts["m"] if parts["m"].isdigit() else _MONTH_NAMES.get(parts["m"][:3].lower(), "0")
        try:
            meant = date(int(parts["y"]), int(month), int(parts["d"]))
        except ValueError:
            continue
        return f"Write `{meant.isoformat()}`."
    return ""


def odds_meant(written: str) -> str:
    """Return what to write for odds in words of other places, such as one in three, or nothing."""
    parts = re.fullmatch(r"(\d{1,3}) ?(?:in|out of|of) ?(\d{1,3})", written.strip())
    if parts and 0 < int(parts[1]) <= int(parts[2]):
        return f"Write `{parts[1]}/{parts[2]}`."
    shared = re.fullmatch(r"(\d{1,3}) ?[/:-] ?(\d{1,3})", written.strip())
    if shared and int(shared[1]) + int(shared[2]) == 100:
        return f"Write `{int(shared[1])}`, and leave the odds of the other outcome out: it takes the rest."
    if (share := _SHARES.get(written.strip())) is not None:
        return f"Write `{share}`."
    percent = _PERCENT.fullmatch(written.strip())
    return f"Write `{percent[1].replace(',', '.')}`." if percent else ""


def share_meant(written: str) -> str:
    """Return what to write for a part of 1 that is given in percent, or nothing."""
    percent = _PERCENT.fullmatch(written.strip())
    return f"Write `{percent[1]}/100`." if percent and percent[1].isdecimal() and percent[2] else ""


def pin_meant(written: str) -> str:
    """Return a cite with `at` before what is its page or paragraph, or nothing where that is not clear."""
    found = re.fullmatch(r"([a-z0-9-]+),?\s*(.*)", written, re.DOTALL)
    name, pin = found.groups() if found else (written, "")
    pin = re.sub(r"^(?:at\b|pp?\.|pages?\b|S\.)\s*", "", pin)
    short = len(written) <= _LONGEST_CITE
    return f"Write `{name} at {pin}`, or the id alone." if pin and short else ""


def cites_meant(written: str) -> str:
    """Return several cites in one text as the list that was meant."""
    cites = re.split(r"\s*[;,]\s*(?=[a-z0-9]+(?:-[a-z0-9]+)+(?: at |\Z))", written)
    remedy = f"Put a comma between them, inside brackets: `[{', '.join(cites)}]`."
    return remedy if len(remedy) <= _LONGEST_REMEDY else ""


def day_meant(written: str) -> str:
    """Return a date with its month and its day changed round, or nothing where that is none, either."""
    parts = re.fullmatch(r"(\d{4})-(\d\d)-(\d\d)", written)
    if parts is None:
        return ""
    swapped = f"{parts[1]}-{parts[3]}-{parts[2]}"
    fits = int(parts[2]) > _MONTHS >= int(parts[3]) > 0
    return f"Month comes before day: write `{swapped}`." if fits else ""

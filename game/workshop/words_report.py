"""What there is to read in a case: in lines for a terminal, and as data for other programs."""

from collections.abc import Iterator
from fractions import Fraction
from typing import Any

from game.content.problems import Place
from game.workshop.listing import counted
from game.workshop.spelling import Spelling
from game.workshop.words import LONG_LABEL, LONG_SCENE, Reading

_MOST_SHOWN = 90
_HEADS = ("scene", "text", "choices", "grade")


def plain(found: Reading) -> dict[str, Any]:
    """Return what there is to read as data for other programs; the keys are stable."""
    return {
        "scenario": found.name,
        "edition": found.edition,
        "words": found.words,
        "minutes": _minutes(found),
        "grade": _rounded(found.grade),
        "bounded": found.bounded,
        "scenes": {
            name: {
                "ending": one.is_ending,
                "words": one.text,
                "found": one.found,
                "lesson": one.lesson,
                "choices": dict(one.choices),
                "grade": _rounded(found.grades[name]),
            }
            for name, one in found.scenes.items()
        },
        "long_scenes": found.long_scenes,
        "long_labels": found.long_labels,
        "sentences": [
            {"words": one.words, "text": one.text, **_plain_place(one.place)} for one in found.sentences
        ],
        "spelling": None
        if found.spelling.why_not
        else [
            {
                "word": one.word,
                "count": one.count,
                "suggested": list(one.suggested),
                **_plain_place(one.place),
            }
            for one in found.spelling.unknown
        ],
    }


def _minutes(found: Reading) -> dict[str, float | None]:
    return {**found.minutes.plain, "historical": _rounded(found.historical)}


def _rounded(number: Fraction | float | None) -> float | None:
    return None if number is None else round(float(number), 1)


def _plain_place(place: Place) -> dict[str, Any]:
    return {"path": str(place.path), "line": place.line, "column": place.column}


def lines(found: Reading) -> list[str]:
    """Return what there is to read in lines for a terminal, with what to shorten."""
    endings = sum(one.is_ending for one in found.scenes.values())
    where = f"{counted(len(found.scenes) - endings, 'scene')} and {counted(endings, 'ending')}"
    grade = "" if found.grade is None else f", school grade {found.grade:.0f}"
    known = [f"{span} {value}" for span, value in _minutes(found).items() if value is not None]
    return [
        f"{found.name} {found.edition}: {found.words:,} words in {where}{grade}",
        f"Minutes of {found.minutes.plays:,} random plays: {', '.join(known)}",
        "",
        *_scene_lines(found),
        *_bounded_lines(found),
        "",
        *_long_lines(found),
        "",
        *_spelling_lines(found.spelling),
    ]


def _scene_lines(found: Reading) -> Iterator[str]:
    """Yield a table: the words of each scene that are shown at once, of its choices with all that follows."""
    width = max(len(name) for name in (*found.scenes, _HEADS[0]))
    yield f"  {_HEADS[0]:{width}}  {_HEADS[1]:>6}  {_HEADS[2]:>8}  {_HEADS[3]:>6}"
    for name, one in found.scenes.items():
        choices = f"{sum(one.choices.values()):>8}" if one.choices else f"{'':8}"
        grade = "" if found.grades[name] is None else f"{found.grades[name]:.0f}"
        yield f"  {name:{width}}  {one.text:>6}  {choices}  {grade:>6}".rstrip()


def _bounded_lines(found: Reading) -> Iterator[str]:
    """Yield, where a limit came first, which scenes may show more at once than was found."""
    if not found.bounded:
        return
    yield "Bounded: the limit came first, so that all the text of a scene counts, shown at once or not."
    for name, one in found.scenes.items():
        if one.found < one.text:
            yield f"  {name}: {one.found} words were found at once; at most {one.text} with what is undecided"


def _long_lines(found: Reading) -> Iterator[str]:
    for noun, most, names in (
        ("Scenes", LONG_SCENE, found.long_scenes),
        ("Labels", LONG_LABEL, found.long_labels),
    ):
        if names:
            yield f"{noun} over {most} words: {', '.join(f'{name} ({n})' for name, n in names.items())}."
    if not found.long_scenes and not found.long_labels:
        yield f"No scene is over {LONG_SCENE} words, and no label over {LONG_LABEL}."
    yield "The longest sentences:"
    for one in found.sentences:
        shown = one.text if len(one.text) <= _MOST_SHOWN else f"{one.text[: _MOST_SHOWN - 3]}..."
        yield f"  {one.words} words, {one.place}: {shown}"


def _spelling_lines(spelling: Spelling) -> Iterator[str]:
    if spelling.why_not:
        yield f"Spelling was not checked: {spelling.why_not}."
        return
    if not spelling.unknown:
        yield "Every word is in the dictionary, or is a name of the case."
        return
    yield "Words that are in no dictionary:"
    for one in spelling.unknown:
        often = "" if one.count == 1 else f", {one.count} times"
        meant = f"  ({' or '.join(one.suggested)}?)" if one.suggested else ""
        yield f"  {one.place}: {one.word}{often}{meant}"
    yield "Fix them; put a word that is right into words.txt beside scenario.yaml, one per line."

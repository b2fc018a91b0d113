"""Choices that are dominated or equivalent, and those that only seem to be."""

import pytest

from game.content.loading import load
from game.proof.candidates import copies_among
from game.search.steps import compile_steps
from tests.proof.cases import at_a_desk, codes

TWO = """\
      one: {label: Do one thing, %s goes_to: done}
      other: {label: Do the other thing, %s goes_to: done}
"""
METERS = "meters: {trust: {label: Trust, starts_at: 60}, cost: {label: Cost, starts_at: 10, better: low}}\n"


@pytest.mark.parametrize(
    ("one", "other", "told"),
    [
        ("trust, by: -5", "trust, by: -9", True),
        ("trust, by: 5", "cost, by: -9", False),
        ("cost, by: 5", "cost, by: 9", True),
        ("cost, by: -9", "cost, by: -5", True),
    ],
)
def test_a_choice_is_dominated_by_meters_only_in_their_better_direction(tmp_path, one, other, told):
    effects = tuple(f"effects: [{{meter: {each}}}]," for each in (one, other))
    result = at_a_desk(tmp_path, TWO % effects, head=METERS)

    assert ("D030" in codes(result)) is told
    assert "D031" not in codes(result)


def test_a_choice_with_better_odds_of_an_ending_is_not_dominated(tmp_path):
    choices = """\
      bold:
        label: Argue boldly
        outcomes:
          won: {label: Won, odds: 30, goes_to: won}
          lost: {label: Lost, goes_to: done}
      meek:
        label: Argue meekly
        outcomes:
          won: {label: Won, odds: 60, goes_to: won}
          lost: {label: Lost, goes_to: done}
"""
    won = "  won: {text: You have won., ending: {title: Won}}\n"

    # Each makes one of the two endings likelier than the other does.
    assert not {"D030", "D031"} & set(codes(at_a_desk(tmp_path, choices, rest=won)))
    same = choices.replace("odds: 60", "odds: 30")
    assert "D031" in codes(at_a_desk(tmp_path, same, rest=won))


def test_a_choice_that_fines_more_is_dominated(tmp_path):
    effects = tuple(f"effects: [{{fines: order, by: {sum_}}}]," for sum_ in (100, 500))

    assert "D030" in codes(at_a_desk(tmp_path, TWO % effects))


def test_a_choice_that_something_still_asks_for_is_no_fake(tmp_path):
    choices = """\
      say: {label: Say it, goes_to: hearing}
      hush: {label: Say nothing, goes_to: hearing}
"""
    hearing = """\
  hearing:
    text: The judge waits.
    choices:
      rest: {label: Rest, goes_to: done}
      repeat: {label: Repeat it, when: [{chosen: desk.say}], goes_to: won}
  won: {text: You have won., ending: {title: Won}}
"""
    assert "D031" not in codes(at_a_desk(tmp_path, choices, rest=hearing))


def dominated(result):
    """Return the choices that are reported as dominated, by what is said of them."""
    return [one.what.split("'")[1] for one in result.problems if one.code == "D030"]


@pytest.mark.parametrize(
    ("meek", "bold"),
    [
        ("fines: order, by: 900", "fines: order, by: 500"),
        *((f"meter: trust, by: {less}", f"meter: trust, by: {more}") for less, more in ((5, 9), (-9, -5))),
        *((f"meter: cost, by: {more}", f"meter: cost, by: {less}") for less, more in ((5, 9), (-9, -5))),
    ],
)
def test_the_most_that_a_choice_can_come_to_counts_like_the_least(tmp_path, meek, bold):
    choice = """\
      %s:
        label: Argue %s
        outcomes:
          struck: {label: Struck, odds: 50, effects: [{%s}], goes_to: done}
          spared: {label: Spared, goes_to: done}
"""
    choices = choice % ("meek", "meekly", meek) + choice % ("bold", "boldly", bold)
    result = at_a_desk(tmp_path, choices, head=METERS)

    assert dominated(result) == ["meek"]


@pytest.mark.parametrize("ways", ["low high", "high low"])
def test_a_meter_counts_at_every_value_with_which_some_play_comes_there(tmp_path, ways):
    """At its highest value, one choice moves a meter as little as the other; from below it does not."""
    effect = {"low": "", "high": "effects: [{meter: trust, by: 40}], "}
    ways_there = "".join(
        f"      {way}: {{label: Go {way}, {effect[way]}goes_to: hearing}}\n" for way in ways.split()
    )
    hearing = """\
  hearing:
    text: The judge waits.
    choices:
      rest: {label: Rest, goes_to: done}
      thank: {label: Thank her, effects: [{meter: trust, by: 10}], goes_to: done}
"""
    result = at_a_desk(tmp_path, ways_there, head=METERS, rest=hearing)

    assert dominated(result) == ["low", "rest"]
    assert "D031" not in codes(result)


@pytest.mark.parametrize("number", range(8))
def test_one_position_of_many_is_enough_to_be_better(tmp_path, number):
    """Three facts make eight positions; in one of them alone, the bold choice is better."""
    facts = "fgh"
    found = [fact for place, fact in enumerate(facts) if number >> place & 1]
    guards = [f"{{fact: {fact}}}" if fact in found else f"{{not: [{{fact: {fact}}}]}}" for fact in facts]
    finds = "".join(
        f"      find-{fact}: {{label: Find {fact}, times: 1, effects: [{{find: {fact}}}], goes_to: desk}}\n"
        for fact in facts
    )
    shows = "".join(
        f"      show-{fact}: {{label: Show {fact}, when: [{{fact: {fact}}}], goes_to: done}}\n"
        for fact in facts
    )
    hearing = f"""\
  hearing:
    text: The judge waits.
    choices:
      bold:
        label: Argue boldly
        outcomes:
          won:
            label: Won
            odds: {{base: 10, plus: [{{when: [{", ".join(guards)}], points: 60}}]}}
            goes_to: won
          lost: {{label: Lost, goes_to: done}}
      meek: {{label: Wait, goes_to: later}}
{shows}  later:
    text: The judge has time for you.
    choices:
      argue:
        label: Argue at length
        outcomes:
          won: {{label: Won, odds: 60, goes_to: won}}
          lost: {{label: Lost, goes_to: done}}
      rest: {{label: Rest, goes_to: done}}
  won: {{text: You have won., ending: {{title: Won}}}}
"""
    head = "facts: {f: {label: F}, g: {label: G}, h: {label: H}}\n"
    go = "      go: {label: Go, goes_to: hearing}\n"
    better = at_a_desk(tmp_path, finds + go, head=head, rest=hearing)
    worse = at_a_desk(tmp_path, finds + go, head=head, rest=hearing.replace("points: 60", "points: 40"))

    assert "bold" not in dominated(better)
    assert "bold" in dominated(worse)


def test_a_choice_that_is_better_in_one_variant_is_not_dominated(tmp_path):
    head = f"{METERS}facts: {{lucky: {{label: A good day}}}}\n"
    plain = f"{head}variants: {{good-day: {{title: A good day, opens_with: []}}}}\n"
    lucky = plain.replace("opens_with: []", "opens_with: [{find: lucky}]")
    choices = TWO % ("effects: [{meter: trust, by: 5, when: [{fact: lucky}]}],", "takes: 1 day,")

    assert dominated(at_a_desk(tmp_path, choices, head=lucky)) == ["other"]
    assert "D031" in codes(at_a_desk(tmp_path, choices, head=plain))


def test_copies_of_a_choice_are_told_once_each_and_compared_by_one_of_them_alone(tmp_path):
    """A hundred copies have ten thousand pairs; each is searched for a reason that there cannot be."""
    effects, choices = "effects: [{meter: trust, by: -5}],", TWO.splitlines(keepends=True)
    copies = [choices[0].replace("one:", f"copy-{number}:") for number in range(20)]
    same = ("".join(copies) + choices[0] + choices[1]).replace("%s", effects)
    other = same.replace("by: -5", "by: -9", 1)

    counts = {}
    for name, text in (("same", same), ("other", other)):
        (tmp_path / name).mkdir()
        result = at_a_desk(tmp_path / name, text, head=METERS)
        counts[name] = (codes(result).count("D031"), codes(result).count("D030"))

    assert counts == {"same": (21, 0), "other": (20, 1)}
    assert copies_among(compile_steps(load(tmp_path / "same" / "scenario.yaml").playable)) == dict.fromkeys(
        range(1, 22), 0
    )


def test_a_choice_that_something_asks_for_is_no_copy(tmp_path):
    later = "  court:\n    text: Here.\n    choices:\n"
    later += "      go: {label: Go on, when: [{chosen: desk.one}], goes_to: done}\n"
    choices = (TWO % ("", "")).replace("goes_to: done", "goes_to: court")
    result = at_a_desk(
        tmp_path,
        choices,
        rest=later + "      stop: {label: Stop now, goes_to: lost}\n"
        "  lost: {text: It is lost., ending: {title: Lost}}\n",
    )

    assert "D031" not in codes(result)

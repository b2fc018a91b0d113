"""Guards in words, plain and denied."""

import pytest

from game.content.guard_words import GuardWords
from game.content.words import load_words
from tests.builders import after, desk

HEAD = {
    "matters": "{order: {title: The order, procedure: book}}",
    "meters": "{trust: {label: Trust, starts_at: 60}}",
    "conditions": "{ready: {says: Everything is ready, when: [{fact: found}]}}",
}
WORDS = load_words()

SAID = {
    "meter: trust, at_least: 70": ("Trust at 70 or more (now 60)", "Trust below 70 (now 60)"),
    "meter: trust, at_most: 50": ("Trust at 50 or less (now 60)", "Trust above 50 (now 60)"),
    "meter: trust, above: 70": ("Trust at 71 or more (now 60)", "Trust below 71 (now 60)"),
    "meter: trust, is: 7": ("Trust at exactly 7 (now 60)", "Trust at any other value than 7"),
    "fines: order, at_least: 10000": (
        "$10,000 or more owed in The order (now $50)",
        "less than $10,000 owed in The order (now $50)",
    ),
    "sanction: order": ("a daily sum is set in The order", "no daily sum is set in The order"),
    "fact: found": ("It is found", "not so: It is found"),
    "preserved: first": ("“The first ground” is preserved", "“The first ground” is not preserved"),
    "forfeited: first": ("“The first ground” is forfeited", "“The first ground” is not forfeited"),
    "posture: served": ("The order: Served", "The order: anything but Served"),
    "posture: [served, ordered]": ("The order: Served or Order outstanding", None),
    "may: hold": ("the rule book allows: Hold in contempt", "the rule book does not allow: Hold in contempt"),
    "deadline: reply, is: open": ("still running: Reply", "not running: Reply"),
    "deadline: order.notice, is: met": ("met in time: Notice of appeal", "not yet met: Notice of appeal"),
    "before: 2020-02-01": ("before 1 February 2020", "on 1 February 2020 or later"),
    "after: 2020-02-01": ("after 1 February 2020", "on 1 February 2020 or before"),
    "chosen: desk.act": ("“Act” in “Desk” has been chosen", "“Act” in “Desk” has not been chosen"),
    "holds: ready": ("Everything is ready", "not so: Everything is ready"),
    "any: [{fact: found}, {before: 2020-02-01}]": (
        "It is found or before 1 February 2020",
        "none of these: It is found or before 1 February 2020",
    ),
    "not: [{fact: found}, {before: 2020-02-01}]": (
        "not all of these together: It is found and before 1 February 2020",
        "It is found and before 1 February 2020",
    ),
}


@pytest.mark.parametrize(("written", "said"), SAID.items())
def test_a_guard_is_said_in_the_words_of_its_labels_with_the_value_it_looks_at(written, said):
    case = desk(
        {
            "act": f"effects: [{{fines: order, to: 50}}], when: [{{{written}}}]",
            "owe": "effects: [{fines: order, to: 50}]",
        },
        HEAD,
    )
    position = after(case, "owe")
    (guard,) = case.scenario.scenes["desk"].choices["act"].when
    words = GuardWords(case.scenario, WORDS)

    plain, denied = said
    assert words.said(guard, position) == plain
    if denied:
        assert words.said(guard, position, denied=True) == denied


def test_what_is_denied_twice_is_said_plainly():
    case = desk({"act": "when: [{not: [{not: [{fact: found}]}]}]"}, HEAD)
    (guard,) = case.scenario.scenes["desk"].choices["act"].when

    assert GuardWords(case.scenario, WORDS).said(guard, case.opening()) == "It is found"

"""In which layer each box stands."""

from hypothesis import given
from hypothesis import strategies as st

from game.pages.layered.layers import backward, ranks

NAMES = tuple("abcdefgh")
PAIRS = st.lists(st.tuples(st.sampled_from(NAMES), st.sampled_from(NAMES)), max_size=30)


@given(PAIRS)
def test_without_the_pairs_that_lead_back_every_pair_leads_to_a_higher_rank(pairs):
    back = backward(NAMES, pairs)
    rank = ranks(NAMES, [pair for pair in pairs if pair not in back])

    assert all(rank[one] < rank[other] for one, other in pairs if (one, other) not in back)


@given(PAIRS)
def test_a_pair_leads_back_only_to_where_one_came_from(pairs):
    """Each of them closes a ring of pairs."""
    back = backward(NAMES, pairs)

    for source, target in back:
        reached, waiting = {target}, [target]
        while waiting:
            here = waiting.pop()
            for one, other in pairs:
                if one == here and other not in reached:
                    reached.add(other)
                    waiting.append(other)
        assert source in reached


def test_the_longest_way_counts():
    assert ranks("abcd", [("a", "b"), ("b", "c"), ("a", "c"), ("c", "d")]) == {"a": 0, "b": 1, "c": 2, "d": 3}


def test_what_nothing_leads_to_stands_near_what_it_leads_to():
    assert ranks("abcx", [("a", "b"), ("b", "c"), ("x", "c")])["x"] == 1


def test_the_first_way_is_the_one_that_is_not_turned():
    assert backward("abc", [("a", "b"), ("b", "c"), ("c", "a")]) == {("c", "a")}

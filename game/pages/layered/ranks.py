"""In which layer each box of a graph stands: below all that lead to it, and near what it leads to."""

from collections.abc import Iterable, Mapping, Sequence

Pair = tuple[str, str]


def backward(names: Sequence[str], pairs: Iterable[Pair]) -> frozenset[Pair]:
    """Return the pairs that lead back to where one came from; without them nothing goes round.

    A walk goes as deep as it can, from the first name on, and takes what follows in the order of names.
    """
    following = _following(names, pairs)
    back: set[Pair] = set()
    entered: dict[str, bool] = {}  # whether the walk has left it again
    for first in names:
        walk = [(first, iter(following[first]))] if first not in entered else []
        entered.setdefault(first, False)
        while walk:
            here, others = walk[-1]
            there = next(others, None)
            if there is None:
                entered[here] = True
                walk.pop()
            elif there not in entered:
                entered[there] = False
                walk.append((there, iter(following[there])))
            elif not entered[there]:
                back.add((here, there))
    return frozenset(back)


def ranks(names: Sequence[str], pairs: Iterable[Pair]) -> Mapping[str, int]:
    """Return the rank of each name, from 0: every pair leads to a higher one, the longest way counts.

    The pairs go nowhere round. What more leads away from than to is moved towards what it leads to.
    """
    following = _following(names, pairs)
    leading = {name: [one for one in names if name in following[one]] for name in names}
    rank = dict.fromkeys(names, 0)
    order = _in_order(names, following, leading)
    for name in order:
        for there in following[name]:
            rank[there] = max(rank[there], rank[name] + 1)
    for name in reversed(order):
        if following[name] and len(following[name]) > len(leading[name]):
            highest = min(rank[there] for there in following[name]) - 1
            # A first box with much before it stays: it is where everything starts.
            rank[name] = highest if name != names[0] else rank[name]
    return rank


def _following(names: Sequence[str], pairs: Iterable[Pair]) -> dict[str, list[str]]:
    place = {name: number for number, name in enumerate(names)}
    found: dict[str, set[str]] = {name: set() for name in names}
    for source, target in pairs:
        found[source].add(target)
    return {name: sorted(there, key=place.__getitem__) for name, there in found.items()}


def _in_order(
    names: Sequence[str], following: Mapping[str, list[str]], leading: Mapping[str, list[str]]
) -> list[str]:
    """Return every name after all that lead to it."""
    waits_for = {name: len(leading[name]) for name in names}
    order = [name for name in names if not waits_for[name]]
    for name in order:
        for there in following[name]:
            waits_for[there] -= 1
            if not waits_for[there]:
                order.append(there)
    return order

"""What a report may not say: a group under five is never broken down, nor does it follow (S-17)."""

from collections.abc import Mapping

SMALLEST_GROUP = 5
SMALL_CLASS = 10

Cell = tuple[str, str]
Table = Mapping[Cell, int]


def may_show(count: int, of: int) -> bool:
    """Return whether a part of a group can be shown: neither it nor the rest is one to four people."""
    return all(part == 0 or part >= SMALLEST_GROUP for part in (count, of - count))


def shown_cells(table: Table) -> frozenset[Cell]:
    """Return the cells of a table with known sums that can be shown, so that no other follows.

    Every cell under five is hidden, zeros too, since a known zero would give others away. As long as
    some hidden cell still follows from the sums, the smallest shown cell is hidden as well.
    """
    shown = {cell for cell, count in table.items() if count >= SMALLEST_GROUP}
    while shown:
        hidden = frozenset(table) - shown
        # A hidden cell follows if the sums of rows and columns leave it one value only.
        free = (
            _can_differ(table, hidden, cell, -1) or _can_differ(table, hidden, cell, 1)
            for cell in hidden
            if table[cell]
        )
        if all(free):
            return frozenset(shown)
        shown.remove(min(shown, key=lambda cell: (table[cell], cell)))
    return frozenset()


def _can_differ(table: Table, hidden: frozenset[Cell], cell: Cell, step: int) -> bool:
    """Return whether a hidden cell could be one more or less, with other hidden cells making up for it.

    A change of one cell is balanced in its row by the opposite change of another, that one in its
    column by the same change as the first, and so on, until a cell of the first column is changed.
    """
    rows, columns = {cell[0]}, set[str]()
    waiting = [cell[0]]
    while waiting:
        row = waiting.pop()
        for _, column in [one for one in hidden - {cell} if one[0] == row and table[one] >= step]:
            if column == cell[1]:
                return True
            if column in columns:
                continue
            columns.add(column)
            in_column = {one for one, there in hidden if there == column and table[one, there] >= -step}
            waiting.extend(in_column - rows)
            rows |= in_column
    return False

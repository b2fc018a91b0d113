"""Several whole numbers in one, as digits to a large base: all are added or multiplied in one step."""


class Digits:
    """So many digits for numbers up to a most; sums of numbers that are packed so are at most that, too."""

    def __init__(self, count: int, most: int) -> None:
        self._width = width = most.bit_length() + 1
        # The highest bit of each digit: no number reaches it.
        self._tops = sum(1 << place * width + width - 1 for place in range(count))
        halves = [1 << power for power in range(count.bit_length() - (count & count - 1 == 0))]
        self._halves = [(half * width, (1 << half * width) - 1) for half in reversed(halves)]

    def at(self, place: int, number: int) -> int:
        """Return a number in one place, and 0 in all others."""
        return number << place * self._width

    def total(self, packed: int) -> int:
        """Return the sum of the digits."""
        for shift, mask in self._halves:
            packed = (packed >> shift) + (packed & mask)
        return packed

    def apart(self, one: int, other: int) -> int:
        """Return how far two packed numbers are apart: the sum of the differences of their digits."""
        raised = one + self._tops - other
        tops = raised & self._tops
        # Where the one digit is at least the other, its top is left, and below it by how much it is more.
        more = raised & tops - (tops >> self._width - 1)
        return 2 * self.total(more) - self.total(one) + self.total(other)

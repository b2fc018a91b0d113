"""The bounds of a number, by which guards on meters, fines and counts are judged."""

from game.model.fields import BitField
from game.model.value import value


@value
class Range:
    """Whole numbers between two bounds; a bound left out is no bound."""

    at_least: int | None = None
    at_most: int | None = None

    def contains(self, number: int) -> bool:
        """Return whether a number lies within the bounds, which belong to the range."""
        if self.at_least is not None and number < self.at_least:
            return False
        return self.at_most is None or number <= self.at_most

    def line(self, field: BitField, lowest: int = 0) -> str:
        """Return the expression that is true where a field, counted from `lowest`, lies within the bounds."""
        tests = []
        if self.at_least is not None:
            tests.append(field.compared(">=", self.at_least - lowest))
        if self.at_most is not None:
            tests.append(field.compared("<=", self.at_most - lowest))
        return " and ".join(tests) or "True"

    def said(self, kind: str) -> tuple[str, dict[str, int]]:
        """Return the key of the words for these bounds, and the numbers that are filled in."""
        low, high = self.at_least, self.at_most
        if low is None or high is None:
            word, number = ("at_most", high) if low is None else ("at_least", low)
            return f"{kind}.{word}", {"value": number or 0}
        if low == high:
            return f"{kind}.is", {"value": low}
        return f"{kind}.between", {"least": low, "most": high}

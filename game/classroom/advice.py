"""What T is advised after a poll: by the split alone, since no vote is correct (L3)."""

from dataclasses import dataclass
from typing import Literal

from game.classroom.polls import Poll

Advice = Literal["", "go-on", "discuss", "your-call"]


@dataclass(frozen=True, slots=True)
class Thresholds:
    """In percent: above the first nothing needs talk; up to the second it does, if two have the third."""

    agreed: int = 85
    leading: int = 70
    sizeable: int = 20


def advice(poll: Poll, limits: Thresholds) -> Advice:
    """Return whether to discuss, by exact shares; with nothing before any vote."""
    if not poll.total:
        return ""
    counts = sorted((100 * bar.count for bar in poll.bars), reverse=True)
    if counts[0] > limits.agreed * poll.total:
        return "go-on"
    sizeable = sum(count >= limits.sizeable * poll.total for count in counts)
    if counts[0] <= limits.leading * poll.total and sizeable >= 2:
        return "discuss"
    return "your-call"

"""What a class is asked for in `bench/class_load.py`, and how its figures are told."""

import statistics
from dataclasses import dataclass

from bench.figures import tell

SHARES = (95, 99)


@dataclass(frozen=True)
class Asked:
    """What the command line asked for."""

    seats: int
    wifi: str = "good"
    slow: bool = False
    speed: float = 1.0
    minutes: float = 90.0
    run: str = "hour"

    @property
    def name(self) -> str:
        """The name that its figures begin with."""
        disk = ".slow-disk" if self.slow else ""
        return f"class.{self.run}.{self.wifi}.{self.seats}{disk}"


def percentile(values: list[float], share: int) -> float:
    """Return a percentile, in milliseconds."""
    return 1000 * statistics.quantiles(values, n=100, method="inclusive")[share - 1]


def row(asked: Asked, name: str, answer: dict[str, object]) -> None:
    """Tell the percentiles of what something took, and the errors there were."""
    took = [value for value in answer["took"] if isinstance(value, float)]
    for share in SHARES:
        tell(f"{asked.name}.{name}.p{share}", percentile(took, share))
    tell(f"{asked.name}.{name}.errors", answer.get("errors", 0))

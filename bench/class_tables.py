"""What a class is asked for in `bench/class_load.py`, and the rows of its table."""

import statistics
from dataclasses import dataclass

# Percentile, gate at 300 and at 500, in ms; on a bad Wi-Fi where there is another one.
GATES = {
    "join within 15 s": {95: (500, 1000)},
    "vote within 1 s": {95: (250, 500), 99: (500, None)},
    "vote, bad Wi-Fi": {95: (1000, 1500), 99: (2000, None)},
    "a new phase": {95: (1500, 1500)},
    "all reconnect": {95: (3000, 3000), 99: (5000, 5000)},
    "frame": {99: (33, 50)},
}


@dataclass(frozen=True)
class Asked:
    """What the command line asked for."""

    seats: int
    wifi: str = "good"
    slow: bool = False
    speed: float = 1.0
    minutes: float = 90.0


def percentile(values: list[float], share: int) -> float:
    """Return a percentile, in milliseconds."""
    return 1000 * statistics.quantiles(values, n=100, method="inclusive")[share - 1]


def row(asked: Asked, name: str, answer: dict[str, object]) -> None:
    """Print one row: percentiles beside their gates."""
    took = [value for value in answer["took"] if isinstance(value, float)]
    cells = []
    for share, (at_300, at_500) in GATES[name].items():
        gate = at_300 if asked.seats <= 300 else at_500
        found = percentile(took, share)
        if gate is not None:
            cells.append(f"p{share} {found:.0f} (gate {gate}{'' if found <= gate else ', MISSED'})")
    print(f"| {asked.seats} | {name} | {', '.join(cells)} | {answer.get('errors', 0)} |", flush=True)

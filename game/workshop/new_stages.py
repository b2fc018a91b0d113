"""What the road of a new case is made of: decisions in which counsel obeys or fights on."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Ruled:
    """How a court can answer: what a win and a defeat are called, what they move, and the odds of a win."""

    won: str
    won_moves: str
    lost: str
    lost_moves: str
    odds: int
    dispositions: tuple[str, str] = ("granted", "denied")


@dataclass(frozen=True, slots=True)
class Stage:
    """One decision of a road: counsel obeys, which ends the case, or fights on, which a court may answer."""

    scene: str
    title: str
    text: str
    obey: str
    obey_moves: str
    fight: str
    fight_moves: str
    takes: str
    ruled: Ruled | None = None
    raises: bool = False
    per_day: int = 0
    too_early: str = ""


@dataclass(frozen=True, slots=True)
class Road:
    """The decisions between the first paper and the last court under one rule book, in order."""

    about: str
    matter: str
    order: str
    opens_on: str
    summary: str
    objective: str
    stages: tuple[Stage, ...]
    currency: str = "USD"
    secret: bool = False

"""What a new case is about, and the decisions that it has."""

import json
from dataclasses import dataclass

from game.workshop.new_moments import MOMENTS, Moment
from game.workshop.new_roads import ROADS
from game.workshop.new_stages import Road, Stage


@dataclass(frozen=True, slots=True)
class Draft:
    """What a new case is about: its name and title, the provider, the rule book, the courts, its length."""

    name: str
    title: str
    provider: str
    rule_book: str
    forums: tuple[str, ...]
    decisions: int

    @property
    def road(self) -> Road:
        """Return the decisions that the rule book asks for."""
        return ROADS[self.rule_book]

    @property
    def scenes(self) -> tuple[Stage | Moment, ...]:
        """Return all decisions in order: those of the road, and moments between them."""
        stages = self.road.stages
        spare = list(moments(self.road)[: max(0, self.decisions - len(stages))])
        found: list[Stage | Moment] = []
        for number, stage in enumerate(stages):
            gaps = len(stages) - 1 - number
            found.append(stage)
            count = -(-len(spare) // gaps) if gaps else 0
            found += spare[:count]
            del spare[:count]
        return tuple(found)

    def forum(self, number: int) -> str:
        """Return the court or place of a decision: the named ones follow one another."""
        return self.forums[number * len(self.forums) // len(self.scenes)]


def moments(road: Road) -> tuple[Moment, ...]:
    """Return the decisions between the steps of the law that fit a road."""
    return tuple(one for one in MOMENTS if not (road.secret and one.told_outside))


def fewest(rule_book: str) -> int:
    """Return the fewest decisions that a case under a rule book has."""
    return len(ROADS[rule_book].stages)


def most(rule_book: str) -> int:
    """Return the most decisions that a new case has; its author adds what more it needs."""
    return fewest(rule_book) + len(moments(ROADS[rule_book]))


def quoted(text: str) -> str:
    """Return a text in quotes, so that no sign in it means anything to YAML."""
    return json.dumps(text, ensure_ascii=False)

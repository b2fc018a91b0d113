"""What a new case is about, and the decisions that it has."""

import json
from dataclasses import dataclass

from game.authoring.new_moments import MOMENTS, Moment
from game.authoring.new_roads import ROADS
from game.authoring.new_stages import Road, Stage


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
        """Answer with the decisions that the rule book asks for."""
        return ROADS[self.rule_book]

    @property
    def scenes(self) -> tuple[Stage | Moment, ...]:
        """Answer with all decisions in order: those of the road, and moments between them."""
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
        """Answer with the court or place of a decision: the named ones follow one another."""
        return self.forums[number * len(self.forums) // len(self.scenes)]


def moments(road: Road) -> tuple[Moment, ...]:
    """Answer with the decisions between the steps of the law that fit a road."""
    return tuple(one for one in MOMENTS if not (road.secret and one.told_outside))


def fewest(rule_book: str) -> int:
    """Answer with the fewest decisions that a case under a rule book has."""
    return len(ROADS[rule_book].stages)


def most(rule_book: str) -> int:
    """Answer with the most decisions that a new case has; its author adds what more it needs."""
    return fewest(rule_book) + len(moments(ROADS[rule_book]))


def quoted(text: str) -> str:
    """Answer with a text in quotes, so that no sign in it means anything to YAML."""
    return json.dumps(text, ensure_ascii=False)

"""Cases with called pieces, made by chance, and what writes one out by hand, each call with its own scenes.

A case is a block as YAML reads it, so that what is written out shares nothing with the game's own reading.
"""

import json
from copy import deepcopy
from itertools import count
from random import Random
from typing import Any

HEAD = """\
scenario_format: 1
id: called
edition: 1
title: Called
summary: A few scenes, some of them called.
matters: {order: {procedure: book}}
facts: {told: {}, kept: {}, known: {}}
meters: {trust: {starts_at: 3, lowest: 0, highest: 6}}
opens_at: s0
opens_on: 2020-01-01
"""
FACTS = ("told", "kept", "known")


def made(seed: int) -> dict[str, Any]:
    """Return a case of a seed: scenes in a row, each with calls of one or two pieces; no loops."""
    return _Maker(Random(seed)).case()


def written_out(case: dict[str, Any]) -> dict[str, Any]:
    """Return a case in which every call has scenes of its own, named for where the play goes on."""
    out = deepcopy(case)
    pieces = out.pop("pieces")
    homes = {scene: name for name, piece in pieces.items() for scene in piece["scenes"]}
    calls: dict[str, dict[str, None]] = {name: {} for name in pieces}
    for way in list(_ways(out["scenes"])):
        if isinstance(way["goes_to"], dict):
            piece, then = way["goes_to"]["piece"], way["goes_to"]["then"]
            calls[piece][then] = None
            opens = pieces[piece].get("opens_at") or next(iter(pieces[piece]["scenes"]))
            way["goes_to"] = f"{opens}-then-{then}"
    for name, thens in calls.items():
        for then in thens:
            for scene, body in deepcopy(pieces[name]["scenes"]).items():
                for way in _ways({scene: body}):
                    to = way["goes_to"]
                    way["goes_to"] = then if to == "return" else f"{to}-then-{then}"
                out["scenes"][f"{scene}-then-{then}"] = body
    return _asked_of_all(out, homes, calls)


def _asked_of_all(part: Any, homes: dict[str, str], calls: dict[str, dict[str, None]]) -> Any:
    """Return a part in which a guard that asks for a choice of a piece asks for any of its copies."""
    if isinstance(part, list):
        return [_asked_of_all(one, homes, calls) for one in part]
    if not isinstance(part, dict):
        return part
    scene, _, choice = str(part.get("chosen", "")).partition(".")
    if scene in homes:
        return {"any": [{"chosen": f"{scene}-then-{then}.{choice}"} for then in calls[homes[scene]]]}
    return {key: _asked_of_all(one, homes, calls) for key, one in part.items()}


def text_of(case: dict[str, Any]) -> str:
    """Return the file of a case."""
    return HEAD + "".join(f"{key}: {json.dumps(part)}\n" for key, part in case.items())


def _ways(scenes: dict[str, Any]):
    for scene in scenes.values():
        for half in (scene, *scene.get("choices", {}).values()):
            yield from (one for one in half.get("outcomes", {}).values() if "goes_to" in one)
            if "goes_to" in half:
                yield half


class _Maker:
    def __init__(self, random: Random) -> None:
        self.random, self.numbers = random, count()
        self.pieces = {f"p{n}": [f"p{n}-{k}" for k in range(random.randint(1, 3))] for n in range(2)}
        every = [scene for scenes in self.pieces.values() for scene in scenes]
        # Some of them go on by themselves.
        self.silent = {scene for scene in every if random.random() < 0.2}
        self.asked = [f"{scene}.{'go-on' if scene in self.silent else 'c0'}" for scene in every]

    def case(self) -> dict[str, Any]:
        names = [f"s{n}" for n in range(self.random.randint(3, 5))]
        scenes: dict[str, Any] = {}
        for at, name in enumerate(names):
            later = names[at + 1 :]
            scenes[name] = self.scene(
                [*later, *(self.call(name, later) for name in self.pieces if later)] or ["won", "lost"]
            )
        # Every piece is called twice at least, so that there are copies.
        first, last = scenes[names[0]]["choices"], names[-1]
        for piece in self.pieces:
            first[f"to-{piece}"] = {"goes_to": {"piece": piece, "then": names[1]}}
            scenes[names[1]]["choices"][f"to-{piece}"] = {"goes_to": {"piece": piece, "then": last}}
        for end, tone in (("won", "good"), ("lost", "bad")):
            scenes[end] = {"ending": {"title": end, "tone": tone}}
        pieces = {name: self.piece(inside) for name, inside in self.pieces.items()}
        return {"scenes": scenes, "pieces": pieces}

    def call(self, name: str, later: list[str]) -> dict[str, str]:
        return {"piece": name, "then": self.random.choice(later)}

    def piece(self, names: list[str]) -> dict[str, Any]:
        scenes = {
            name: {"goes_to": "return"} if name in self.silent else self.scene([*names[at + 1 :], "return"])
            for at, name in enumerate(names)
        }
        return {"opens_at": names[0], "scenes": scenes} if len(names) > 1 else {"scenes": scenes}

    def scene(self, ways: list[Any]) -> dict[str, Any]:
        choices = {f"c{n}": self.choice(ways) for n in range(self.random.randint(1, 3))}
        choices["on"] = {"goes_to": "return" if "return" in ways else self.random.choice(ways)}
        return {"choices": choices}

    def choice(self, ways: list[Any]) -> dict[str, Any]:
        body: dict[str, Any] = self.half(ways)
        if self.random.random() < 0.4:
            body["outcomes"] = {"yes": {**self.half(ways), "odds": self.random.choice([10, 50, "1/3"])}}
            body["outcomes"]["no"] = {"goes_to": self.random.choice(ways)}
        if self.random.random() < 0.4:
            body["when"] = [self.guard()]
        return body

    def half(self, ways: list[Any]) -> dict[str, Any]:
        effects = self.random.choice(
            [
                [],
                [{"find": self.random.choice(FACTS)}],
                [{"meter": "trust", "by": self.random.choice([-1, 1]), "because": "It moves."}],
            ]
        )
        return {"effects": effects, "goes_to": deepcopy(self.random.choice(ways))}

    def guard(self) -> dict[str, Any]:
        return self.random.choice(
            [
                {"fact": self.random.choice(FACTS)},
                {"not": [{"fact": self.random.choice(FACTS)}]},
                {"chosen": self.random.choice(self.asked)},
                {"not": [{"chosen": self.random.choice(self.asked)}]},
                {"meter": "trust", "at_least": self.random.randint(2, 4)},
            ]
        )

"""What became of the scenes, choices, outcomes, endings and texts of a case from one edition to the next."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from game.model.prose import Prose
from game.model.scenario import Scenario
from game.model.scene import Half

# Texts by what they are, such as the label or the lesson.
Texts = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class PartChanges:
    """What became of one kind of thing: names that are new, names that are gone, and old names with new ones.

    A name is that of a scene, `scene.choice` or `scene.choice.outcome`.
    """

    gained: tuple[str, ...]
    lost: tuple[str, ...]
    renamed: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class EditionChanges:
    """Two editions beside each other; `texts` says how many texts changed, by what they belong to."""

    scenes: PartChanges
    choices: PartChanges
    outcomes: PartChanges
    endings: PartChanges
    texts: Mapping[str, int]


def compared(old: Scenario, new: Scenario) -> EditionChanges:
    """Return what became of everything in the old edition; new names are followed."""
    was, now = dict(_named(old)), dict(_named(new))
    scenes, choices, outcomes = (
        _parts([n for n in was if n.count(".") == dots], [n for n in now if n.count(".") == dots], new)
        for dots in range(3)
    )
    endings = _parts([str(scene.id) for scene in old.endings], [str(one.id) for one in new.endings], new)
    texts = {}
    for name, before in was.items():
        after = now.get(named_now(name, new), {})
        count = sum(before.get(one, "") != after.get(one, "") for one in {**before, **after})
        if after and count:
            texts[named_now(name, new)] = count
    return EditionChanges(scenes, choices, outcomes, endings, texts)


def named_now(name: str, new: Scenario) -> str:
    """Return what something is called now, by the list of old names and new ones."""
    parts = name.split(".")
    # The longest old name that fits comes first, as where a save is followed.
    for length in range(len(parts), 0, -1):
        found = new.renamed.get(".".join(parts[:length]))
        if found is not None:
            parts[:length] = found.split(".")
    return ".".join(parts)


def _parts(was: Collection[str], now: Collection[str], new: Scenario) -> PartChanges:
    names = {name: named_now(name, new) for name in was}
    kept = {before: after for before, after in names.items() if after in now}
    return PartChanges(
        gained=tuple(name for name in now if name not in kept.values()),
        lost=tuple(name for name in was if name not in kept),
        # What is inside a renamed scene goes with it, and keeps its own name.
        renamed={
            before: after for before, after in kept.items() if before.split(".")[-1] != after.split(".")[-1]
        },
    )


def _named(scenario: Scenario) -> Iterator[tuple[str, Texts]]:
    """Yield everything that has a name of its own, with its texts."""
    for scene in scenario.scenes.values():
        ending = {"ending": scene.ending.title, "lesson": scene.ending.lesson} if scene.ending else {}
        own = {"title": scene.title, "forum": scene.forum, "question": scene.question, **ending}
        yield str(scene.id), {**own, "text": _prose(scene.text), "screen": _prose(scene.on_screen)}
        for choice in scene.choices.values():
            yield str(choice.key), {"label": choice.label, **_half_texts(choice.half)}
            for outcome in choice.outcomes.values():
                yield f"{choice.key}.{outcome.id}", {"label": outcome.label, **_half_texts(outcome.half)}


def _half_texts(half: Half) -> Texts:
    return {
        "text": _prose(half.text),
        "docket": half.files,
        "ruling": half.ruling.says if half.ruling else "",
        "because": half.because,
    }


def _prose(prose: Prose) -> str:
    return "\n\n".join(f"{one.speaker or ''}: {one.exhibit or one.text}" for one in prose)

"""How many words there are to read: in each scene, choice and ending, and in all."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from game.model.prose import Prose
from game.model.scene import Choice, Half, Scene
from game.search.explore import Explored
from game.search.guard_lines import GuardWriter
from game.search.reading_time import words_in


@dataclass(frozen=True, slots=True)
class SceneWords:
    """The words of one scene: the most of its text that is shown at once, its lesson, and each choice.

    The words of a choice are those of its label and of all that can follow it.
    """

    text: int
    lesson: int
    choices: Mapping[str, int]
    labels: Mapping[str, int]
    is_ending: bool

    @property
    def every(self) -> int:
        """Return all words of the scene and of what follows its choices."""
        return self.text + self.lesson + sum(self.choices.values())


def scene_words(explored: Explored) -> dict[str, SceneWords]:
    """Return the words of each scene, in the author's order; positions must tell what they show.

    Where a limit keeps it from being known which paragraphs stand together, all of them count.
    """
    steps = explored.steps
    most = {} if explored.bounded else _most_at_once(explored)
    return {
        str(scene.id): _of_scene(scene, most.get(number, _every(scene.text)))
        for number, scene in enumerate(steps.scenario.scenes[name] for name in steps.scenes)
    }


def _of_scene(scene: Scene, text: int) -> SceneWords:
    lesson = words_in(scene.ending.lesson) if scene.ending else 0
    return SceneWords(
        text,
        lesson,
        {str(name): _of_choice(choice) for name, choice in scene.choices.items()},
        {str(name): words_in(choice.label) for name, choice in scene.choices.items()},
        scene.ending is not None,
    )


def _of_choice(choice: Choice) -> int:
    halves = [choice.half, *(outcome.half for outcome in choice.outcomes.values())]
    return words_in(choice.label) + sum(map(_of_half, halves))


def _of_half(half: Half) -> int:
    return _every(half.text) + (words_in(half.ruling.says) if half.ruling else 0)


def _every(prose: Prose) -> int:
    return sum(words_in(paragraph.text) for paragraph in prose)


def _most_at_once(explored: Explored) -> dict[int, int]:
    """Return the most words of each scene that any position shows, where any shows it."""
    steps = explored.steps
    writer = GuardWriter(steps.scenario, steps.layout)
    counts = [_counter(steps.scenario.scenes[name].text, writer) for name in steps.scenes]
    most: dict[int, int] = {}
    for pattern, packed in zip(explored.patterns, explored.packed, strict=True):
        most[pattern.scene] = max(most.get(pattern.scene, 0), counts[pattern.scene](packed))
    return most


def _counter(prose: Prose, writer: GuardWriter) -> Callable[[int], int]:
    parts = [f"({words_in(one.text)} if {writer.all(one.when)} else 0)" for one in prose]
    line = f"lambda s: {' + '.join(parts) or '0'}"
    made: Callable[[int], int] = eval(line)  # noqa: S307 -- written from the model, no text of an author stands in it
    return made

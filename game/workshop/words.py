"""What there is to read in a case, for `contempt words`: words, minutes, sentences, spelling."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from game.content.loaded import HISTORICAL, Loaded
from game.content.phrases import Phrases
from game.content.problems import Place
from game.content.words import Words
from game.model.fields import union
from game.model.kinds import all_lines
from game.model.prose import Prose
from game.model.scene import Choice
from game.proof.expectations import course_minutes
from game.proof.playbook import run_playbook
from game.proof.prose import grade
from game.search.explore import Quotient, explore
from game.search.liveness import live_with_prose
from game.search.minutes import Minutes, reading_minutes
from game.search.packing import shown_on_coming
from game.search.reading_time import words_in
from game.search.reads import Reader
from game.search.steps import Steps, compile_steps
from game.workshop.spelling import ProseText, Spelling, prose_in, spelling_of

LONG_SCENE = 180
LONG_LABEL = 14
MOST_SENTENCES = 5
_SENTENCE = re.compile(r"(?<=[.!?])[\"'”’)*]*\s+|\n+")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, how many words it has, and where its text begins."""

    text: str
    words: int
    place: Place


@dataclass(frozen=True, slots=True)
class SceneWords:
    """The words of one scene: the most of its text that is shown at once, its lesson, and each choice."""

    text: int
    lesson: int
    choices: Mapping[str, int]  # of its label and of all that can follow
    labels: Mapping[str, int]
    is_ending: bool


@dataclass(frozen=True, slots=True)
class Reading:
    """What there is to read in a case."""

    name: str
    edition: str
    grade: float | None
    scenes: Mapping[str, SceneWords]
    grades: Mapping[str, float | None]
    minutes: Minutes
    historical: Fraction | None
    sentences: tuple[Sentence, ...]
    spelling: Spelling

    @property
    def words(self) -> int:
        """Return the number of words of all scenes and of what follows their choices."""
        return sum(one.text + one.lesson + sum(one.choices.values()) for one in self.scenes.values())

    @property
    def long_scenes(self) -> dict[str, int]:
        """Return the scenes that show more words at once than a scene should have."""
        return {name: one.text for name, one in self.scenes.items() if one.text > LONG_SCENE}

    @property
    def long_labels(self) -> dict[str, int]:
        """Return the choices whose labels have more words than a label should have."""
        return {
            f"{name}.{choice}": count
            for name, one in self.scenes.items()
            for choice, count in one.labels.items()
            if count > LONG_LABEL
        }


def read_through(loaded: Loaded, words: Words, limit: int) -> Reading:
    """Return what there is to read in a case; raise ScenarioProblemsError where it cannot be played."""
    scenario = loaded.playable
    tree = loaded.tree
    assert tree is not None, "what can be played was read from a file"
    texts = list(prose_in(tree.plain))
    is_english = scenario.words.language.lower().startswith("en")
    # What is read in a scene: its text, its choices and what follows them.
    read_in = {
        scene: [one for one in texts if one.steps[:2] == ("scenes", scene) and one.steps[2] != "notes"]
        for scene in scenario.scenes
    }
    sentences = (
        (words_in(part), " ".join(part.split()), one.steps)
        for one in texts
        for part in _SENTENCE.split(one.text)
    )
    longest = sorted(sentences, key=lambda one: -one[0])[:MOST_SENTENCES]
    book = loaded.playbook(HISTORICAL)
    run = run_playbook(book.playbook, Phrases(scenario, words)) if book else None
    steps = compile_steps(scenario)
    explored = explored_prose(steps, limit)
    return Reading(
        name=scenario.id,
        edition=str(scenario.edition),
        grade=_grade(texts) if is_english else None,
        scenes=scene_words(explored),
        grades={name: _grade(of) if is_english else None for name, of in read_in.items()},
        minutes=reading_minutes(steps),
        historical=course_minutes(run) if run and run.holds else None,
        sentences=tuple(Sentence(text, count, tree.place(steps)) for count, text, steps in longest),
        spelling=spelling_of(texts, loaded),
    )


def _grade(texts: Sequence[ProseText]) -> float:
    """Return the school grade of some texts, which is counted for English and says nothing of others."""
    # A label or a title ends without a full stop, and is a sentence all the same.
    ends = (".", "!", "?", "”", '"')
    return grade("\n".join(one.text if one.text.endswith(ends) else f"{one.text}." for one in texts))


def explored_prose(steps: Steps, limit: int) -> Quotient:
    """Return the positions of a scenario, told apart by the paragraphs that they show as well."""
    scenario, layout = steps.scenario, steps.layout
    reader, told = Reader(scenario, layout), list[int]()
    for every in shown_on_coming(scenario).values():
        reads = [reader.asked(guards) for guards in every]
        days = -1 << layout.day.shift if any(one.day >= 0 for one in reads) else 0
        told.append(union(one.bits for one in reads) | days)
    live = live_with_prose(scenario, layout)
    return explore(steps, live, limit, mark=lambda packed, pattern: packed & told[pattern.scene])


def scene_words(explored: Quotient) -> dict[str, SceneWords]:
    """Return the words of each scene, in the author's order; their marks must tell what they show."""
    # Where a limit keeps it from being known which paragraphs stand together, all of them count.
    steps = explored.steps
    most = {} if explored.bounded else _most_at_once(explored)
    scenes = [steps.scenario.scenes[name] for name in steps.scenes]
    return {
        str(scene.id): SceneWords(
            text=most.get(number, _every(scene.text)),
            lesson=words_in(scene.ending.lesson) if scene.ending else 0,
            choices={str(name): _of_choice(choice) for name, choice in scene.choices.items()},
            labels={str(name): words_in(choice.label) for name, choice in scene.choices.items()},
            is_ending=scene.ending is not None,
        )
        for number, scene in enumerate(scenes)
    }


def _of_choice(choice: Choice) -> int:
    halves = [choice.half, *(outcome.half for outcome in choice.outcomes.values())]
    rulings = (words_in(half.ruling.says) for half in halves if half.ruling)
    return words_in(choice.label) + sum(_every(half.text) for half in halves) + sum(rulings)


def _every(prose: Prose) -> int:
    return sum(words_in(paragraph.text) for paragraph in prose)


def _most_at_once(explored: Quotient) -> dict[int, int]:
    """Return the most words of each scene that any position shows, where any shows it."""
    steps = explored.steps
    counts: list[Callable[[int], int]] = []
    for scene in [steps.scenario.scenes[name] for name in steps.scenes]:
        shown = [(words_in(one.text), all_lines(one.when, steps.layout)) for one in scene.text]
        line = f"lambda s: {' + '.join(f'({words} if {test} else 0)' for words, test in shown) or '0'}"
        counts.append(eval(line))  # noqa: S307 -- written from the model, no text of an author stands in it
    most: dict[int, int] = {}
    for pattern, packed in zip(explored.patterns, explored.marks, strict=True):
        most[pattern.scene] = max(most.get(pattern.scene, 0), counts[pattern.scene](packed))
    return most

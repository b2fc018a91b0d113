"""What there is to read in a case, for `contempt words`: words, minutes, sentences, spelling."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from game.content.loaded import HISTORICAL, Loaded
from game.content.phrases import Phrases
from game.content.problems import Place
from game.content.words import Words
from game.model.ids import SceneId, as_written
from game.model.kinds import all_lines
from game.model.prose import Prose
from game.model.scene import Choice
from game.proof.expectations import course_minutes
from game.proof.playbook import run_playbook
from game.proof.prose import grade
from game.search.explore import LIMIT, Look, Search
from game.search.liveness import live_with_prose
from game.search.minutes import Minutes, reading_minutes
from game.search.reading_time import words_in
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
    """The words of one scene: the most of its text that is shown at once, its lesson, and each choice.

    So many words of its text at once were `found`; those are the most, unless a limit came first.
    """

    text: int
    found: int
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
    bounded: bool
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
    read_in: dict[str, list[ProseText]] = {as_written(scene): [] for scene in scenario.scenes}
    for one in texts:
        place = 2 if one.steps[0] == "pieces" else 0
        scene, inside = one.steps[place + 1 : place + 2], one.steps[place + 2 : place + 3]
        if one.steps[place : place + 1] == ("scenes",) and scene and inside != ("notes",):
            read_in[str(scene[0])].append(one)
    sentences = (
        (words_in(part), " ".join(part.split()), one.steps)
        for one in texts
        for part in _SENTENCE.split(one.text)
    )
    longest = sorted(sentences, key=lambda one: -one[0])[:MOST_SENTENCES]
    book = loaded.playbook(HISTORICAL)
    run = run_playbook(book.playbook, Phrases(scenario, words)) if book else None
    steps = compile_steps(scenario)
    scenes, bounded = scene_words(steps, limit)
    return Reading(
        name=scenario.id,
        edition=str(scenario.edition),
        grade=_grade(texts) if is_english else None,
        scenes=scenes,
        bounded=bounded,
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


def scene_words(steps: Steps, limit: int = LIMIT) -> tuple[dict[str, SceneWords], bool]:
    """Return the words of each scene, in the author's order, and whether a limit came first.

    Then nobody knows which paragraphs stand together, and all of them count.
    """
    found, bounded = _most_at_once(steps, limit)
    read: dict[SceneId, int | None] = {}
    for name, most in zip(steps.scenes, found, strict=True):
        # Of a scene that stands in a piece, the most of all copies.
        known = read.get(as_written(name))
        read[as_written(name)] = most if known is None else max(known, most or 0)
    return {
        str(as_written(scene.id)): SceneWords(
            text=_every(scene.text) if bounded or most is None else most,
            found=most or 0,
            lesson=words_in(scene.ending.lesson) if scene.ending else 0,
            choices={str(name): _of_choice(choice) for name, choice in scene.choices.items()},
            labels={str(name): words_in(choice.label) for name, choice in scene.choices.items()},
            is_ending=scene.ending is not None,
        )
        for scene, most in zip(steps.scenario.written_scenes, read.values(), strict=True)
    }, bounded


def _of_choice(choice: Choice) -> int:
    halves = [choice.half, *(outcome.half for outcome in choice.outcomes.values())]
    rulings = (words_in(half.ruling.says) for half in halves if half.ruling)
    return words_in(choice.label) + sum(_every(half.text) for half in halves) + sum(rulings)


def _every(prose: Prose) -> int:
    return sum(words_in(paragraph.text) for paragraph in prose)


def _most_at_once(steps: Steps, limit: int) -> tuple[list[int | None], bool]:
    """Return the most words of each scene's text that a position shows, and whether a limit came first.

    Positions are told apart by what the text of a scene asks for on coming there, and by what is live anyway.
    """
    scenario, layout = steps.scenario, steps.layout
    live = live_with_prose(
        scenario, layout, {scene.id: [one.when for one in scene.text] for scene in scenario.scenes.values()}
    )
    found: list[int | None] = [None] * len(steps.scenes)

    def looking(number: int, prose: Prose) -> Look:
        shown = [f"({words_in(one.text)} if {all_lines(one.when, layout)} else 0)" for one in prose]
        line = f"lambda s: {' + '.join(shown) or '0'}"
        words: Callable[[int], int] = eval(line)  # noqa: S307 -- written from the model, no text of an author in it

        def look(packed: int) -> None:
            found[number] = max(found[number] or 0, words(packed))

        return look

    looks = [looking(number, scenario.scenes[name].text) for number, name in enumerate(steps.scenes)]
    return found, Search(steps, live, max(1, limit)).run(looks=looks).bounded

"""What there is to read in a case, for `contempt words`: words, minutes, sentences, spelling."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from game.content.loading import HISTORICAL, Loaded
from game.content.phrases import Phrases
from game.content.problems import Place
from game.content.words import Words
from game.proof.expectations import course_minutes
from game.proof.playbook import run_playbook
from game.proof.prose import grade
from game.search.minutes import Minutes, explored_prose, minutes_of
from game.search.policy import uniform
from game.search.reading_time import words_in
from game.search.steps import compile_steps
from game.workshop.prose_texts import Text, prose_in
from game.workshop.spelling import Spelling, spelling_of
from game.workshop.word_counts import SceneWords, scene_words

LONG_SCENE = 180
LONG_LABEL = 14
LONG_SENTENCE = 40
MOST_SENTENCES = 5
_SENTENCE = re.compile(r"(?<=[.!?])[\"'”’)*]*\s+|\n+")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, how many words it has, and where its text begins."""

    text: str
    words: int
    place: Place


@dataclass(frozen=True, slots=True)
class Reading:
    """What there is to read in a case."""

    name: str
    edition: str
    grade: float | None
    scenes: Mapping[str, SceneWords]
    grades: Mapping[str, float | None]
    minutes: Minutes | None
    historical: Fraction | None
    sentences: tuple[Sentence, ...]
    spelling: Spelling
    places: Mapping[str, Place]

    @property
    def words(self) -> int:
        """Return all words of all scenes and of what follows their choices."""
        return sum(scene.every for scene in self.scenes.values())

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
    # What makes a sentence hard is counted for English, and says nothing about another language.
    graded = _grade if scenario.words.language.lower().startswith("en") else _no_grade
    explored = explored_prose(compile_steps(scenario), limit)
    spelling = spelling_of(texts, loaded)
    return Reading(
        name=scenario.id,
        edition=str(scenario.edition),
        grade=graded(texts),
        scenes=scene_words(explored),
        grades={name: graded(_of(texts, name)) for name in scenario.scenes},
        minutes=None if explored.bounded else minutes_of(explored, uniform),
        historical=_historical(loaded, words),
        sentences=tuple(Sentence(text, count, tree.place(one.steps)) for count, text, one in _longest(texts)),
        spelling=spelling,
        places={one.word: tree.place(one.first.steps) for one in spelling.unknown},
    )


def _grade(texts: list[Text]) -> float | None:
    return grade(_joined(texts))


def _no_grade(_: list[Text]) -> float | None:
    return None


def _of(texts: list[Text], scene: str) -> list[Text]:
    """Return what is read in a scene: its text, its choices and what follows them."""
    return [one for one in texts if one.steps[:2] == ("scenes", scene) and one.steps[2] != "notes"]


def _joined(texts: list[Text]) -> str:
    # A label or a title ends without a full stop, and is a sentence all the same.
    return "\n".join(
        one.text if one.text.endswith((".", "!", "?", "”", '"')) else f"{one.text}." for one in texts
    )


def _historical(loaded: Loaded, words: Words) -> Fraction | None:
    """Return the minutes of the real course, where a playbook plays it to its end."""
    book = loaded.playbook(HISTORICAL)
    run = run_playbook(book.playbook, Phrases(loaded.playable, words)) if book else None
    return course_minutes(run) if run and run.holds else None


def _longest(texts: list[Text]) -> Iterator[tuple[int, str, Text]]:
    """Yield the longest sentences, the longest first."""
    every = (
        (words_in(part), " ".join(part.split()), text)
        for text in texts
        for part in _SENTENCE.split(text.text)
    )
    yield from sorted(every, key=lambda one: -one[0])[:MOST_SENTENCES]

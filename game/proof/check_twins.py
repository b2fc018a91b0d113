"""What stands twice where it should stand once: a paragraph in two scenes, a label on two choices."""

from game.content.tree import Steps
from game.model.scenario import Scenario
from game.model.scene import Scene
from game.proof.check_sheet import Sheet
from game.search.reading_time import words_in

# A shorter sentence may well be said again.
_FEWEST_WORDS = 8


def check_twins(scenario: Scenario, sheet: Sheet) -> None:
    """Write down paragraphs that two scenes share word for word, and choices that are labelled alike."""
    read: dict[str, str] = {}
    for scene in scenario.scenes.values():
        for index, paragraph in enumerate(scene.text):
            # What only some plays show may be said in several scenes, of which each has its own plays.
            if paragraph.when:
                continue
            text = " ".join(paragraph.text.split())
            first = read.setdefault(text, scene.id)
            if first != scene.id and words_in(text) >= _FEWEST_WORDS:
                told = f"this paragraph stands word for word in scene '{first}', too"
                remedy = "Say it anew here, or lead both ways through one scene."
                sheet.warn(_steps(scene, index, sheet), "D109", (told, remedy))
        _tell_labels(scene, sheet)


def _steps(scene: Scene, index: int, sheet: Sheet) -> Steps:
    """Return the steps to a paragraph; a text that is not a list is told at its key."""
    steps: Steps = ("scenes", scene.id, "text")
    return (*steps, index) if isinstance(sheet.written(steps), list) else steps


def _tell_labels(scene: Scene, sheet: Sheet) -> None:
    """Choices that are shown only now and then may be two forms of one."""
    labels: dict[str, str] = {}
    for choice in scene.choices.values():
        if choice.shown_when:
            continue
        first = labels.setdefault(" ".join(choice.label.casefold().split()), choice.key.choice)
        if first != choice.key.choice:
            told = f"choices '{first}' and '{choice.key.choice}' have the same label"
            steps: Steps = ("scenes", scene.id, "choices", choice.key.choice, "label")
            sheet.warn(
                steps, "D113", (told, "Say in each label what is done, so that a player can tell them apart.")
            )

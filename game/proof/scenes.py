"""What reading the scenes shows: loops without end, texts and labels that stand twice, pictures not shown."""

from collections.abc import Sequence
from graphlib import CycleError, TopologicalSorter
from pathlib import PurePosixPath

from game.content.mentions import stands_in
from game.content.tree import Steps
from game.model.ids import SceneId
from game.model.scenario import Scenario
from game.model.scene import TONES, Ending
from game.proof.findings import Sheet
from game.search.order import uncounted
from game.search.reading_time import words_in

# A shorter sentence may well be said again.
_FEWEST_WORDS = 8
Ends = Sequence[tuple[SceneId, Ending]]
_FORMATS = (".svg", ".png", ".jpg", ".jpeg", ".webp")


def check_loops(scenario: Scenario, sheet: Sheet) -> None:
    """Report a cycle of scenes that neither `times` nor a meter that only falls ends."""
    after = uncounted(scenario)
    try:
        TopologicalSorter(after).prepare()
    except CycleError as error:
        cycle = list(dict.fromkeys(error.args[1]))
        first = min(cycle, key=list(scenario.scenes).index)
        scenes = ("scenes " if len(cycle) > 1 else "scene ") + ", ".join(f"'{scene}'" for scene in cycle)
        what = f"a play can go round without end through {scenes}"
        order = {scene: at for at, scene in enumerate(scenario.scenes) if scene in cycle}
        # The choice that leads to a scene that stands no later in the file.
        back = next(
            choice.key
            for scene in cycle
            for choice in scenario.scenes[scene].choices.values()
            if choice.times is None
            for outcome in choice.outcomes.values() or (None,)
            for way in choice.ways_on(outcome)
            if way.scene in after[scene] and order.get(way.scene, len(scenario.scenes)) <= order[scene]
        )
        remedy = (
            f"Add `times: 1`, or another number, to a choice on the way, such as '{back}', "
            "or let every round use up a meter that nothing on the way raises."
        )
        sheet.error(("scenes", first), "D001", (what, remedy))


def check_repeats(scenario: Scenario, sheet: Sheet) -> None:
    """Report paragraphs that two scenes share word for word, and choices that are labelled alike."""
    read: dict[str, str] = {}
    for scene in scenario.written_scenes:
        for paragraph in scene.text:
            # What only some plays show may be said in several scenes, of which each has its own plays.
            if paragraph.when:
                continue
            text = " ".join(paragraph.text.split())
            first = read.setdefault(text, scene.id)
            if first != scene.id and words_in(text) >= _FEWEST_WORDS:
                steps: Steps = ("scenes", scene.id, "text")
                # A text that is not a list is reported at its key.
                steps = (*steps, paragraph.at) if isinstance(sheet.written(steps), list) else steps
                what = f"this paragraph also stands word for word in scene '{first}'"
                sheet.warn(steps, "D109", (what, "Reword it here, or lead both ways through one scene."))
        labels: dict[str, str] = {}
        # Choices that are shown only now and then may be two forms of one.
        for name, choice in ((name, one) for name, one in scene.choices.items() if not one.shown_when):
            first = labels.setdefault(" ".join(choice.label.casefold().split()), name)
            if first != name:
                what = f"choices '{first}' and '{name}' have the same label"
                remedy = "Say in each label what is done, so that a player can tell them apart."
                sheet.warn(("scenes", scene.id, "choices", name, "label"), "D113", (what, remedy))


def check_endings(scenario: Scenario, sheet: Sheet) -> None:
    """Report worths that do not fit their tones, missing hints, and hints that name their endings."""
    endings = [(scene.id, scene.ending) for scene in scenario.endings if scene.ending]
    _check_worths(endings, sheet)
    _check_hints(endings, sheet)


def _check_worths(endings: Ends, sheet: Sheet) -> None:
    """Good above mixed, and mixed above bad."""
    for name, ending in endings:
        place = TONES.index(ending.tone)
        for other_name, other in endings if ending.own_worth is not None else ():
            other_place = TONES.index(other.tone)
            above = other_place < place and other.worth <= ending.worth
            below = other_place > place and other.worth >= ending.worth
            if above or below:
                beside = "better, only" if above else "worse, already"
                what = f"this ending is worth {float(ending.worth):g}, and '{other_name}', whose tone is"
                what += f" {beside} {float(other.worth):g}"
                remedy = "Let `good` endings be worth more than `mixed` ones, and those more than `bad` ones."
                sheet.warn(("scenes", name, "ending", "worth"), "D035", (what, remedy))
                break


def _check_hints(endings: Ends, sheet: Sheet) -> None:
    for name, ending in endings if any(ending.hint for _, ending in endings) else ():
        steps: Steps = ("scenes", name, "ending")
        if not ending.hint:
            what = f"ending '{name}' has no hint, and others have one"
            sheet.warn(
                steps, "D037", (what, "Add `hint:`, one sentence that points to it and does not tell it.")
            )
        elif stands_in(ending.title, ending.hint):
            what = f"this hint names its ending, '{ending.title}', before it is found"
            sheet.warn((*steps, "hint"), "D038", (what, "Point to the way there, not to how it ends."))


def check_pictures(scenario: Scenario, sheet: Sheet) -> None:
    """Report pictures of a kind that cannot be shown, and words for them that say nothing."""
    for scene in scenario.scenes.values():
        if scene.picture is None:
            continue
        steps: Steps = ("scenes", scene.id, "picture")
        file, alt = PurePosixPath(scene.picture.file), scene.picture.alt
        if file.suffix.lower() not in _FORMATS:
            what = f"a picture of the kind '{file.suffix or file.name}' cannot be shown"
            sheet.warn((*steps, "file"), "A005", (what, f"Use one of: {', '.join(_FORMATS)}."))
        if words_in(alt) < 3 or alt.strip() in (file.name, file.stem):
            what = "these words do not say what the picture shows"
            remedy = "Write a short sentence for somebody who cannot see it."
            sheet.warn((*steps, "alt"), "A004", (what, remedy))

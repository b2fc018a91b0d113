"""Pictures of the scenario's own: whether they can be shown, and whether they say what is seen."""

from pathlib import PurePosixPath

from game.content.tree import Steps
from game.model.scenario import Scenario
from game.proof.check_sheet import Sheet
from game.search.reading_time import words_in

_FORMATS = (".svg", ".png", ".jpg", ".jpeg", ".webp")


def check_pictures(scenario: Scenario, sheet: Sheet) -> None:
    """Write down pictures of a kind that cannot be shown, and words for them that say nothing."""
    for scene in scenario.scenes.values():
        if scene.picture is None:
            continue
        steps: Steps = ("scenes", scene.id, "picture")
        file = PurePosixPath(scene.picture.file)
        if file.suffix.lower() not in _FORMATS:
            told = f"a picture of the kind '{file.suffix or file.name}' cannot be shown"
            sheet.warn((*steps, "file"), "A005", (told, f"Use one of: {', '.join(_FORMATS)}."))
        alt = scene.picture.alt
        if words_in(alt) < 3 or alt.strip() in (file.name, file.stem):
            told = "these words do not say what the picture shows"
            sheet.warn(
                (*steps, "alt"), "A004", (told, "Write a short sentence for somebody who cannot see it.")
            )

"""The verb for a case that is being written: preview.

Everything that takes time to import is imported inside the verb.
"""

from typing import Annotated

from game.verbs.command import ScenarioName, VariantName
from game.verbs.line import Option, Switch


def preview(
    scenario: ScenarioName,
    at: Annotated[str, Option("SCENE", "The scene to begin in.")] = "",
    text: Annotated[bool, Switch("Plain lines instead of the window.")] = False,
    variant: VariantName = None,
) -> None:
    """Show a case while you write it: again after each save, with what there is to fix."""
    if text:
        from game.terminal.preview import Asked as AskedInLines
        from game.terminal.preview import preview as preview_in_lines

        raise SystemExit(preview_in_lines(AskedInLines(scenario, at, variant)))
    from game.desktop.preview.start import PreviewWindowOptions
    from game.desktop.preview.start import preview as preview_in_window

    preview_in_window(PreviewWindowOptions(scenario, at, variant))

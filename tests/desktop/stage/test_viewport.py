"""What has the focus, while something is laid over a screen and once it is gone again."""

from dataclasses import replace

from game.desktop.stage.screen import View
from game.desktop.stage.viewport import Viewport
from game.desktop.toolkit.buttons import Button, Buttons
from game.desktop.toolkit.overlays import Dialog
from game.desktop.toolkit.prose import literal
from tests.desktop.parts_drawn import kit_of, target


def buttons(*names: str) -> tuple[Button, ...]:
    return tuple(Button(target(name, name)) for name in names)


def test_the_focus_comes_back_to_where_it_was_before_a_question():
    look = kit_of().look
    desk = View(Buttons(buttons("one", "two")), "desk", "one")
    asking = replace(desk, over=Dialog("Sure?", literal("says", "It is gone then."), buttons("no", "yes")))
    viewport = Viewport(desk, look)
    viewport.arrive(None)
    viewport.focus_next(1)
    focused = [viewport.hand.focus]
    for before, view in ((desk, asking), (asking, desk)):
        viewport.view = view
        viewport.arrive(before)
        focused.append(viewport.hand.focus)

    assert focused == ["two", "no", "two"]

"""What every screen of a case shares: the bar over it, undo and redo, and the ways out."""

from collections.abc import Callable
from copy import copy
from dataclasses import replace

from game.desktop.parts.deskbar import BarItem, DeskBar
from game.desktop.screens.desk import PAGES, Below, Sitting
from game.desktop.stage.input import shown
from game.desktop.stage.screen import Screen
from game.desktop.toolkit.buttons import Button
from game.desktop.toolkit.intents import Go, Intent, Redo, Undo
from game.desktop.toolkit.kit import Target


def shared(sitting: Sitting, here: Screen, intent: Intent) -> Screen:
    """Return the screen after an intent that means the same on every screen of a case."""
    ways = sitting.desk.ways
    if isinstance(intent, Undo):
        return sitting.played(sitting.play.undo()).standing() if sitting.play.replay.steps else here
    if isinstance(intent, Redo):
        return sitting.played(sitting.play.redo()).standing() if sitting.play.history.undone else here
    if isinstance(intent, Go) and intent.to in PAGES:
        return ways.page(Below(sitting.desk, here, sitting, sitting.opened.scenario.id), intent.to)
    if intent == Go("no-hints"):
        preferences = sitting.desk.preferences
        preferences.choose(replace(preferences.now, taught=True))
        return copy(here)
    if isinstance(intent, Go) and intent.to == "library":
        return ways.library(sitting.desk, sitting.opened.scenario.id)
    return here


def bar(sitting: Sitting, forum: str, stands: bool = True) -> DeskBar:
    """Return the bar over a screen of the case."""
    words = sitting.desk.words
    named: Callable[[str], str] = lambda key: words(f"desktop.{key}")  # noqa: E731 -- three buttons alike
    tips = _tips(sitting)
    buttons = [Button(Target("text", named("text"), Go("settings")), "desk", tip=tips["settings"])]
    if sitting.play.replay.steps:
        buttons.insert(0, Button(Target("undo", words("menu.undo"), Undo()), "desk", tip=tips["undo"]))
    buttons.append(Button(Target("menu", named("menu"), Go("menu")), "desk", tip=tips["menu"]))
    title = sitting.opened.scenario.words.title
    return DeskBar(title, forum, standings(sitting) if stands else (), tuple(buttons))


def _tips(sitting: Sitting) -> dict[str, str]:
    """The keys of the buttons over a case, as they are now."""
    words, keys = sitting.desk.words, sitting.desk.preferences.keys
    named = {name: shown(keys.of(name)) for name in ("undo", "settings", "menu")}
    if len(keys.of("undo")) == 1 and not keys.letters:
        named["undo"] = words("desktop.key.undo")
    return {name: words("desktop.tip.key", pressed=pressed) for name, pressed in named.items()}


def standings(sitting: Sitting) -> tuple[BarItem, ...]:
    """Return what must always be in sight: the fines first, then the nearest deadline."""
    return (_fines(sitting), *_nearest(sitting))


def _fines(sitting: Sitting) -> BarItem:
    phrases, matters = sitting.opened.phrases, sitting.play.position.matters
    total = sum(standing.fines for standing in matters.values())
    running = any(
        standing.sanction is not None
        and sitting.opened.scenario.matters[name].procedure.postures[standing.posture].sanctions == "accrue"
        for name, standing in matters.items()
    )
    if running:
        return BarItem("fine", phrases.words("desktop.fines_running", sum=phrases.money(total)), True)
    if total:
        return BarItem("fine", phrases.words("clock.sum_owed", sum=phrases.money(total)))
    is_set = any(standing.sanction is not None for standing in matters.values())
    return BarItem("fine", phrases.words("desktop.fine_stayed" if is_set else "desktop.no_fine"))


def _nearest(sitting: Sitting) -> tuple[BarItem, ...]:
    words, position = sitting.desk.words, sitting.play.position
    running = [(one.last_day, name) for name, one in position.deadlines.items() if one.status == "open"]
    if not running:
        return ()
    last_day, name = min(running)
    left = (last_day - position.date).days
    label = sitting.opened.scenario.deadlines[name]
    return (BarItem("clock", words.counted("desktop.deadline_in", left, label=label, days=left)),)

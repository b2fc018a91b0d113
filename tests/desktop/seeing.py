"""Sees every screen of the game, and all that lies over them, and says what is wrong with a picture."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import combinations

from pygame import Rect

from game.desktop.parts.deskbar import FEW_LINES
from game.desktop.screens.desk import PAGES
from game.desktop.stage import stage as stages
from game.desktop.toolkit.intents import Explain, Go, Pick, Select
from game.desktop.toolkit.kit import WrittenText
from game.desktop.toolkit.pen import Pen
from tests.desktop.pilot import Pilot, played, words

# What the mirror says of a sign or a drawing, which is not written as it is said.
DRAWN = ("stations", "posture", "fork", "stamp", "stub", "seal", "tick")


@dataclass(slots=True)
class Seeing(Pen):
    """A pen that also notes what lies out of sight in a scrolling region, and in which ink all is written."""

    everything: list[WrittenText] = field(default_factory=list)
    inked: list[tuple[WrittenText, str, str]] = field(default_factory=list)
    pictured: list[Rect] = field(default_factory=list)
    below: int = 0

    def face_text(self, at, words, face, ink):
        wide = Pen.face_text(self, at, words, face, ink)
        box = Rect(at[0], at[1], wide, self.kit.look.line(face[1]))
        noted = WrittenText(words, box, self.surface.get_clip())
        self.everything.append(noted)
        self.inked.append((noted, face[1], ink))
        return wide

    def shows_whole(self, place):
        """Signs are drawn at the edge of a region too, so that their words are noted."""
        return True


def watched(monkeypatch) -> None:
    """Let every stage draw with a pen that sees."""
    monkeypatch.setattr(stages, "Pen", Seeing)


def tour(pilot: Pilot, thorough: bool = False) -> Iterator[str]:
    """Go through a whole play and everything that can be opened on the way; yield the name of each view.

    What is opened many times, such as the meaning of a word, is opened once of its kind; `thorough`
    opens it on each screen.
    """
    known: set[str] = set()
    yield from around(pilot, "library", known)
    pilot.by_keys(words()("desktop.begin"))
    yield from around(pilot, "briefing", known)
    pilot.by_keys(words()("desktop.open_file"))
    yield from pages(pilot, known)
    for number, name in enumerate(played(pilot, pilot.by_keys)):
        yield from around(pilot, f"{number} {name}", set() if thorough else known)
        if name == "SceneScreen":
            yield from picking(pilot, f"{number} picks")
    pilot.by_keys(words()("desktop.open_debrief"))
    pilot.reckoned()
    yield from around(pilot, "debrief", set() if thorough else known)
    pilot.shelf.keep(pilot.stage.screen.play)
    pilot.stage.mean(Go("library"))
    pilot.by_keys(words()("desktop.begin_again"))
    yield "library asks"
    pilot.by_keys(words()("desktop.begin_again"))
    yield "briefing again"
    # A play that ended early has come to no chapter.
    if words()("desktop.chapters.choose") in pilot.labels():
        pilot.by_keys(words()("desktop.chapters.choose"))
        yield "chapters"


def around(pilot: Pilot, name: str, known: set[str]) -> Iterator[str]:
    """A view, and what can be opened in it without leaving it."""
    pilot.look_up()
    yield name
    here = pilot.stage.screen
    for target in pilot.targets():
        kind = f"{type(here).__name__}:{type(target.does).__name__}:{_kind(target)}"
        writes = target.id in ("export", "export-text", "write", "card")
        if kind in known or writes or not isinstance(target.does, Explain | Select):
            continue
        known.add(kind)
        before = pilot.preferences.now
        pilot.stage.focus(target.id)
        pilot.stage.mean(target.does)
        # Without the ring no tip lies over what is looked at.
        pilot.stage.hand = replace(pilot.stage.hand, focus="", hovered="")
        pilot.stage.wants_paint = True
        pilot.look_up()
        yield f"{name}, {target.id}"
        pilot.preferences.choose(before)
        show(pilot, here)
    pilot.look_up()


def _kind(target) -> str:
    """Links are of a kind by what they open; tabs, items and roads each for themselves."""
    if isinstance(target.does, Explain):
        return target.does.kind
    kind = target.id.partition(":")[0]
    return kind if kind in ("case", "road", "answer", "key") else target.id


def show(pilot: Pilot, screen) -> None:
    """Show a screen again, as it was; it is painted when it is looked at."""
    pilot.stage.screen = screen
    pilot.stage._show_screen()
    pilot.stage.wants_paint = True


def picking(pilot: Pilot, name: str) -> Iterator[str]:
    """The picks of each card that has some, none and one of them ticked."""
    here = pilot.stage.screen
    for target in [one for one in pilot.targets() if one.id.startswith("choice:")]:
        turns = here.play.replay.turns
        pilot.stage.mean(target.does)
        picks = [one for one in pilot.targets() if isinstance(one.does, Pick)]
        if picks and pilot.stage.screen.play.replay.turns == turns:
            pilot.look_up()
            yield name
            pilot.stage.mean(picks[0].does)
            pilot.look_up()
            yield f"{name} one"
            show(pilot, here)
            break
        show(pilot, here)
    pilot.look_up()


def pages(pilot: Pilot, known: set[str]) -> Iterator[str]:
    """Every page, every part of it, and what it asks."""
    here = pilot.stage.screen
    for page in PAGES:
        show(pilot, here)
        pilot.stage.mean(Go(page))
        yield from around(pilot, f"page {page}", known)
        inner = pilot.stage.screen
        for line in list(pilot.stage.view.lines(pilot.stage.look)):
            if line.target and line.role == "item" and isinstance(line.target.does, Select):
                pilot.stage.mean(line.target.does)
                yield from around(pilot, f"page {page}, {line.target.id}", known)
                show(pilot, inner)
    show(pilot, here)
    pilot.look_up()


def over_starts(pilot: Pilot) -> int:
    """How many texts lie below what is laid over the screen; a dialog and a popover cover them."""
    view = pilot.stage.view
    if view.over is None:
        return 0
    pen = Seeing(pilot.surface.copy(), pilot.pen.kit, pilot.stage.hand)
    view.body.draw(pen, pen.surface.get_rect())
    return len(pen.everything)


@dataclass(frozen=True, slots=True)
class Sight:
    """What is in front in a picture: its texts, its targets, and the mirror."""

    pilot: Pilot
    texts: tuple[WrittenText, ...]

    @classmethod
    def of(cls, pilot: Pilot) -> "Sight":
        return cls(pilot, tuple(pilot.pen.everything[over_starts(pilot) :]))

    def written(self) -> list[WrittenText]:
        """The texts that can be seen without scrolling."""
        seen = {(one.text, tuple(one.box)) for one in self.pilot.pen.written}
        return [one for one in self.texts if (one.text, tuple(one.box)) in seen]


def cut(sight: Sight) -> list[str]:
    """Texts that reach over the side of what shows them, or out of the window."""
    window = sight.pilot.surface.get_rect()
    return [
        one.text
        for one in sight.written()
        if one.clip.left - 1 > one.box.left
        or one.box.right > one.clip.right + 1
        or window.top > one.box.top
        or one.box.bottom > window.bottom
    ]


def overlapping(sight: Sight) -> list[tuple[str, str]]:
    """Pairs of texts of which one is written over the other."""
    if sight.pilot.stage.view.toast:
        # A short sentence lies over the foot of the screen until the next key.
        return []
    boxes = [
        (one.text, one.box.inflate(-2, -one.box.height // 3)) for one in sight.written() if one.text.strip()
    ]
    return [(first, second) for (first, a), (second, b) in combinations(boxes, 2) if a.colliderect(b)]


def undrawn(sight: Sight) -> list[str]:
    """Lines of the mirror of which some word is drawn nowhere, in sight or where one can scroll to."""
    drawn = {word for one in sight.texts for word in words_of(one.text)}
    view, look = sight.pilot.stage.view, sight.pilot.stage.look
    shown = (*DRAWN, "title") if look.height < FEW_LINES * look.line("body") else DRAWN
    lines = [line for line in (view.over or view.body).mirror(look) if line.role not in shown]
    lost = [line for line in lines if not words_of(said(line)) <= drawn]
    if lost:
        # A long list draws only what is near.
        drawn |= scrolled_through(sight.pilot)
    return [line.text for line in lost if not words_of(said(line)) <= drawn]


def scrolled_through(pilot: Pilot) -> set[str]:
    """All words that are seen while everything is scrolled from its beginning to its end."""
    stage, kept = pilot.stage, pilot.stage.hand
    seen: set[str] = set()
    for name in list(pilot.pen.spans):
        stage.scroll(name, -(10**6))
        pilot.look_up()
        while True:
            seen |= {word for one in pilot.pen.written for word in words_of(one.text)}
            span = pilot.pen.spans[name]
            if span.offset >= span.furthest:
                break
            stage.scroll(name, max(span.step, span.box.height - 2 * span.step))
            pilot.look_up()
    stage.hand = kept
    stage.wants_paint = True
    pilot.look_up()
    return seen


def unsaid(sight: Sight) -> list[str]:
    """Texts that are drawn and that the mirror does not say."""
    view, look = sight.pilot.stage.view, sight.pilot.stage.look
    mirror = " ".join(line.text for line in view.lines(look))
    spoken = words_of(mirror)
    return [one.text for one in sight.written() if not words_of(one.text) <= spoken]


def said(line) -> str:
    """A line as it is written: the number of a locked card is drawn as a lock, and ticks are drawn."""
    label = line.role in ("locked choice", "check", "ticked check")
    return line.target.label if label and line.target else line.text


def words_of(text: str) -> set[str]:
    return set(re.findall(r"\w+", text.replace("\u2026", " ")))


def out_of_reach(sight: Sight) -> list[str]:
    """Texts of a scrolling region that lie below its end or above its beginning."""
    pilot = sight.pilot
    lost = []
    for span in pilot.pen.spans.values():
        top = span.box.top - span.offset
        for one in sight.texts:
            inside = one.clip.top == span.box.top and one.clip.bottom == span.box.bottom
            if inside and not (top - 2 <= one.box.top and one.box.bottom <= top + span.content + 4):
                lost.append(one.text)
    return lost


def too_small(sight: Sight) -> list[str]:
    """Targets smaller than 44 by 44 in a window 1080 high; words within a line are not meant."""
    least = round(44 * min(1, sight.pilot.surface.get_height() / 1080)) - 1
    return [f"{hit.target.id} {hit.box.size}" for hit in alone(sight) if min(hit.box.size) < least]


def too_close(sight: Sight) -> list[tuple[str, str]]:
    """Targets that overlap, or stand closer than 8 pixels in a window 1080 high; one may lie in another."""
    least = round(8 * min(1, sight.pilot.surface.get_height() / 1080)) - 1
    close = []
    for first, second in combinations(alone(sight), 2):
        if first.clip != second.clip and (first.scroll or second.scroll):
            continue
        a, b = first.box, second.box
        if a.contains(b) or b.contains(a):
            continue
        if a.inflate(2 * least, 2 * least).colliderect(b):
            close.append((first.target.id, second.target.id))
    return close


def alone(sight: Sight):
    """The targets that are no word within a line of text."""
    pilot = sight.pilot
    inline = {line.target.id for line in pilot.stage.view.lines(pilot.stage.look) if line.role == "link"}
    return [hit for hit in pilot.pen.hits.values() if hit.target.id not in inline]


def outside(sight: Sight) -> list[str]:
    """Targets that reach out of the window, or over the side of what shows them."""
    window = sight.pilot.surface.get_rect().inflate(2, 2)
    wrong = []
    for hit in alone(sight):
        aside = hit.box.left < hit.clip.left - 1 or hit.box.right > hit.clip.right + 1
        if aside or (not hit.scroll and not window.contains(hit.box)):
            wrong.append(hit.target.id)
    return wrong


FAULTS = {
    "cut": cut,
    "overlapping": overlapping,
    "not drawn": undrawn,
    "not said": unsaid,
    "out of reach": out_of_reach,
    "too small": too_small,
    "too close": too_close,
    "outside": outside,
}


def faults(pilot: Pilot) -> dict[str, list]:
    """Everything that is wrong with what is shown now, by its kind; at most three of each."""
    sight = Sight.of(pilot)
    found = {name: check(sight)[:3] for name, check in FAULTS.items()}
    return {name: wrong for name, wrong in found.items() if wrong}

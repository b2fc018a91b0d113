"""A-6, A-7, A-8 and A-10: what is written stands out, colour never stands alone, and the focus is seen."""

from collections import Counter
from itertools import combinations

import pygame
import pytest
from pygame import Rect, Surface

from game.desktop.parts.cards import CHOSEN, HISTORICAL, LOCKED, OPEN, CheckBox, ChoiceCard
from game.desktop.parts.ledger import Item
from game.desktop.parts.odds import tint
from game.desktop.parts.options import OptionButton
from game.desktop.parts.procedure import AHEAD, HERE, NEXT, PASSED, MapStation, MapStrip, ProcedureCourse
from game.desktop.toolkit.buttons import Tabbed
from game.desktop.toolkit.cache import RenderCache
from game.desktop.toolkit.intents import Go, Select
from game.desktop.toolkit.kit import Hand, Kit, Target
from game.desktop.toolkit.marks import LETTERS, TruthLabel, stance_mark, triangle
from game.desktop.toolkit.pen import Pen
from game.desktop.toolkit.pictures import Plate
from game.desktop.toolkit.prose import PlainText
from game.desktop.toolkit.theme import THEMES, look_of, palette_of
from tests.desktop.contrast import contrast
from tests.desktop.pilot import Pilot, words
from tests.desktop.seeing import over_starts, tour, watched

PALETTE = palette_of()
GROUNDS = (
    *("paper", "card", "hover", "press", "folder", "desk"),
    *("accent_tint", "up_tint", "wait_tint", "focus_gap"),
)
SIZE = (1280, 720)
TRUTHS = ("documented", "inferred", "invented")


def themed(folder, theme: str, case: str = "first-steps") -> Pilot:
    pilot = Pilot(folder, SIZE, 100, case)
    pilot.preferences.appear(theme)
    pilot.stage._show_screen()
    pilot.stage.wants_paint = True
    return pilot


def grounds(surface: Surface, box: Rect, ink) -> list[tuple[int, int, int]]:
    """The colours between the lines of a text; what is only touched there does not count."""
    inside = box.clip(surface.get_rect())
    rows = (inside.top + 3, inside.bottom - 4)
    places = [(x, y) for y in rows for x in range(inside.left, inside.right, 5)]
    seen = Counter(tuple(surface.get_at(place))[:3] for place in places)
    return [colour for colour, times in seen.items() if colour != ink and times * 4 >= len(places)]


def test_a06_every_text_stands_out_from_the_pixels_below_it_in_every_theme(tmp_path, monkeypatch):
    """4.5 to 1, and 7 to 1 in the theme of high contrast: measured where it is written, for all that is."""
    watched(monkeypatch)
    pilot, pairs = themed(tmp_path, "paper"), {}
    roles = {PALETTE["paper"][role]: role for role in (*GROUNDS, "ink", *PALETTE["paper"])}
    roles |= {PALETTE["paper"][role]: role for role in reversed(GROUNDS)}

    for name in tour(pilot):
        pilot.stage.hand = Hand(focus="", shows_focus=False, scrolled=pilot.stage.hand.scrolled)
        pilot.stage.wants_paint = True
        pilot.look_up()
        seen = {(one.text, tuple(one.box)) for one in pilot.pen.written}
        for written, _, ink in pilot.pen.inked[over_starts(pilot) :]:
            if (written.text, tuple(written.box)) in seen and written.text.strip():
                for ground in grounds(pilot.surface, written.box, PALETTE["paper"][ink]):
                    pairs.setdefault((ink, roles[ground]), (name, written.text))

    weak = {
        (theme, *pair): where
        for theme in THEMES
        for pair, where in pairs.items()
        if contrast(*(PALETTE[theme][role] for role in pair)) < (7.0 if theme == "contrast" else 4.5)
    }
    assert weak == {}
    assert len(pairs) >= 12


def test_a06_no_text_lies_over_a_picture(tmp_path, monkeypatch):
    """So that there is no worst pixel to measure."""
    watched(monkeypatch)
    pictured: list[Rect] = []
    draw = Plate.draw

    def noted(plate, pen, box):
        pictured.append(Rect(box).clip(pen.surface.get_clip()))
        draw(plate, pen, box)

    monkeypatch.setattr(Plate, "draw", noted)
    pilot, covered, count = Pilot(tmp_path, SIZE), [], 0
    for _ in tour(pilot):
        pictured.clear()
        pilot.stage.wants_paint = True
        pilot.look_up()
        count += len(pictured)
        texts = pilot.pen.written if pilot.stage.view.over is None else []
        covered += [one.text for one in texts if one.box.inflate(-4, -8).collidelist(pictured) >= 0]

    assert count
    assert covered == []


@pytest.mark.parametrize("theme", THEMES)
def test_a08_the_ink_on_a_coloured_fill_is_the_one_with_more_contrast(theme):
    colours = PALETTE[theme]
    for stance in ("comply", "refuse", "stand", "negotiate", "litigate"):
        fill, ink = colours[f"stance_{stance}"], colours[f"on_stance_{stance}"]
        dark = contrast(ink, (0, 0, 0)) < contrast(ink, (255, 255, 255))
        other = (255, 255, 255) if dark else (0, 0, 0)
        assert contrast(ink, fill) >= 4.5
        assert contrast(ink, fill) >= contrast(other, fill)


def without_colour() -> Kit:
    """Grounds become white and everything else black: what still differs differs by its shape."""
    bare = {
        role: (255, 255, 255) if role in GROUNDS or role.startswith("stance_") else (0, 0, 0)
        for role in PALETTE["paper"]
    }
    look = look_of({"paper": bare}, SIZE)
    return Kit(look, RenderCache())


def drawn(part, size=(420, 90)) -> Surface:
    surface = Surface(size)
    surface.fill((255, 255, 255))
    part(Pen(surface, without_colour(), Hand()))
    return surface


def apart(first: Surface, second: Surface) -> int:
    """How many pixels differ."""
    differ = pygame.mask.from_threshold(first, (0, 0, 0), (60, 60, 60, 255), second)
    return first.get_width() * first.get_height() - differ.count()


def part_drawn(part):
    return drawn(lambda pen: part.draw(pen, Rect(4, 4, 400, 70)))


def target(name: str = "one") -> Target:
    return Target(name, "The same words", Select(name))


def marks():
    def one(stance):
        return drawn(lambda pen: pen.surface.blit(stance_mark(pen.kit, stance, 36), (0, 0)), (40, 40))

    return {stance: one(stance) for stance in LETTERS}


def triangles():
    def one(way):
        return drawn(lambda pen: pen.surface.blit(triangle(pen.kit, way, 20, "ink"), (0, 0)), (24, 24))

    return {way: one(way) for way in ("up", "down", "right")}


def stations():
    def one(form):
        stops = (MapStation("A", PASSED), MapStation("A", form), MapStation("A", AHEAD))
        strip = MapStrip(ProcedureCourse(stops, "A"))
        return drawn(lambda pen: strip.draw(pen, Rect(0, 0, 400, 90)))

    return {form: one(form) for form in (PASSED, HERE, NEXT, AHEAD)}


def tabs():
    both = (Target("1", "Same", Select("one")), Target("2", "Same", Select("two")))
    return {name: part_drawn(Tabbed(both, name, PlainText("", "row"))) for name in ("one", "two")}


def tone_drawn(tone: int) -> Surface:
    return drawn(lambda pen: tint(pen, Rect(0, 0, 60, 20), tone), (60, 20))


def kinds():
    words_alike = {
        "truth": {
            truth: part_drawn(TruthLabel(truth, "Word")) for truth in ("documented", "inferred", "invented")
        },
        "option": {on: part_drawn(OptionButton(target(), chosen=on)) for on in (True, False)},
        "item": {on: part_drawn(Item(target(), chosen=on)) for on in (True, False)},
        "check": {on: part_drawn(CheckBox(target(), on, "")) for on in (True, False)},
        "card": {
            form: part_drawn(ChoiceCard(target(), 1, "", "", form))
            for form in (OPEN, LOCKED, CHOSEN, HISTORICAL)
        },
        "tone": {
            tone: drawn(lambda pen, tone=tone: tint(pen, Rect(0, 0, 60, 20), tone), (60, 20))
            for tone in range(3)
        },
    }
    return {**words_alike, "stance": marks(), "way": triangles(), "station": stations(), "tab": tabs()}


@pytest.mark.parametrize(
    "kind", ["truth", "option", "item", "check", "card", "tone", "stance", "way", "station", "tab"]
)
def test_a07_what_differs_in_meaning_differs_in_shape(kind):
    """In black and white, with the same words: so also in grey, and however somebody sees colours."""
    pygame.font.init()
    pictures = kinds()[kind]

    alike = [
        (first, second) for (first, a), (second, b) in combinations(pictures.items(), 2) if apart(a, b) < 8
    ]

    assert len(pictures) >= 2
    assert alike == []


def test_a07_every_mark_and_label_has_its_word_in_the_mirror(tmp_path):
    """Stances, truths, changes of meters and the ends of plays are told in words beside their signs."""
    pilot = Pilot(tmp_path)
    pilot.begin()
    told = " ".join(pilot.mirror())
    assert any(words()(f"stance.{stance}") in told for stance in LETTERS)
    pilot.key(pygame.K_F1)
    pilot.by_keys(words()("desktop.help.signs"))
    told = " ".join(pilot.mirror())

    assert all(words()(f"stance.{stance}") in told for stance in LETTERS)
    assert all(words()(f"truth.{truth}") in told for truth in TRUTHS)


def screens(pilot: Pilot):
    """Each kind of screen once, and what can lie over it."""
    yield "library"
    pilot.by_keys(words()("desktop.begin"))
    yield "briefing"
    pilot.by_keys(words()("desktop.open_file"))
    yield "scene"
    for page in ("menu", "saves", "settings", "help", "documents", "transcript", "credits"):
        here = pilot.stage.screen
        pilot.stage.mean(Go(page))
        yield page
        pilot.stage.screen = here
        pilot.stage._show_screen()
    pilot.key(pygame.K_2)
    yield "after"
    pilot.key(pygame.K_RETURN)
    pilot.key(pygame.K_1)
    yield "picks"
    pilot.stage.mean(Go("settings"))
    pilot.by_keys(words()("desktop.settings.keys"))
    yield "keys"
    pilot.by_keys(words()("desktop.action.undo"))
    yield "dialog"


def ring_of(pilot: Pilot, name: str) -> tuple[Surface, Surface, Rect]:
    """The picture with and without the ring, and where what has it is seen."""
    pilot.stage.focus(name)
    pilot.look_up()
    lit = pilot.surface.copy()
    hand = pilot.stage.hand
    pilot.stage.hand = Hand(hand.focus, hand.behind, False, "", "", hand.scrolled)
    pilot.stage.wants_paint = True
    pilot.look_up()
    hit = pilot.pen.hits[name]
    pieces = hit.seen()
    assert pieces, f"{name} is out of sight with the focus"
    return lit, pilot.surface.copy(), pieces[0]


@pytest.mark.parametrize("theme", THEMES)
def test_a10_the_focus_is_seen_on_everything_that_can_have_it(tmp_path, theme):
    """Around each runs a ring at least 2 px thick that stands out from what was there before by 3 to 1."""
    pilot, faint, count = themed(tmp_path, theme), {}, 0

    for screen in screens(pilot):
        if theme != "paper" and screen not in ("library", "scene", "keys", "dialog"):
            continue
        pilot.look_up()
        for one in pilot.targets():
            lit, dark, box = ring_of(pilot, one.id)
            strong = strong_pixels(lit, dark, box)
            count += 1
            if strong < 2 * 2 * (box.width + box.height) * 0.9:
                faint[f"{screen} {one.id}"] = (strong, tuple(box))

    assert faint == {}
    assert count > (100 if theme == "paper" else 40)


def strong_pixels(lit: Surface, dark: Surface, box: Rect) -> int:
    """How many pixels around a box changed with a contrast of 3 to 1 at least."""
    near = box.inflate(28, 28).clip(lit.get_rect())
    first, second = lit.subsurface(near), dark.subsurface(near)
    pairs = Counter(
        (tuple(first.get_at((x, y)))[:3], tuple(second.get_at((x, y)))[:3])
        for x, y in frame(near.size, box.move(-near.left, -near.top))
    )
    return sum(times for (a, b), times in pairs.items() if a != b and contrast(a, b) >= 3)


def frame(size, box: Rect):
    """The places around a box, without what lies inside it."""
    inner = box.inflate(-4, -4)
    for y in range(size[1]):
        inside = inner.top <= y < inner.bottom
        for x in range(size[0]):
            if not (inside and inner.left <= x < inner.right):
                yield x, y

"""The papers that a play has shown: wherever a scene or a turn told of them."""

from collections.abc import Iterator

from game.engine.play import Play
from game.model.ids import ExhibitId
from game.model.position import Position
from game.model.prose import shown


def papers(play: Play) -> Iterator[tuple[ExhibitId, Position]]:
    """Yield every paper that a play has shown, the newest first, with the position that showed it first."""
    found: dict[ExhibitId, Position] = {}
    for name, position in _shown(play):
        found.setdefault(name, position)
    yield from reversed(found.items())


def _shown(play: Play) -> Iterator[tuple[ExhibitId, Position]]:
    """Every showing of a paper, in the order of the play."""
    for step in play.replay.steps:
        yield from _in_scene(play, step.before)
        for half in (step.choice.half, *([step.outcome.half] if step.outcome else [])):
            for paragraph in shown(half.text, step.after):
                if paragraph.exhibit:
                    yield paragraph.exhibit, step.after
    yield from _in_scene(play, play.position)


def _in_scene(play: Play, position: Position) -> Iterator[tuple[ExhibitId, Position]]:
    inside = (part.exhibit for part in play.case.text(position) if part.exhibit)
    for name in (*inside, *play.case.scene(position).exhibits):
        yield name, position

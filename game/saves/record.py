"""A play as text and back: the turns are saved, and nothing that follows from them."""

import json
import re
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from game.model.ids import ArgumentId, ChoiceId, OutcomeId, ScenarioId, SceneId, VariantId
from game.model.record import Playthrough, Turn
from game.saves.errors import DamagedFileError, NewerFormatError
from game.saves.plain import Block, block_of, items, shape, shortened, text

SAVE_FORMAT = 1

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_LONGEST_ID = 64


@dataclass(frozen=True, slots=True)
class Bookmark:
    """Where a play stands, for lists of saves: the title of its scene, and the day in the case."""

    scene: str
    day: date


@dataclass(frozen=True, slots=True)
class Saved:
    """A play that was saved: its record, when, under which name, and where it stands.

    An autosave has no name.
    """

    playthrough: Playthrough
    at: datetime
    name: str = ""
    bookmark: Bookmark | None = None


def to_text(saved: Saved) -> str:
    """Return a save as JSON, a turn on each line."""
    plain = to_plain(saved.playthrough)
    turns = plain.pop("turns")
    head = {
        **plain,
        "name": saved.name,
        "saved_at": saved.at.astimezone(UTC).isoformat(timespec="milliseconds"),
    }
    if saved.bookmark:
        head["stands"] = {"scene": saved.bookmark.scene, "day": saved.bookmark.day.isoformat()}
    lines = [_json(head)[:-1] + ',"turns":[', ",\n".join(map(_json, turns)), "]}"]
    return "\n".join(lines) + "\n"


def from_text(written: str) -> Saved:
    """Return the save that a text holds.

    Raises DamagedFileError where it is none, and NewerFormatError where a later version wrote it.
    """
    block = block_of(written)
    playthrough = from_block(block)
    at = block.parsed("saved_at", datetime.fromisoformat, "a time")
    # A time without a zone is read as the one in which times are written.
    at = at.replace(tzinfo=UTC) if at.tzinfo is None else at
    return Saved(playthrough, at, block.text("name") if "name" in block else "", _bookmark(block))


def to_plain(playthrough: Playthrough) -> dict[str, Any]:
    """Return a record as plain values."""
    return {
        "save_format": SAVE_FORMAT,
        "scenario": playthrough.scenario,
        "edition": playthrough.edition,
        "variant": playthrough.variant,
        "seed": playthrough.seed,
        "turns": [[turn.scene, turn.choice, list(turn.picks), turn.outcome] for turn in playthrough.turns],
    }


def from_block(block: Block) -> Playthrough:
    """Return the record that a block of keys holds; raise as `from_text` does."""
    written_by = block.whole("save_format")
    if written_by > SAVE_FORMAT:
        raise NewerFormatError(written_by, SAVE_FORMAT)
    if written_by < 1:
        raise DamagedFileError(f"there is no save format {written_by}")
    return Playthrough(
        scenario=ScenarioId(_id(block.text("scenario"), "'scenario'")),
        edition=block.text("edition"),
        variant=VariantId(_id(block.text("variant"), "'variant'")) if "variant" in block else None,
        seed=block.whole("seed"),
        turns=tuple(_turn(turn, number) for number, turn in enumerate(block.items("turns"), start=1)),
    )


def _turn(plain: object, number: int) -> Turn:
    at = f"turn {number}"
    parts = items(plain, at)
    if len(parts) != 4:
        raise DamagedFileError(f"{at} must have scene, choice, picks and outcome, and has {len(parts)} parts")
    scene, choice, picks, outcome = parts
    return Turn(
        SceneId(_id(scene, at)),
        ChoiceId(_id(choice, at)),
        tuple(ArgumentId(_id(pick, at)) for pick in items(picks, at)),
        None if outcome is None else OutcomeId(_id(outcome, at)),
    )


def _id(value: object, at: str) -> str:
    if not isinstance(value, str):
        raise DamagedFileError(f"{at} must name an id, and has {shape(value)}")
    if len(value) > _LONGEST_ID or not _ID.fullmatch(value):
        raise DamagedFileError(f"{at}: '{shortened(ascii(value)[1:-1])}' is no id")
    return value


def _bookmark(block: Block) -> Bookmark | None:
    if "stands" not in block:
        return None
    stands = block.block("stands")
    return Bookmark(
        text(stands.text("scene"), "'stands.scene'"), stands.parsed("day", date.fromisoformat, "a day")
    )


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))

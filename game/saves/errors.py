"""What can go wrong with the user's own files, with the facts of each."""

from pathlib import Path

from game.errors import GameError, UnknownNameError


class NotWrittenError(GameError):
    """A file could not be written; what was there before is still there."""

    def __init__(self, path: Path, error: OSError) -> None:
        self.path, self.error = path, error
        super().__init__(
            f"the file '{path.name}' could not be written ({reason(error)}); "
            "what was saved before is still there, and the play goes on"
        )


class NotReadError(GameError):
    """A file is there and could not be opened."""

    def __init__(self, path: Path, error: OSError) -> None:
        self.path, self.error = path, error
        super().__init__(
            f"the file '{path.name}' could not be opened ({reason(error)}); "
            "check that you may read it and that no other program holds it"
        )


class DamagedFileError(GameError):
    """What stands in a file is not what the game writes there."""

    def __init__(self, why: str) -> None:
        self.why = why
        super().__init__(f"this is not a file of the game: {why}")


class NewerFormatError(GameError):
    """A file was written by a later version of the game, which is no damage."""

    def __init__(self, found: int, known: int) -> None:
        self.found, self.known = found, known
        super().__init__(
            f"this file was written by a later version of the game (format {found}; "
            f"this one reads up to {known}); install the later version to read it"
        )


class SaveNameError(GameError):
    """A save was to be kept under a name that cannot be one."""

    def __init__(self, name: str) -> None:
        self.name = name
        super().__init__("a save needs a name with at least one letter or digit in it; nothing was saved")


class NoSaveError(UnknownNameError):
    """There is no save to go on from; `damaged` names the files that could not be read and were set aside."""

    def __init__(self, scenario: str = "", damaged: tuple[str, ...] = ()) -> None:
        self.scenario, self.damaged = scenario, damaged
        named = f"no save of '{scenario}'" if scenario else "no save"
        lost = f" ({', '.join(damaged)} could not be read and was set aside)" if damaged else ""
        super().__init__(f"there is {named} to go on from{lost}; play without --continue to begin one")


def reason(error: OSError) -> str:
    """Return what the system says of an error, without the path."""
    said = error.strerror or "the system gives no reason"
    return said[:1].lower() + said[1:]

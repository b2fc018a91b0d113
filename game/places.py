"""Where every file of the game is kept: the only module that builds paths.

What is shipped lies beside `game/` in a checkout and in an unpacked source distribution, and in
`game/_data` in an installed wheel. What belongs to the user lies in the folders that the system
has for it, or together in one folder that the environment variable `CONTEMPT_HOME` names.
Nothing here makes a folder: whoever writes a file makes the folder it goes into.
"""

import contextlib
import os
from collections.abc import Callable, Iterator
from pathlib import Path

APP = "held-in-contempt"
HOME_VARIABLE = "CONTEMPT_HOME"

_PACKAGE = Path(__file__).resolve().parent
# The home of whoever has none, by the name that Debian has for it: nothing is kept there, and all else works.
_NO_HOME = Path("/nonexistent", APP)


def scenarios() -> Path:
    """Return the folder of the shipped scenarios."""
    return _shipped() / "scenarios"


def procedures() -> Path:
    """Return the folder of the shipped rule books."""
    return scenarios() / "procedures"


def drafts() -> Path:
    """Return the folder of what `contempt new` writes under each rule book."""
    return procedures() / "drafts"


def common() -> Path:
    """Return the folder of the shipped authorities, terms and cast that scenarios share."""
    return scenarios() / "common"


def assets() -> Path:
    """Return the folder of everything shipped that is neither code nor scenario."""
    return _shipped() / "assets"


def fonts() -> Path:
    """Return the folder of the fonts, one folder a family."""
    return assets() / "fonts"


def pictures() -> Path:
    """Return the folder of the drawings: places, portraits, icons, stamps, title and app icon."""
    return assets() / "pictures"


def drawing(kind: str, name: str) -> Path:
    """Return the file of one drawing, such as `drawing("places", "server-hall")`."""
    return pictures() / kind / f"{name}.svg"


def themes() -> Path:
    """Return the folder of the colours."""
    return assets() / "themes"


def palette() -> Path:
    """Return the file that names the colours of every theme by their role."""
    return themes() / "palette.json"


def strings() -> Path:
    """Return the folder of the words on the screens."""
    return assets() / "strings"


def aliases() -> Path:
    """Return the folder of the words of which the aliases of a class are made, one file a language."""
    return assets() / "aliases"


def spelling() -> Path:
    """Return the folder of words that a dictionary may not have, by subject and language."""
    return assets() / "spelling"


def user_scenarios() -> Path:
    """Return the folder in which the user keeps scenarios of their own."""
    return _kept() / "scenarios"


def own_cases() -> Path:
    """Return the folder of the cases that were given to the user, each checked before it came there."""
    return _kept() / "cases"


def saves() -> Path:
    """Return the folder of the saved plays."""
    return _kept() / "saves"


def odds() -> Path:
    """Return the folder of what was worked out of each case; it can be removed at any time."""
    return _kept() / "odds"


def records() -> Path:
    """Return the folder of cases as they were last read; it can be removed at any time."""
    return _kept() / "records"


def homework() -> Path:
    """Return the folder of what a browser keeps of homework besides the saves."""
    return _kept() / "homework"


def runtime() -> Path:
    """Return the folder of Python for the browser; it can be removed at any time, and is fetched again."""
    return _kept() / "runtime"


def exports() -> Iterator[Path]:
    """Yield the folders for what the user is given to keep, the first that can be written in first."""
    import platformdirs

    home = _home()
    if home is None:
        yield _of_user(platformdirs.user_documents_path) / "Held in Contempt"
    yield _kept() / "exports"


def settings() -> Path:
    """Return the file of the user's settings."""
    return _set() / "settings.json"


def journal() -> Path:
    """Return the folder in which a class at work writes down what happened."""
    return _kept() / "journal"


def crash_report() -> Path:
    """Return the file in which an error of the program itself is written down."""
    return _kept() / "crash.txt"


def searched_for_scenarios() -> Iterator[Path]:
    """Yield the folders in which a scenario named by its id is looked for, in their order."""
    yield scenarios()
    yield user_scenarios()
    yield own_cases()


def _shipped() -> Path:
    beside = _PACKAGE.parent
    # A wheel is installed among others: a folder `assets` beside it is ours only with our credits in it.
    if (beside / "assets" / "CREDITS.md").is_file():
        return beside
    return _PACKAGE / "_data"


def _home() -> Path | None:
    named = os.environ.get(HOME_VARIABLE, "")
    if not named:
        return None
    folder = Path(named)
    # No shell expands `~` in a settings file, so it is expanded here.
    with contextlib.suppress(RuntimeError):
        folder = folder.expanduser()
    return folder.absolute()


def _kept() -> Path:
    home = _home()
    if home is not None:
        return home
    import platformdirs

    return _of_user(lambda: platformdirs.user_data_path(APP, appauthor=False))


def _set() -> Path:
    home = _home()
    if home is not None:
        return home
    import platformdirs

    return _of_user(lambda: platformdirs.user_config_path(APP, appauthor=False))


def _of_user(folder: Callable[[], Path]) -> Path:
    try:
        return folder()
    except RuntimeError:
        # A user whom the system does not know, without HOME.
        return _NO_HOME

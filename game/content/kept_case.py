"""A case as one record, read beforehand: what a site hands to a browser, where no YAML is read."""

import pickle

from game.content.loaded import Loaded
from game.model.expected import Playbook
from game.model.scenario import Scenario
from game.model.value import value


@value
class KeptCase:
    """A case that was read and has no mistakes, with the playbook of its real course, if it has one."""

    scenario: Scenario
    historical: Playbook | None


def to_record(loaded: Loaded) -> bytes:
    """Return a case as a record; raise ScenarioProblemsError where it has mistakes."""
    return pickle.dumps(KeptCase(loaded.playable, loaded.historical), 5)


def from_record(record: bytes) -> KeptCase:
    """Return the case of a record that this game has written; others are code of whoever wrote them."""
    kept = pickle.loads(record)  # noqa: S301 -- it lies beside this code, on the same site, and is as trusted
    assert isinstance(kept, KeptCase), "a record holds a case"
    return kept

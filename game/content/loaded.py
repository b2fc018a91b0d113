"""What was read of a scenario: the scenario, its playbooks, and the problems of its files."""

from pathlib import Path

from game.content.problems import Problem, ScenarioProblemsError
from game.content.tree import Tree
from game.model.expected import Playbook
from game.model.scenario import Scenario
from game.model.value import value

HISTORICAL = "historical"


@value
class LoadedPlaybook:
    """A playbook, with what its file says where."""

    playbook: Playbook
    tree: Tree


@value
class Loaded:
    """What was read of a scenario: fit for play where `scenario` is there, and all problems found."""

    path: Path
    scenario: Scenario | None
    playbooks: tuple[LoadedPlaybook, ...]
    problems: tuple[Problem, ...]
    tree: Tree | None = None

    @property
    def errors(self) -> tuple[Problem, ...]:
        """Return the problems that stop play."""
        return tuple(problem for problem in self.problems if problem.severity == "error")

    @property
    def playable(self) -> Scenario:
        """Return the scenario, or raise ScenarioProblemsError with all that must be fixed first."""
        if self.scenario is None:
            raise ScenarioProblemsError(self.path, self.errors)
        return self.scenario

    @property
    def historical(self) -> Playbook | None:
        """Return the playbook of the real course, if the scenario has one."""
        found = self.playbook(HISTORICAL)
        return found.playbook if found else None

    def playbook(self, name: str) -> LoadedPlaybook | None:
        """Return a playbook by name, if it is there and well-formed."""
        return next((one for one in self.playbooks if one.playbook.name == name), None)

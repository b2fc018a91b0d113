"""Names that authors give, one type for each kind, so that none is taken for another."""

from typing import NamedTuple, NewType

ScenarioId = NewType("ScenarioId", str)
VariantId = NewType("VariantId", str)
MatterId = NewType("MatterId", str)
PostureId = NewType("PostureId", str)
TrackId = NewType("TrackId", str)
MoveId = NewType("MoveId", str)
SceneId = NewType("SceneId", str)
ChoiceId = NewType("ChoiceId", str)
OutcomeId = NewType("OutcomeId", str)
MeterId = NewType("MeterId", str)
FactId = NewType("FactId", str)
ArgumentId = NewType("ArgumentId", str)
AuthorityId = NewType("AuthorityId", str)
ConditionId = NewType("ConditionId", str)
CastId = NewType("CastId", str)
ExhibitId = NewType("ExhibitId", str)
ObjectiveId = NewType("ObjectiveId", str)

# A deadline of the scenario goes by its own name, one of a rule book by "matter.name".
DeadlineId = NewType("DeadlineId", str)


class ChoiceKey(NamedTuple):
    """One choice of one scene, written `scene.choice`."""

    scene: SceneId
    choice: ChoiceId

    def __str__(self) -> str:
        """Return the form that authors write."""
        return f"{self.scene}.{self.choice}"


class Standpoint(NamedTuple):
    """One matter standing in one posture, written `matter.posture`."""

    matter: MatterId
    posture: PostureId


class TrackKey(NamedTuple):
    """One track of one matter, by its place in the rule book."""

    matter: MatterId
    track: int

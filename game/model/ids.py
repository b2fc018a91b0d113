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


def copy_of(scene: str, then: str) -> SceneId:
    """Return the name of a scene of a piece as the call has it that goes on to `then`."""
    # No id that an author writes has the sign in it.
    return SceneId(f"{scene}@{then}")


def as_written(scene: SceneId) -> SceneId:
    """Return the name that the author gave a scene; of a scene of a piece, the same for all its copies."""
    return SceneId(scene.partition("@")[0])


def then_of(scene: SceneId) -> str:
    """Return where the play goes on after a copy of a scene of a piece; nothing for any other scene."""
    return scene.partition("@")[2]


def in_copy(scene: SceneId, stands: SceneId) -> SceneId:
    """Return a scene, and where a play stands in a copy of it, that copy."""
    return stands if as_written(stands) == as_written(scene) else scene


class ChoiceKey(NamedTuple):
    """One choice of one scene, written `scene.choice`."""

    scene: SceneId
    choice: ChoiceId

    def __str__(self) -> str:
        """Return the form that authors write, which is the same for all copies of a scene."""
        return f"{as_written(self.scene)}.{self.choice}"

    @property
    def written(self) -> "ChoiceKey":
        """Return the key that authors write, which is the same for all copies of a scene."""
        return ChoiceKey(as_written(self.scene), self.choice)


class Standpoint(NamedTuple):
    """One matter standing in one posture, written `matter.posture`."""

    matter: MatterId
    posture: PostureId


class TrackKey(NamedTuple):
    """One track of one matter, by its place in the rule book."""

    matter: MatterId
    track: int

"""Which texts the teacher can fix while a class lasts, and how they read then."""

from game.classroom.session import Session
from game.model.ids import ChoiceKey, SceneId
from game.model.prose import shown


def place_of_screen(scene: SceneId) -> str:
    """Return the place of a scene's short text."""
    return f"{scene}.on_screen"


def place_of_label(key: ChoiceKey) -> str:
    """Return the place of an option's text."""
    return f"{key}.label"


def rewordable(session: Session) -> dict[str, str]:
    """Return every place that can be fixed, and how it reads in the scenario as the class stands."""
    places: dict[str, str] = {}
    for name in session.lesson.plan.decisions:
        scene = session.lesson.scenario.scenes[name]
        places[place_of_screen(name)] = "\n\n".join(
            one.text for one in shown(scene.on_screen, session.position)
        )
        places |= {place_of_label(one.key): one.label for one in scene.choices.values()}
    return places


def label_of(session: Session, key: ChoiceKey) -> str:
    """Return the text of a choice as it stands now."""
    return session.rewordings.get(place_of_label(key)) or session.lesson.scenario.choice(key).label

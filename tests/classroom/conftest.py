"""Every test that asks for a room runs twice: straight, and through the journal after each command."""

import pytest

from tests.classroom.rooms import Room, lesson


@pytest.fixture(params=["straight", "journal"])
def room(request):
    """Give a class of the small case."""
    return Room(journal=request.param == "journal")


@pytest.fixture(params=["straight", "journal"])
def make_room(request):
    """Give what makes classes of the small case, by any of its plans."""
    return lambda plan="fifty", seed=1: Room(lesson(plan), seed, journal=request.param == "journal")

"""Which requests say that another machine has reached the room."""

import asyncio

import httpx
import pytest

from game.classroom.at_work import ClassAtWork
from game.classroom.room.door import Address
from game.classroom.room.play_on import PlayOn
from game.classroom.room.routes import Routes
from game.classroom.working import begun


@pytest.mark.parametrize(
    ("client", "reached"), [("192.168.1.20", False), ("127.0.0.1", False), ("192.168.1.7", True)]
)
def test_a_room_is_reached_once_a_page_was_asked_for_from_another_machine(lesson, words, client, reached):
    routes = Routes(ClassAtWork(begun(lesson, 7)), words, Address("192.168.1.20", 8321), PlayOn())

    async def ask():
        way = httpx.ASGITransport(app=routes.app, client=(client, 50_000))
        async with httpx.AsyncClient(transport=way, base_url="http://192.168.1.20:8321") as web:
            return (await web.get("/")).status_code

    assert asyncio.run(ask()) == 200
    assert routes.reached is reached

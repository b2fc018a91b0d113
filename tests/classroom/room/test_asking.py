"""Programs that never stop asking keep nobody else waiting (S-5, S-15)."""

from game.classroom.room.asking import (
    ADDRESS_A_SECOND,
    ADDRESS_AT_ONCE,
    AFTER_REST,
    ALL_A_SECOND,
    ALL_AT_ONCE,
    REST_SECONDS,
    SEAT_A_SECOND,
    SEAT_AT_ONCE,
    UNRESTING_A_SECOND,
    Turns,
)


def test_s15_a_page_that_asks_every_second_never_waits():
    turns = Turns()

    assert all(turns.seat(b"seat", "192.168.1.7", second) == 0 for second in range(5400))


def test_s15_a_seat_that_asks_twenty_times_a_second_is_answered_four_times():
    turns, now, answered = Turns(), 0.0, 0
    while now < 60:
        # Whoever asks one thing after the other asks again once it is answered.
        now += max(1 / 20, turns.seat(b"bot", "192.168.1.7", now))
        answered += 1

    assert answered <= 60 * SEAT_A_SECOND + 50


def asks_without_rest(turns, now, until):
    """Ask twenty times a second, one thing after the other; give how often that was answered."""
    answered = 0
    while now < until:
        now += max(1 / 20, turns.seat(b"bot", "192.168.1.7", now))
        answered += 1
    return answered


def test_s15_a_seat_that_does_not_stop_is_soon_answered_no_more_often_than_a_page_asks():
    turns = Turns()
    asks_without_rest(turns, 0, 10)

    assert asks_without_rest(turns, 10, 70) <= 60 * UNRESTING_A_SECOND + 2


def test_s15_a_seat_that_has_stopped_has_its_turns_again():
    turns = Turns()
    asks_without_rest(turns, 0, 60)
    quiet = 60 + SEAT_AT_ONCE / 2 / UNRESTING_A_SECOND + 2
    once = turns.seat(b"bot", "192.168.1.7", quiet)

    assert once == 0
    assert asks_without_rest(turns, quiet, quiet + 4) >= 4 * SEAT_A_SECOND + 10


def test_s15_many_forms_in_a_row_never_make_a_page_wait():
    turns = Turns()
    asked = sorted(
        [*range(5400), *(minute + tenth / 10 for minute in range(0, 5400, 60) for tenth in range(30))]
    )

    assert not any(turns.seat(b"seat", "192.168.1.7", now) for now in asked)


def test_s15_a_seat_that_never_stops_slows_no_other_at_the_same_address():
    turns = Turns()
    for _ in range(500):
        turns.seat(b"bot", "192.168.1.7", 0)

    assert turns.seat(b"other", "192.168.1.7", 0) == 0


def test_s15_a_whole_class_behind_one_address_comes_in_at_once():
    turns = Turns()
    # Each asks for the page, its two files, the picture of the tab and a seat, and then every second.
    for phone in range(300):
        now = phone * 15 / 300
        assert all(turns.nobody("192.168.1.1", now) for _ in range(5))
        assert turns.seat(f"seat-{phone}".encode(), "192.168.1.1", now) == 0


def test_s15_who_has_no_seat_and_never_stops_gets_little_once_many_ask():
    turns = Turns()
    asked = [(tick / 20, f"192.168.1.{bot}") for tick in range(20 * 60) for bot in range(33)]
    answered = sum(turns.nobody(address, now) for now, address in asked)

    assert answered <= ALL_AT_ONCE + 33 * ADDRESS_AT_ONCE + 60 * (ALL_A_SECOND + 33 * ADDRESS_A_SECOND)
    assert turns.rests("192.168.1.5", 59.95)
    assert turns.nobody("192.168.1.99", 59.95)
    assert not turns.rests("192.168.1.99", 59.95)
    assert not turns.rests("192.168.1.5", 59.95 + REST_SECONDS)


def test_s15_programs_that_rest_together_come_back_with_little():
    turns, last = Turns(), 0.0
    while turns.nobody("192.168.1.5", last) or turns.nobody("192.168.1.6", last):
        last += 0.001
    while turns.nobody("192.168.1.5", last):
        pass
    back = last + REST_SECONDS
    # Somebody else asks for all that the room has in common.
    while turns.nobody("192.168.1.7", back):
        pass

    answered = [turns.nobody("192.168.1.5", back) for _ in range(20)]
    assert answered == [True] * round(AFTER_REST) + [False] * (20 - round(AFTER_REST))


def test_s15_whoever_has_rested_and_asks_as_a_browser_does_is_answered():
    turns, refused = Turns(), 0.0
    while turns.nobody("192.168.1.5", refused):
        pass
    while turns.nobody("192.168.1.7", refused + REST_SECONDS):
        pass

    page = [turns.nobody("192.168.1.5", refused + REST_SECONDS) for _ in range(4)]
    after = [turns.nobody("192.168.1.5", refused + REST_SECONDS + second) for second in range(1, 60)]
    assert all(page)
    assert all(after)


def test_s15_an_address_with_seats_is_always_heard():
    turns = Turns()
    turns.seat(b"seat", "192.168.1.1", 0)
    while turns.nobody("192.168.1.1", 0):
        pass

    assert not turns.rests("192.168.1.1", 0)

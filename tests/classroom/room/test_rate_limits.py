"""Programs that never stop asking or guessing keep nobody else waiting (S-5, S-15)."""

import random

from game.classroom.room.rate_limits import (
    ADDRESS_A_SECOND,
    ADDRESS_AT_ONCE,
    AFTER_BACKOFF,
    ALL_A_SECOND,
    ALL_AT_ONCE,
    BACKOFF_SECONDS,
    LONGEST_DELAY,
    MOST_OF_AN_ADDRESS,
    SEAT_A_SECOND,
    SEAT_AT_ONCE,
    UNRESTING_A_SECOND,
    FormLimit,
    GuessLimit,
    RequestLimits,
)


def test_s15_a_page_that_asks_every_second_never_waits():
    limits = RequestLimits()

    assert all(limits.wait(b"seat", "192.168.1.7", second) == 0 for second in range(5400))


def test_s15_a_seat_that_asks_twenty_times_a_second_is_answered_four_times():
    limits, now, answered = RequestLimits(), 0.0, 0
    while now < 60:
        # Whoever asks one thing after the other asks again once it is answered.
        now += max(1 / 20, limits.wait(b"bot", "192.168.1.7", now))
        answered += 1

    assert answered <= 60 * SEAT_A_SECOND + 50


def asks_without_rest(limits, now, until):
    """Ask twenty times a second, one thing after the other; give how often that was answered."""
    answered = 0
    while now < until:
        now += max(1 / 20, limits.wait(b"bot", "192.168.1.7", now))
        answered += 1
    return answered


def test_s15_a_seat_that_does_not_stop_is_soon_answered_no_more_often_than_a_page_asks():
    limits = RequestLimits()
    asks_without_rest(limits, 0, 10)

    assert asks_without_rest(limits, 10, 70) <= 60 * UNRESTING_A_SECOND + 2


def test_s15_a_seat_that_has_stopped_has_its_turns_again():
    limits = RequestLimits()
    asks_without_rest(limits, 0, 60)
    quiet = 60 + SEAT_AT_ONCE / 2 / UNRESTING_A_SECOND + 2
    once = limits.wait(b"bot", "192.168.1.7", quiet)

    assert once == 0
    assert asks_without_rest(limits, quiet, quiet + 4) >= 4 * SEAT_A_SECOND + 10


def test_s15_many_forms_in_a_row_never_make_a_page_wait():
    limits = RequestLimits()
    asked = sorted(
        [*range(5400), *(minute + tenth / 10 for minute in range(0, 5400, 60) for tenth in range(30))]
    )

    assert not any(limits.wait(b"seat", "192.168.1.7", now) for now in asked)


def test_s15_a_seat_that_never_stops_slows_no_other_at_the_same_address():
    limits = RequestLimits()
    for _ in range(500):
        limits.wait(b"bot", "192.168.1.7", 0)

    assert limits.wait(b"other", "192.168.1.7", 0) == 0


def test_s15_a_whole_class_behind_one_address_comes_in_at_once():
    limits = RequestLimits()
    # Each asks for the page, its two files, the picture of the tab and a seat, and then every second.
    for phone in range(300):
        now = phone * 15 / 300
        assert all(limits.allows("192.168.1.1", now) for _ in range(5))
        assert limits.wait(f"seat-{phone}".encode(), "192.168.1.1", now) == 0


def test_s15_who_has_no_seat_and_never_stops_gets_little_once_many_ask():
    limits = RequestLimits()
    asked = [(tick / 20, f"192.168.1.{bot}") for tick in range(20 * 60) for bot in range(33)]
    answered = sum(limits.allows(address, now) for now, address in asked)

    assert answered <= ALL_AT_ONCE + 33 * ADDRESS_AT_ONCE + 60 * (ALL_A_SECOND + 33 * ADDRESS_A_SECOND)
    assert limits.is_blocked("192.168.1.5", 59.95)
    assert limits.allows("192.168.1.99", 59.95)
    assert not limits.is_blocked("192.168.1.99", 59.95)
    assert not limits.is_blocked("192.168.1.5", 59.95 + BACKOFF_SECONDS)


def test_s15_what_an_address_has_of_its_own_is_taken_from_what_all_have_too():
    limits = RequestLimits()
    for asked in range(round(ALL_AT_ONCE)):
        assert limits.allows(f"192.168.1.{asked % 60}", 0.0)

    assert sum(limits.allows("192.168.1.99", 0.0) for _ in range(60)) == ADDRESS_AT_ONCE


def test_s15_programs_that_rest_together_come_back_with_little():
    limits, last = RequestLimits(), 0.0
    while limits.allows("192.168.1.5", last) or limits.allows("192.168.1.6", last):
        last += 0.001
    while limits.allows("192.168.1.5", last):
        pass
    back = last + BACKOFF_SECONDS
    # Somebody else asks for all that the room has in common.
    while limits.allows("192.168.1.7", back):
        pass

    answered = [limits.allows("192.168.1.5", back) for _ in range(20)]
    assert answered == [True] * round(AFTER_BACKOFF) + [False] * (20 - round(AFTER_BACKOFF))


def test_s15_whoever_has_rested_and_asks_as_a_browser_does_is_answered():
    limits, refused = RequestLimits(), 0.0
    while limits.allows("192.168.1.5", refused):
        pass
    while limits.allows("192.168.1.7", refused + BACKOFF_SECONDS):
        pass

    page = [limits.allows("192.168.1.5", refused + BACKOFF_SECONDS) for _ in range(4)]
    after = [limits.allows("192.168.1.5", refused + BACKOFF_SECONDS + second) for second in range(1, 60)]
    assert all(page)
    assert all(after)


def test_s15_an_address_with_seats_is_always_heard():
    limits = RequestLimits()
    limits.wait(b"seat", "192.168.1.1", 0)
    while limits.allows("192.168.1.1", 0):
        pass

    assert not limits.is_blocked("192.168.1.1", 0)


def test_s5_ten_wrong_codes_in_a_minute_bring_a_minute_of_rest():
    guesses = GuessLimit()
    for at in range(10):
        assert guesses.blocked_for("10.0.0.9", at) == 0
        guesses.delay("10.0.0.9", at)

    assert guesses.blocked_for("10.0.0.9", 9.5) == 59.5
    assert guesses.blocked_for("10.0.0.9", 69.1) == 0


def test_s5_who_guesses_as_ever_other_devices_must_rest_at_last():
    guesses = GuessLimit()
    for number in range(MOST_OF_AN_ADDRESS):
        assert guesses.blocked_for("10.0.0.9", 9, "another") == 0
        guesses.delay("10.0.0.9", 9, str(number))

    assert guesses.blocked_for("10.0.0.9", 9, "another") == 60
    assert guesses.blocked_for("10.0.0.8", 9, "another") == 0


def test_s5_nine_wrong_codes_and_a_right_one_are_nobodys_business():
    guesses = GuessLimit()
    for at in range(9):
        guesses.delay("10.0.0.9", at)

    assert guesses.blocked_for("10.0.0.9", 9) == 0


def test_s5_a_wrong_code_counts_for_a_minute_and_not_longer():
    guesses = GuessLimit()
    for at in range(9):
        guesses.delay("10.0.0.9", at)
    guesses.delay("10.0.0.9", 60)

    assert guesses.blocked_for("10.0.0.9", 60) == 0
    guesses.delay("10.0.0.9", 60.5)
    assert guesses.blocked_for("10.0.0.9", 60.5) == 60


def test_s5_wrong_codes_long_ago_are_forgotten():
    guesses = GuessLimit()
    for at in range(0, 700, 7):
        assert guesses.blocked_for("10.0.0.9", at) == 0, "nine in a minute are never stopped"
        guesses.delay("10.0.0.9", at)


def test_s5_somebody_who_guesses_slows_nobody_else_and_never_more_than_a_second_and_a_half():
    guesses = GuessLimit()
    chance = random.Random(3)
    longest = 0.0
    for at in range(5_000):
        longest = max(
            longest, guesses.delay(f"10.0.{chance.randrange(256)}.{chance.randrange(256)}", at / 50)
        )

    assert longest == LONGEST_DELAY
    assert guesses.blocked_for("192.168.1.30", 100) == 0


def test_s15_a_seat_that_wrote_five_times_writes_again_five_seconds_after_the_first():
    limit, times = FormLimit(), (0, 1, 2, 3, 4, 4.5, 5, 5.5, 6)

    assert [limit.allows(1, at) for at in times] == [True] * 5 + [False, True, False, True]
    assert limit.allows(2, 4.5)

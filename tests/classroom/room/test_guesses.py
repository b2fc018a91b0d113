"""Wrong room codes: ten a minute for each address, and a soft delay for all (S-5)."""

import random

from game.classroom.room.guesses import LONGEST_DELAY, Guesses


def test_s5_ten_wrong_codes_in_a_minute_bring_a_minute_of_rest():
    guesses = Guesses()
    for at in range(10):
        assert guesses.rest("10.0.0.9", at) == 0
        guesses.wrong("10.0.0.9", at)

    assert guesses.rest("10.0.0.9", 9.5) == 59.5
    assert guesses.rest("10.0.0.9", 69.1) == 0


def test_s5_nine_wrong_codes_and_a_right_one_are_nobodys_business():
    guesses = Guesses()
    for at in range(9):
        guesses.wrong("10.0.0.9", at)

    assert guesses.rest("10.0.0.9", 9) == 0


def test_s5_wrong_codes_long_ago_are_forgotten():
    guesses = Guesses()
    for at in range(0, 700, 7):
        assert guesses.rest("10.0.0.9", at) == 0, "nine in a minute are never stopped"
        guesses.wrong("10.0.0.9", at)


def test_s5_somebody_who_guesses_slows_nobody_else_and_never_more_than_a_second_and_a_half():
    guesses = Guesses()
    chance = random.Random(3)
    longest = 0.0
    for at in range(5_000):
        longest = max(
            longest, guesses.wrong(f"10.0.{chance.randrange(256)}.{chance.randrange(256)}", at / 50)
        )

    assert longest == LONGEST_DELAY
    assert guesses.rest("192.168.1.30", 100) == 0

"""Codes, tokens, aliases."""

import re
from collections import Counter

from game.classroom.keys import digest, room_code, seat_secrets, short_key
from game.classroom.lesson import load_aliases

# Words that would hurt somebody somewhere, or that a class would laugh at; whole words or parts of a pair.
RUDE = """
ass arse bastard bitch boob bum butt cock crap cunt damn dick dumb dyke fag fat fool freak fuck hell idiot
jap jerk lame loser moron naked nazi nigger nude penis piss poop porn prick pussy queer rape retard sex shit
slave slut snot spastic stupid suck tit tits turd twat ugly wank weird whore chick cow pig dog donkey goat
hog monkey ape rat snake worm leech vulture hyena sloth toad slug beaver cougar shag booby swallow
"""


def test_s4_room_codes_are_six_digits_and_evenly_spread():
    codes = [room_code() for _ in range(10_000)]

    assert all(re.fullmatch(r"\d{6}", code) for code in codes)
    for place in range(6):
        counts = Counter(code[place] for code in codes)
        chi_square = sum((counts[digit] - 1000) ** 2 / 1000 for digit in "0123456789")
        # Nine degrees of freedom: above 39.3 once in 100,000 runs.
        assert chi_square < 39.3


def test_s6_a_token_has_at_least_128_bits_and_no_two_are_alike():
    made = [seat_secrets() for _ in range(1000)]

    assert all(len(one.token) >= 43 for one in made)
    assert len({one.token for one in made}) == len({one.key for one in made}) == 1000
    assert all(re.fullmatch(r"[A-HJKMNP-TV-Z2-9]{8}", one.key) for one in made)


def test_a_digest_does_not_give_the_secret_back_and_forgives_how_a_key_is_typed():
    key = short_key()

    assert digest(f" {key[:4].lower()}-{key[4:]} ") == digest(key)
    assert key not in digest(key)
    token = seat_secrets().token
    assert digest(token) != digest(token.upper())


def test_aliases_are_many_each_once_and_nothing_rude():
    aliases = load_aliases()
    words = {part.lower() for alias in aliases for part in alias.split()}

    assert len(aliases) == len(set(aliases)) >= 4000
    assert not words & set(RUDE.split())
    assert all(re.fullmatch(r"[A-Z][a-z]+( [A-Z][a-z]+){1,2}", alias) for alias in aliases)
    assert max(map(len, aliases)) <= 24

"""Tests of the making of values: they are what frozen dataclasses with slots are."""

import copy
import pickle
from dataclasses import FrozenInstanceError, dataclass, field, fields, replace

import pytest

from game.model.value import value


@value
class Meter:
    """A value with a field of each kind."""

    name: str
    level: int = 50
    notes: tuple[str, ...] = field(default_factory=tuple, compare=False)
    about: dict[str, str] = field(default_factory=dict, hash=False, repr=False)


@value
class Other:
    """A value of another class that holds the same."""

    name: str
    level: int = 50


@value
class Only:
    """A value with one field, and words of its own for it."""

    name: str

    def __repr__(self) -> str:
        """Return the name."""
        return f"only {self.name}"


@value
class Nothing:
    """A value without any field."""


@dataclass(frozen=True, slots=True)
class AsTheLibraryHasIt:
    """The same as the first, made by the library."""

    name: str
    level: int = 50
    notes: tuple[str, ...] = field(default_factory=tuple, compare=False)
    about: dict[str, str] = field(default_factory=dict, hash=False, repr=False)


def test_a_value_holds_what_it_is_given_and_defaults_for_the_rest():
    meter = Meter("trust", notes=("a",))

    assert (meter.name, meter.level, meter.notes, meter.about) == ("trust", 50, ("a",), {})
    assert Meter("trust").about is not Meter("trust").about


@pytest.mark.parametrize("wrong", [{}, {"name": "trust", "colour": "red"}])
def test_a_value_asks_for_its_fields_and_for_no_others(wrong):
    with pytest.raises(TypeError):
        Meter(**wrong)


def test_a_value_is_not_changed():
    meter = Meter("trust")

    with pytest.raises(FrozenInstanceError, match="cannot assign to field 'level'"):
        meter.level = 60
    with pytest.raises(FrozenInstanceError, match="cannot delete field 'level'"):
        del meter.level
    with pytest.raises(FrozenInstanceError):
        meter.colour = "red"
    assert meter.level == 50
    assert not hasattr(meter, "__dict__")


def test_values_are_compared_by_the_fields_that_are_compared():
    assert Meter("trust", notes=("a",)) == Meter("trust", notes=("b",))
    assert Meter("trust") != Meter("trust", 60)
    assert Meter("trust") != Meter("trust", about={"a": "b"})
    assert Only("trust") == Only("trust") != Only("reserve")
    assert Nothing() == Nothing()


def test_a_value_is_no_value_of_another_class():
    assert Meter("trust") != Other("trust")
    assert Only("trust") != "trust"
    assert len({Meter("trust"), Other("trust"), Only("trust"), "trust"}) == 4


def test_values_that_are_the_same_are_one_in_a_set():
    """A block of keys cannot be hashed, so that a field of it is left out of that."""
    assert len({Meter("trust", about={"a": "b"}), Meter("trust", about={"a": "b"}), Meter("reserve")}) == 2
    assert len({Nothing(), Nothing()}) == 1


def test_a_value_shows_what_it_holds():
    assert repr(Meter("trust")) == "Meter(name='trust', level=50, notes=())"
    assert repr(Only("trust")) == "only trust"
    assert repr(Nothing()) == "Nothing()"


def test_a_value_can_be_matched_and_made_again_with_another_field():
    match replace(Meter("trust", 40, ("a",)), level=60):
        case Meter(name, level, notes=notes):
            assert (name, level, notes) == ("trust", 60, ("a",))


def test_a_value_is_the_same_after_it_was_copied_or_sent():
    meter = Meter("trust", 60, ("a",), {"b": "c"})

    for again in (copy.copy(meter), copy.deepcopy(meter), pickle.loads(pickle.dumps(meter))):
        assert again == meter
        assert again.notes == ("a",)


def test_a_value_has_the_fields_that_the_library_gives_it():
    """What goes through the fields of a value, as views of a class do, finds the same."""
    ours, theirs = fields(Meter("trust")), fields(AsTheLibraryHasIt("trust"))

    assert [(one.name, one.type, one.compare) for one in ours] == [
        (one.name, one.type, one.compare) for one in theirs
    ]
    assert Meter.__match_args__ == AsTheLibraryHasIt.__match_args__
    assert Meter.__slots__ == AsTheLibraryHasIt.__slots__

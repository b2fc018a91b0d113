"""The play that shows a problem is a shortest one."""

from tests.proof.cases import at_a_desk, found


def test_a_longer_way_to_where_a_play_was_before_changes_nothing(tmp_path):
    choices = """\
      round: {label: Go round, goes_to: street}
      go: {label: Go, goes_to: hearing}
"""
    rest = """\
  street:
    text: It rains.
    choices: {walk: {label: Walk, goes_to: hearing}}
  hearing:
    text: The judge waits.
    choices: {speak: {label: Speak, goes_to: chambers}}
  chambers:
    text: She asks you in.
    requires: [{after: 2020-02-01}]
    choices: {stay: {label: Stay, goes_to: done}}
"""
    shown = found(at_a_desk(tmp_path, choices, rest=rest), "D005").shown

    assert str(shown) == "desk.go > hearing.speak"

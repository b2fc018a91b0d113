"""Lines of a journal, and what is done about a torn or a bad one."""

import json

import pytest

from game.classroom import commands as ask
from game.classroom.journal.keeping import Journal, left_over, read_journal, recovered
from game.classroom.journal.lines import BadLineError, JournalLine, JournalOpening, command_line, read_command
from tests.classroom.rooms import HARBOUR, Room, lesson

OPENING = JournalOpening("northgate-warrant", str(HARBOUR), "3-digest", "fifty", 1)


def kept(folder, commands, opening=OPENING):
    """Give the path of a journal with some commands, written as a class writes it."""
    journal = Journal.begin(folder, opening)
    for command in commands:
        journal.write("join", command).result(5)
    journal.close()
    return journal.path


COMMANDS = (ask.OpenRoom("418207"), ask.Join("t1", "k1"), ask.Next(60), ask.Next(120), ask.Next(180))


def test_a_line_has_sequence_checksum_phase_and_command():
    line = command_line(JournalLine(3, "first-poll", ask.Vote(1, "1.first", "B", request="r")))

    sequence, checksum, phase, command = json.loads(line)
    assert (sequence, phase) == (3, "first-poll")
    assert len(checksum) == 12
    assert command == {"do": "Vote", "seat": 1, "poll": "1.first", "letter": "B", "request": "r"}
    assert read_command(line, 4).command == ask.Vote(1, "1.first", "B", request="r")


def test_s16_a_vote_in_the_journal_says_no_time_address_or_device():
    line = command_line(JournalLine(3, "first-poll", ask.Vote(1, "1.first", "B", request="r")))

    assert set(json.loads(line)[3]) == {"do", "seat", "poll", "letter", "request"}


def test_s18_a_class_is_played_again_from_its_journal_and_goes_on(tmp_path):
    room = Room()
    room.do(*COMMANDS)
    back = recovered(read_journal(kept(tmp_path, COMMANDS)), lesson())

    assert back.session == room.session
    assert back.bad is None
    back.journal.write("first-poll", ask.TypeCount("A", 3)).result(5)
    back.journal.close()
    again = recovered(read_journal(back.journal.path), lesson())
    assert again.session.open_poll.total == 3
    again.journal.close()


@pytest.mark.parametrize("cut", [1, 5, 40])
def test_a_torn_last_line_is_left_out_without_a_word(tmp_path, cut):
    path = kept(tmp_path, COMMANDS)
    path.write_bytes(path.read_bytes()[:-cut])
    back = recovered(read_journal(path), lesson())

    assert back.bad is None
    assert back.session.clock.began == 120
    back.journal.write("brief", ask.Next(200)).result(5)
    back.journal.close()
    assert len(read_journal(path).commands) == 5


@pytest.mark.parametrize(
    ("broken", "why"),
    [
        (lambda line: line.replace(b"t1", b"t2"), "its checksum does not fit"),
        (lambda line: b"not json", "it is no line of a journal"),
        (lambda line: b"\xff\xfe", "it is not plain text"),
        (lambda line: line.replace(b"[2,", b"[7,"), "its checksum does not fit"),
        (lambda line: b"[]", "it is no line of a journal"),
        (lambda line: b"[" * 5000, "it is no line of a journal"),
    ],
)
def test_a_bad_line_stops_recovery_there_and_is_named(tmp_path, broken, why):
    path = kept(tmp_path, COMMANDS)
    lines = path.read_bytes().split(b"\n")
    lines[2] = broken(lines[2])
    path.write_bytes(b"\n".join(lines))
    back = recovered(read_journal(path), lesson())

    assert str(back.bad) == f"line 3 of the journal cannot be read ({why}); the class goes on from before it"
    assert back.session.room.code == "418207"
    assert not back.session.seats
    back.journal.close()


def test_a_missing_line_is_named(tmp_path):
    path = kept(tmp_path, COMMANDS)
    lines = path.read_bytes().split(b"\n")
    del lines[2]
    path.write_bytes(b"\n".join(lines))

    assert "number 2 is missing before it" in str(read_journal(path).bad)


def test_a_command_that_is_refused_on_the_way_stops_recovery_there(tmp_path):
    path = kept(tmp_path, (*COMMANDS[:2], ask.Vote(1, "1.first", "A"), ask.Next(60)))
    back = recovered(read_journal(path), lesson())

    assert back.bad.number == 4
    assert "This vote is closed." in str(back.bad)
    back.journal.write("join", ask.Next(60)).result(5)
    back.journal.close()
    assert [one.sequence for one in read_journal(path).commands] == [1, 2, 3]


@pytest.mark.parametrize("written", [b"", b"\n", b"{}\n", b'[0,"x","",{}]\n', b"\x00" * 100])
def test_a_file_that_is_no_journal_says_so(tmp_path, written):
    path = tmp_path / "class-1.journal"
    path.write_bytes(written)

    with pytest.raises(BadLineError, match="line 1 of the journal"):
        read_journal(path)


def test_s16_a_journal_is_readable_by_its_owner_only(tmp_path):
    path = kept(tmp_path / "journal", COMMANDS)

    assert path.stat().st_mode & 0o777 == 0o600
    assert path.parent.stat().st_mode & 0o777 == 0o700


def test_s16_what_a_crash_leaves_is_offered_and_deleted_after_a_day(tmp_path):
    path = kept(tmp_path, COMMANDS)
    (tmp_path / "class-9.journal").write_text("no journal")
    now = path.stat().st_mtime

    (found,) = left_over(tmp_path, now + 23 * 3600)
    assert found.opening == OPENING
    assert not (tmp_path / "class-9.journal").exists()
    assert left_over(tmp_path, now + 25 * 3600) == ()
    assert list(tmp_path.iterdir()) == []


def test_two_classes_have_two_journals(tmp_path):
    assert kept(tmp_path, COMMANDS) != kept(tmp_path, COMMANDS)


def test_s6_no_token_is_in_a_journal_only_digests(tmp_path):
    from game.classroom.keys import digest, seat_secrets

    made = seat_secrets()
    path = kept(tmp_path, (ask.OpenRoom("1"), ask.Join(digest(made.token), digest(made.key))))

    assert made.token not in path.read_text()
    assert made.key not in path.read_text()

"""Who is in the room."""

from game.classroom import commands as ask


def test_a_seat_is_known_by_its_alias_and_by_digests(room):
    room.join(3)
    seats = room.session.present

    assert [seat.id for seat in seats] == [1, 2, 3]
    assert len({seat.alias for seat in seats}) == 3
    assert seats[0].token == "token-1"


def test_a_cookie_that_comes_again_has_its_seat_already(room):
    room.join(2)
    again = room.do(ask.Join("token-1", "key-9"))

    assert len(again.seats) == 2


def test_s4_nobody_comes_into_a_closed_or_a_locked_room(room):
    assert room.refused(ask.Join("t", "k")).key == "room_closed"
    room.join(1)
    room.do(ask.LockRoom())
    assert room.refused(ask.Join("t", "k")).key == "room_locked"
    room.do(ask.LockRoom(on=False), ask.Join("t", "k"))


def test_s7_a_ticket_lets_in_once(room):
    room.do(ask.OpenRoom("418207"), ask.IssueTickets(("t1", "t2")), ask.Join("a", "k", "t1"))

    assert room.refused(ask.Join("b", "l", "t1")).key == "ticket"
    assert room.refused(ask.Join("b", "l")).key == "ticket"
    room.do(ask.Join("b", "l", "t2"))
    assert room.refused(ask.Join("c", "m", "t3")).key == "ticket"


def test_a_seat_key_gives_the_seat_back_once_and_voids_the_old_cookie(room):
    room.join(2)
    room.do(ask.ComeBack("key-1", "new-token", "new-key"))

    assert room.session.seats[1].token == "new-token"
    assert room.refused(ask.ComeBack("key-1", "x", "y")).key == "seat_key"
    assert len(room.session.present) == 2


def test_a_removed_seat_loses_its_vote_in_the_open_poll_and_no_other(room):
    room.join(3)
    room.to("first-poll", 1)
    room.vote("AAB")
    room.to("second-poll", 1)
    room.vote("AAB")
    room.do(ask.RemoveSeat(2))

    assert room.poll("1.first").total == 3
    assert room.poll("1.second").total == 2
    assert room.refused(ask.Vote(2, "1.second", "A")).key == "seat"
    assert room.s(2)["page"]["body"]["says"] == "This room is closed."


def test_teams_are_made_and_balanced_and_a_late_joiner_comes_into_the_smallest(room):
    room.join(10)
    room.do(ask.MakeTeams(4))
    sizes = [sum(seat.team == team for seat in room.session.present) for team in room.session.teams]

    assert sorted(sizes) == [2, 2, 3, 3]
    room.join(2)
    sizes = [sum(seat.team == team for seat in room.session.present) for team in room.session.teams]
    assert sizes == [3, 3, 3, 3]
    room.do(ask.PutInTeam(1, "B"))
    assert room.session.seats[1].team == "B"
    assert room.refused(ask.PutInTeam(1, "Z")).key == "team"
    assert room.refused(ask.MakeTeams(9)).key == "teams"
    assert room.do(ask.MakeTeams(8)).teams == tuple("ABCDEFGH")
    room.do(ask.SetDevices("team-course"))
    assert room.refused(ask.MakeTeams(0)).key == "teams_play", "each team has its own course"


def test_somebody_late_is_let_in_at_any_phase_and_counts_from_the_open_poll_on(room):
    room.join(2)
    room.to("first-poll", 1)
    room.vote("AB")
    room.to("second-poll", 1)
    room.join(1)
    room.vote("ABB")

    assert [(one.before, one.after) for one in room.t.split.movement] == [("", "B"), ("A", "A"), ("B", "B")]


def test_no_two_seats_have_one_alias_in_any_room(make_room):
    for seed in (0, 1, 4287, 99991):
        room = make_room(seed=seed)
        room.lines = None
        room.join(500)
        assert len({seat.alias for seat in room.session.present}) == 500


def test_the_seed_of_a_class_decides_who_has_which_alias_and_who_is_in_which_team(make_room):
    aliases, teams = set(), set()
    for seed in (1, 2, 3):
        room = make_room(seed=seed)
        room.join(12)
        room.do(ask.MakeTeams(3))
        aliases.add(tuple(seat.alias for seat in room.session.present))
        teams.add(tuple(seat.team for seat in room.session.present))

    assert len(aliases) == len(teams) == 3


def test_a_class_of_none_up_to_5000_is_expected(room):
    for wrong in (-1, 5001):
        assert room.refused(ask.Expect(wrong)).key == "expected"
    for number in (5000, 0):
        assert room.do(ask.Expect(number)).room.expected == number


def test_s7_tickets_issued_later_are_good_besides_those_before(room):
    room.do(ask.OpenRoom("418207"), ask.IssueTickets(("t1",)), ask.IssueTickets(("t2",)))
    room.do(ask.Join("a", "k", "t1"), ask.Join("b", "l", "t2"))

    assert len(room.session.present) == 2

"""What a teacher settles beside the phases: the buttons of T, in groups, for its window and its remote page.

A control is named by its kind and what it is about, such as `limit:5`; `command_of` gives its command.
"""

# Longer than 250 lines because every button beside the phases has its label and its command here.
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import cast, get_args

from game.classroom import commands as ask
from game.classroom.acts.ballots import ballot
from game.classroom.decisions import RULES, Rule
from game.classroom.keys import room_code
from game.classroom.moot import BENCHES, ROLES, SIDES, Role, Side
from game.classroom.phases import END, Devices, Phase
from game.classroom.polls import PollId, ReasonId, SeatId, figures_in
from game.classroom.session import Session, reasons_asked, rewordable
from game.classroom.views.history import questions
from game.classroom.views.teacher_lines import Attendance, Control, ControlGroup, QueueLine
from game.classroom.views.wording import ClassWording
from game.content.words import Words
from game.model.ids import as_written

STEPS = (-5, -1, 1, 5, 20)
_TEAMS = (0, *range(2, 9))
_MINUTES = (0, 1, 2, 3, 5, 10)


@dataclass(frozen=True, slots=True)
class TeacherControls:
    """The controls of a class as it stands; `words` are those of the windows of a class, too."""

    session: Session
    words: Words

    def room(self) -> Iterator[ControlGroup]:
        """Yield who is let in, how many are expected, and whether the class sees how many are in."""
        words, room = self.words, self.session.room
        lock = Control("lock:", words("class.t.unlock" if room.locked else "class.t.lock"))
        yield ControlGroup(controls=(Control("code:", words("class.t.new_code")), lock))
        steps = tuple(Control(f"expect:{step}", f"{step:+}".replace("-", "−")) for step in STEPS)
        yield ControlGroup(words("class.t.expected", number=room.expected), controls=steps)
        count = "show_count" if room.count_hidden else "hide_count"
        yield ControlGroup(controls=(Control("hide-count:", words(f"class.t.{count}")),))
        yield self.section()

    def section(self) -> ControlGroup:
        """Return which class this is, to be written down."""
        words, section = self.words, self.session.settings.section
        heading = words("class.t.section_is", section=section) if section else words("class.t.no_section")
        return ControlGroup(
            heading, controls=(Control("section:", words("class.t.section_set")),), filled=section
        )

    def teams(self, crowd: Attendance) -> Iterator[ControlGroup]:
        """Yield the teams, and whose the devices are."""
        words = self.words
        if self.session.roads:
            # Once teams play, or have played, they stay as they are; seats can still change teams.
            named = words.joined(crowd.teams)
            yield ControlGroup(words("class.t.teams"), words("class.t.teams_stay", teams=named))
            return
        teams = {n: str(n) if n else words("class.t.no_teams") for n in _TEAMS}
        chosen = (Control(f"teams:{n}", text, len(crowd.teams) == n) for n, text in teams.items())
        yield ControlGroup(words("class.t.teams"), controls=tuple(chosen))
        if crowd.teams:
            now = self.session.settings.devices
            devices = {name: words(f"class.t.devices.{name}") for name in get_args(Devices)}
            told = (Control(f"devices:{name}", text, name == now) for name, text in devices.items())
            yield ControlGroup(words("class.t.devices"), controls=tuple(told))

    def seats(self, crowd: Attendance) -> Iterator[ControlGroup]:
        """Yield each seat by its alias, to be moved or removed; never how anybody voted."""
        words = self.words
        for line in crowd.seats:
            rehearsed = self.session.settings.rehearsal
            here = "" if rehearsed else words("class.t.here" if line.connected else "class.t.away")
            acts = [Control(f"seat:{line.seat}", words("class.t.remove"))]
            if self.session.phase == "moot":
                acts.insert(0, self._role(SeatId(line.seat)))
            if line.team in crowd.teams:
                other = crowd.teams[(crowd.teams.index(line.team) + 1) % len(crowd.teams)]
                move = Control(f"move:{line.seat}:{other}", words("class.t.to_team", team=other))
                acts.insert(0, move)
            says = " · ".join(part for part in (line.alias, line.team, here) if part)
            yield ControlGroup(says=says, controls=tuple(acts))

    def _role(self, seat: SeatId) -> Control:
        """Return the button that gives a seat the next role of the moot, named by the one that it has."""
        held = self.session.moot.held_by(seat) or ""
        following = ("", *ROLES)[(("", *ROLES).index(held) + 1) % (len(ROLES) + 1)]
        return Control(f"role:{seat}:{following}", self.words(f"class.t.role.{held or 'none'}"))

    def moot(self) -> Iterator[ControlGroup]:
        """Yield how the bench is made, and where its marks are written down for each side, and taken back."""
        words, session = self.words, self.session
        if not session.mooting or session.phase not in ("moot", "second-poll", "reveal", "consequence"):
            return
        if session.phase == "moot":
            drawn = [(f"draw:{one}", words("class.offer.draw_roles", bench=one)) for one in BENCHES]
            named = [(f"name:{one}", words("class.offer.name_roles", bench=one)) for one in BENCHES]
            ways = tuple(Control(name, label) for name, label in (*drawn, *named))
            yield ControlGroup(words("class.moot.step.roles"), words("class.t.roles_mean"), ways)
        yield ControlGroup(words("class.t.marks"), words("class.t.marks_means"))
        for side in SIDES:
            acts = [Control(f"marks:{side}", words(f"class.t.marks.{side}"))]
            if session.marks.get(side):
                acts.append(Control(f"unmark:{side}", words("class.t.unmark")))
            yield ControlGroup(controls=tuple(acts), filled="")
        told = "on" if session.each_judge else "off"
        means = (Control(f"tell:{way}", words(f"class.t.tell_{way}"), way == told) for way in ("off", "on"))
        yield ControlGroup(words("class.t.tell"), controls=tuple(means))

    def reasons(self, queue: tuple[QueueLine, ...]) -> Iterator[ControlGroup]:
        """Yield the reasons for each option: all that wait at once, then each with what becomes of it."""
        words = self.words
        for letter, of_option in groupby(queue, key=lambda line: line.letter):
            lines = tuple(of_option)
            heading = words("class.t.for_option", letter=letter) if letter else ""
            waiting = [str(line.reason) for line in lines if line.fate == "waiting"]
            label = words("class.t.approve_all", letter=letter, count=len(waiting))
            every = (Control(f"group:{','.join(waiting)}", label),) if letter and waiting else ()
            yield ControlGroup(heading, controls=every)
            for line in lines:
                card = words(f"class.card.{line.card}") if line.card else ""
                fate = "" if line.fate == "waiting" else words(f"class.t.fate.{line.fate}")
                says = " · ".join(part for part in (f"“{line.text}”", card, fate) if part)
                offered = {"waiting": ("approve", "hide"), "approved": ("hide",)}.get(line.fate, ("approve",))
                acts = [Control(f"{one}:{line.reason}", words(f"class.t.{one}")) for one in offered]
                others = tuple((one.reason, one.text) for one in queue if one is not line)
                if line.fate == "waiting" and others:
                    acts.append(Control(f"merge:{line.reason}", words("class.t.merge")))
                else:
                    others = ()
                yield ControlGroup(says=says, controls=tuple(acts), into=others)

    def questions(self) -> ControlGroup | None:
        """Return the questions of the debrief, one of which the class has before it."""
        session, text = self.session, ClassWording.of(self.session).text
        every = questions(session) if session.phase == "debrief" else ()
        front = session.item % len(every) if every else 0
        asked = tuple(
            Control(f"show:{number}", f"{number + 1}. {text(theme.title)}: {text(one.ask)}", number == front)
            for number, (theme, one) in enumerate(every)
        )
        return ControlGroup(self.words("class.t.questions"), controls=asked) if asked else None

    def slips(self) -> ControlGroup | None:
        """Return the options for which a reason can be written down that was read aloud."""
        words, decision = self.words, self.session.decision
        if reasons_asked(self.session) is None:
            return None
        slips = [Control("slip:", words("class.t.line"))]
        if self.session.phase == "moot":
            slips = [Control("slip:", words("class.t.bench_asks"))]
        elif decision:
            letters = decision.open_letters
            slips = [Control(f"slip:{one}", words("class.t.slip_for", letter=one)) for one in letters]
        return ControlGroup(words("class.t.slips"), controls=tuple(slips), filled="")

    def rules(self) -> Iterator[ControlGroup]:
        """Yield what decides, hands or phones, the options of a vote, its time, and what is left out."""
        words, session = self.words, self.session
        settings, decision = session.settings, session.decision
        rules = (Control(f"rule:{one}", words(f"class.t.rule.{one}"), one == settings.rule) for one in RULES)
        yield ControlGroup(words("class.t.decides"), controls=tuple(rules))
        acts = [
            Control("hands:", words("class.t.phones" if settings.hands else "class.t.hands")),
            Control("approval:", words("class.t.no_approval" if settings.approval else "class.t.approval")),
        ]
        receipts = "no_receipts" if settings.receipts else "receipts"
        acts.append(Control("receipts:", words(f"class.t.{receipts}")))
        if decision is not None and decision.verdict is None:
            lift = "off" if decision.lifted else "on"
            acts.append(Control(f"lift:{lift}", words(f"class.t.lift_{lift}")))
        yield ControlGroup(controls=tuple(acts))
        if picks := tuple(self._options()):
            yield ControlGroup(words("class.t.options"), words("class.t.options_mean"), picks)
        limits = {n: words("class.t.minutes", number=n) if n else words("class.t.no_limit") for n in _MINUTES}
        times = (Control(f"limit:{n}", text, session.clock.limit == 60 * n) for n, text in limits.items())
        yield ControlGroup(words("class.t.limit"), controls=tuple(times))
        # What can be gone to past the next phase, of this decision and of the end.
        own, later = session.here.decision, session.stops[session.stop + 2 :]
        ahead = [one.phase for one in later if (own and one.decision == own) or one.phase in END]
        if skips := tuple(Control(f"skip:{phase}", words(f"class.phase.{phase}")) for phase in ahead):
            yield ControlGroup(words("class.t.skip"), controls=skips)

    def _options(self) -> Iterator[Control]:
        """Yield every choice of the vote that comes, or is just open, to be put to the class or not."""
        session = self.session
        decision = session.decision
        if decision is not None and session.phase not in ("read", "first-poll"):
            return
        if session.roads or session.course.scene not in session.lesson.plan.decisions:
            return
        on = [one.key.choice for one in (decision.options if decision else ballot(session))]
        for choice in session.lesson.case.choices(session.position):
            name = choice.key.choice
            kept = [one for one in on if one != name] if name in on else [*on, name]
            way = "on" if name in on else "off"
            label = self.words(f"class.t.option_{way}", label=ClassWording.of(session).text(choice.label))
            yield Control(f"pick:{session.course.scene}:{','.join(kept)}", label)

    def texts(self) -> Iterator[ControlGroup]:
        """Yield each text of the present decision, or of all of them, to be reworded."""
        words, session = self.words, self.session
        decision = session.decision
        scene = decision.scene if decision else session.lesson.scene_of(session.here.decision + 1)
        scene = as_written(scene) if scene else scene
        options = {f"{one.key}.label" for one in decision.options} if decision else None
        for place, text in rewordable(session).items():
            here = place in options if options else place.startswith(f"{scene}.")
            if place != f"{scene}.on_screen" and not here:
                continue
            fixed = session.rewordings.get(place)
            now, acts = fixed or text, [Control(f"fix:{place}", words("class.t.fix"))]
            if fixed:
                acts.append(Control(f"unfix:{place}", words("class.t.unfix")))
            yield ControlGroup(says=now, controls=tuple(acts), filled=" ".join(now.split()))


def command_of(session: Session, now: int, name: str) -> ask.Command | None:
    """Return the command of a control at a moment of the class, or None if it is about something else."""
    room, settings = session.room, session.settings
    kind, _, what = name.partition(":")
    first, _, rest = what.partition(":")
    commands: Mapping[str, Callable[[], ask.Command]] = {
        "code": lambda: ask.OpenRoom(room_code()),
        "lock": lambda: ask.LockRoom(not room.locked),
        "hide-count": lambda: ask.HideCount(not room.count_hidden),
        "expect": lambda: ask.Expect(max(0, room.expected + int(what))),
        "seat": lambda: ask.RemoveSeat(SeatId(int(what))),
        "teams": lambda: ask.MakeTeams(int(what)),
        "move": lambda: ask.PutInTeam(SeatId(int(first)), rest),
        "press": lambda: pressed(what),
        "take-back": lambda: ask.TakeBackTurn(what),
        "devices": lambda: ask.SetDevices(cast("Devices", what)),
        "rule": lambda: ask.SetRule(cast("Rule", what)),
        "hands": lambda: ask.Hands(not settings.hands),
        "approval": lambda: ask.Approval(not settings.approval),
        "receipts": lambda: ask.OfferReceipts(not settings.receipts),
        "role": lambda: ask.GiveRole(SeatId(int(first)), cast("Role", rest) if rest else None),
        "draw": lambda: ask.DrawRoles(int(what)),
        "name": lambda: ask.NameRoles(int(what)),
        "unmark": lambda: ask.TakeBackMarks(cast("Side", what)),
        "tell": lambda: ask.TellMarks(what == "on"),
        "lift": lambda: ask.LiftTally(what == "on"),
        "pick": lambda: ask.PickOptions(first, tuple(one for one in rest.split(",") if one)),
        "limit": lambda: ask.Limit(60 * int(what)),
        "skip": lambda: ask.Skip(now, cast("Phase", what)),
        "show": lambda: ask.Show(int(what)),
        "approve": lambda: ask.Approve(ReasonId(int(what))),
        "hide": lambda: ask.Hide(ReasonId(int(what))),
        "group": lambda: ask.ApproveAll(tuple(ReasonId(int(one)) for one in what.split(","))),
        "unfix": lambda: ask.RewordText(what, ""),
    }
    return commands[kind]() if kind in commands else None


def pressed(what: str, grounds: str = "") -> ask.PressFor:
    """Return the turn of a team by its team, name and letter, with the grounds of a line of numbers."""
    team, poll, letter = what.split(":")
    return ask.PressFor(team, PollId(poll), letter, figures_in(grounds))

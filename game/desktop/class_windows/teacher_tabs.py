"""The third column of T but for the queue: the room, the seats, the rules, and texts that T writes."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import get_args

from game.classroom.acts.texts import rewordable
from game.classroom.decisions import RULES
from game.classroom.phases import END, Phase
from game.classroom.room.phone_room import qr_code
from game.classroom.room.server import NetworkInterface
from game.classroom.session import Devices
from game.classroom.views.teacher import SeatLine, TeacherView
from game.desktop.class_windows.depth import DEPTHS
from game.desktop.class_windows.hall import Hall
from game.desktop.class_windows.marks import QrCode
from game.desktop.parts.options import OptionButton
from game.desktop.toolkit.boxes import Padded, Rule, TwoColumns
from game.desktop.toolkit.buttons import Button, Buttons
from game.desktop.toolkit.intents import Select
from game.desktop.toolkit.kit import Target
from game.desktop.toolkit.markup import blocks
from game.desktop.toolkit.part import Part
from game.desktop.toolkit.prose import PlainText, Prose
from game.desktop.toolkit.theme import THEMES

_STEPS = (-5, -1, 1, 5, 20)
_TEAMS = (0, 2, 4, 6, 8)
_MINUTES = (0, 1, 2, 3, 5, 10)


@dataclass(frozen=True, slots=True)
class RoomTab:
    """Where the room is open and for whom, what to try where phones do not come in, what is printed."""

    hall: Hall
    seen: TeacherView

    def parts(self) -> Iterator[Part]:
        """Yield the whole tab."""
        words = self.hall.words
        yield PlainText(words("class.t.sees"), "label-bold", says="heading")
        yield _one_of(
            (f"shared:{on}", words(f"class.t.sees_{on}"), on == ("on" if self.hall.shared else "off"))
            for on in ("off", "on")
        )
        yield Rule("rule")
        yield from self._open() if self.hall.room.address else self._closed()
        yield Rule("rule")
        yield from self._expected()
        yield Rule("rule")
        yield from self._remote() if self.hall.room.address else ()
        yield from self._printed()
        yield Rule("rule")
        yield PlainText(words("class.t.modes"), "label-bold", says="heading")
        yield from (PlainText(words(f"class.t.mode_{number}"), "row") for number in (1, 2, 3, 4))

    def _closed(self) -> Iterator[Part]:
        words = self.hall.words
        yield PlainText(words("class.t.room_closed"), "label-bold", says="heading")
        was_open = self.hall.session.room.code and not self.hall.running
        yield _told("room", words("class.t.room_was_open" if was_open else "class.t.room_means"))
        for interface in self.hall.interfaces():
            yield Buttons((_act(f"open:{interface.address}", self._opens(interface)),))

    def _opens(self, interface: NetworkInterface) -> str:
        key = "class.t.open" if interface.reaches_phones else "class.t.open_alone"
        return self.hall.words(key, address=interface.address, name=interface.name)

    def _open(self) -> Iterator[Part]:
        words, room = self.hall.words, self.hall.room
        assert room.address is not None, "an open room has an address"
        yield PlainText(room.address.url, "label-bold")
        alone = "127.0.0.1" in room.address.url
        reached = "reached" if room.reached else "not_reached_alone" if alone else "not_reached"
        yield _told("reached", words(f"class.t.{reached}"))
        yield _told("best-effort", words("class.t.best_effort"))
        yield Buttons((_act("code:", words("class.t.new_code")), _act("close:", words("class.t.close_room"))))
        if self.hall.session.stop and self.hall.session.phase != "closed":
            way = "off" if self.hall.settled.door else "on"
            yield Buttons((_act(f"door:{way}", words(f"class.t.door_{way}")),))

    def _expected(self) -> Iterator[Part]:
        words, room = self.hall.words, self.hall.session.room
        yield PlainText(words("class.t.expected", number=room.expected), "label-bold")
        yield Buttons(tuple(_act(f"expect:{step}", f"{step:+}".replace("-", "−")) for step in _STEPS))
        count = "class.t.show_count" if room.count_hidden else "class.t.hide_count"
        yield Buttons((_act("hide-count:", words(count)),))

    def _remote(self) -> Iterator[Part]:
        words, controlled = self.hall.words, self.hall.room.controlled
        yield PlainText(words("class.t.remote"), "label-bold", says="heading")
        yield _told("remote", words(f"class.t.remote_{controlled or 'off'}"))
        if controlled == "waits" and self.hall.remote:
            yield QrCode(qr_code(self.hall.remote), 0.3)
        on = _act("remote:on", words("class.t.remote_on"))
        yield Buttons((_act("remote:off", words("class.t.remote_revoke")),) if controlled else (on,))
        yield Rule("rule")

    def _printed(self) -> Iterator[Part]:
        words = self.hall.words
        yield _told("pack", words("class.t.pack_means"))
        yield Buttons((_act("print:", words("class.t.print")),))
        if self.hall.issued and self.hall.session.room.tickets is None:
            yield Buttons((_act("tickets:", words("class.t.only_tickets")),))


@dataclass(frozen=True, slots=True)
class SeatsTab:
    """Who is in the room by alias, and in which team; never how anybody voted."""

    hall: Hall
    seen: TeacherView

    def parts(self) -> Iterator[Part]:
        """Yield the teams, whose the devices are, then each seat."""
        words, crowd = self.hall.words, self.seen.crowd
        yield PlainText(words("class.t.teams"), "label-bold", says="heading")
        yield _one_of(
            (f"teams:{n}", str(n) if n else words("class.t.no_teams"), len(crowd.teams) == n) for n in _TEAMS
        )
        if crowd.teams:
            now = self.hall.session.settings.devices
            yield PlainText(words("class.t.devices"), "label-bold", says="heading")
            yield _one_of(
                (f"devices:{name}", words(f"class.t.devices.{name}"), name == now)
                for name in get_args(Devices)
            )
        yield Rule("rule")
        if not crowd.seats:
            yield PlainText(words("class.t.no_seats"), "plain", "ink2")
        for line in crowd.seats:
            yield self._seat(line)

    def _seat(self, line: SeatLine) -> Part:
        words, teams = self.hall.words, self.seen.crowd.teams
        team = f" · {line.team}" if line.team else ""
        here = (
            "" if self.hall.running else f" · {words('class.t.here' if line.connected else 'class.t.away')}"
        )
        acts = [_act(f"seat:{line.seat}", words("class.t.remove"))]
        if line.team in teams:
            other = teams[(teams.index(line.team) + 1) % len(teams)]
            acts.insert(0, _act(f"move:{line.seat}:{other}", words("class.t.to_team", team=other)))
        name = Padded(PlainText(f"{line.alias}{team}{here}", "plain"), (0.0, 0.5, 0.0, 0.0))
        return TwoColumns(name, Buttons(tuple(acts)), 0.55)


@dataclass(frozen=True, slots=True)
class RulesTab:
    """What the teacher settles: the rule, hands or phones, time, what is left out, how P looks."""

    hall: Hall
    seen: TeacherView

    def parts(self) -> Iterator[Part]:
        """Yield the whole tab."""
        yield from self._deciding()
        yield from self._timing()
        yield from self._looks()

    def _deciding(self) -> Iterator[Part]:
        words, settings = self.hall.words, self.hall.session.settings
        decision = self.hall.session.decision
        yield PlainText(words("class.t.decides"), "label-bold", says="heading")
        yield _one_of(
            (f"rule:{name}", words(f"class.t.rule.{name}"), name == settings.rule) for name in RULES
        )
        acts = [
            _act("hands:", words("class.t.phones" if settings.hands else "class.t.hands")),
            _act("approval:", words("class.t.no_approval" if settings.approval else "class.t.approval")),
        ]
        if decision is not None and decision.verdict is None:
            lift = "off" if decision.lifted else "on"
            acts.append(_act(f"lift:{lift}", words(f"class.t.lift_{lift}")))
        yield Buttons(tuple(acts))

    def _timing(self) -> Iterator[Part]:
        words, limit = self.hall.words, self.hall.session.clock.limit
        yield PlainText(words("class.t.limit"), "label-bold", says="heading")
        yield _one_of(
            (
                f"limit:{n}",
                words("class.t.minutes", number=n) if n else words("class.t.no_limit"),
                limit == 60 * n,
            )
            for n in _MINUTES
        )
        ahead = tuple(self._ahead())
        if ahead:
            yield PlainText(words("class.t.skip"), "label-bold", says="heading")
            yield Buttons(tuple(_act(f"skip:{phase}", words(f"class.phase.{phase}")) for phase in ahead))

    def _ahead(self) -> Iterator[Phase]:
        """Yield the phases that can be gone to past the next one, of this decision and of the end."""
        session = self.hall.session
        own = session.here.decision
        for stop in session.lesson.stops[session.stop + 2 :]:
            if (own and stop.decision == own) or stop.phase in END:
                yield stop.phase

    def _looks(self) -> Iterator[Part]:
        words, settled = self.hall.words, self.hall.settled
        yield PlainText(words("class.t.depth"), "label-bold", says="heading")
        yield _one_of((f"depth:{n}", str(n), n == settled.depth) for n in DEPTHS)
        yield PlainText(words("class.t.theme"), "label-bold", says="heading")
        yield _one_of(
            (f"theme:{name}", words(f"settings.theme.{name}"), name == settled.theme) for name in THEMES
        )


@dataclass(frozen=True, slots=True)
class TextsTab:
    """Texts of the case that can be fixed while the class lasts."""

    hall: Hall

    def parts(self) -> Iterator[Part]:
        """Yield each text of the present decision, or of all of them, with its button."""
        words, session = self.hall.words, self.hall.session
        yield _told("fixes", words("class.t.fix_means"))
        for place, text in self._here():
            now = session.rewordings.get(place)
            yield _told(place, now or text)
            acts = [_act(f"fix:{place}", words("class.t.fix"))]
            if now:
                acts.append(_act(f"unfix:{place}", words("class.t.unfix")))
            yield Buttons(tuple(acts))

    def _here(self) -> Iterator[tuple[str, str]]:
        """Yield place and text of what the present decision shows, or the next one will."""
        session = self.hall.session
        decision = session.decision
        scene = decision.scene if decision else session.lesson.scene_of(session.here.decision + 1)
        options = {f"{one.key}.label" for one in decision.options} if decision else None
        for place, text in rewordable(session).items():
            if place == f"{scene}.on_screen" or (
                place in options if options else place.startswith(f"{scene}.")
            ):
                yield place, text


def _told(name: str, text: str) -> Prose:
    return Prose(f"tab:{name}", blocks(text), "body")


def _one_of(given: Iterator[tuple[str, str, bool]]) -> Buttons:
    return Buttons(
        tuple(OptionButton(Target(name, label, Select(name)), chosen=on) for name, label, on in given)
    )


def _act(name: str, label: str) -> Button:
    return Button(Target(name, label, Select(name)))

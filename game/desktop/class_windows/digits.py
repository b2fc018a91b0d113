"""Digits that are typed on T: counts of hands, marks of a bench, turns of teams; the first says whose."""

from collections.abc import Mapping

from game.classroom import commands as ask
from game.classroom.acts.ballots import poll_of_team
from game.classroom.moot import CRITERIA, Side
from game.classroom.polls import LETTERS, PollId, figures_in
from game.desktop.class_windows.hall import Hall
from game.model.value import value

_MOST_OF_COUNT, _MOST_OF_TURN = 5, 9
_SIDES: Mapping[str, Side] = {"1": "client", "2": "other"}


@value
class TypedDigits:
    """What is being typed, and the name of the turn before which a team stood when its digit was typed."""

    hall: Hall
    typed: str
    poll: PollId = PollId("")

    @property
    def phase(self) -> str:
        """Return the phase in which it is typed, as far as that matters here: the moot, teams or none."""
        phase = self.hall.session.phase
        return phase if phase in ("moot", "teams") else ""

    @property
    def team(self) -> str:
        """Return the team that the first digit names, or "" where there is none."""
        letter = letter_of(self.typed)
        return letter if self.phase == "teams" and letter in self.hall.session.roads else ""

    def after(self, letters: str) -> "TypedDigits":
        """Return the digits with more of them; with the first one the turn of its team is noted."""
        most = {"moot": 1 + len(CRITERIA), "teams": _MOST_OF_TURN}.get(self.phase, _MOST_OF_COUNT)
        longer = TypedDigits(self.hall, (self.typed + letters)[:most], self.poll)
        if self.typed or not longer.team:
            return longer
        session, team = self.hall.session, longer.team
        return TypedDigits(self.hall, longer.typed, poll_of_team(session.of_team(team), team))

    def shown(self) -> str:
        """Return the digits as they will be taken; where hands are not seen by all, a dot for each."""
        words, rest = self.hall.words, self.typed[1:]
        whose = letter_of(self.typed)
        if self.phase == "moot":
            whose, rest = self._side(), "•" * len(rest) if self.hall.shared else " ".join(rest)
        elif self.phase == "teams":
            whose, rest = self.team, " ".join((letter_of(rest) or rest[:1], *rest[1:])).strip()
        else:
            rest = self._covered(rest)
        return words("class.t.typing", letter=whose or "?", count=rest or "…")

    def command(self) -> ask.Command | None:
        """Return what the digits ask for, or None where they ask for nothing here."""
        poll, rest = self.hall.session.open_poll, self.typed[1:]
        if self.phase == "moot":
            side = _SIDES.get(self.typed[:1])
            return ask.GiveMarks(side, figures_in(rest)) if side else None
        if self.phase == "teams":
            letter = letter_of(rest)
            return (
                ask.PressFor(self.team, self.poll, letter, figures_in(rest[1:]))
                if self.team and letter
                else None
            )
        letter = letter_of(self.typed)
        return ask.TypeCount(letter, int(rest)) if poll and rest and letter in poll.letters else None

    @property
    def stands(self) -> bool:
        """Return whether the team still stands before the turn that is being typed."""
        session, team = self.hall.session, self.team
        return bool(team) and poll_of_team(session.of_team(team), team) == self.poll

    def help(self) -> str:
        """Return how digits are typed in this phase."""
        keys = {"moot": "class.t.marks_means", "teams": "class.t.press_help"}
        return self.hall.words(keys.get(self.phase, "class.t.count_help"))

    def done(self) -> str:
        """Return that what was typed is taken."""
        words, rest = self.hall.words, self.typed[1:]
        if self.phase == "moot":
            return words("class.t.marked", side=self._side())
        if self.phase == "teams":
            return words("class.t.pressed", team=self.team, letter=letter_of(rest))
        return words("class.t.counted", letter=letter_of(self.typed), count=self._covered(str(int(rest))))

    def _covered(self, count: str) -> str:
        # Raised hands are seen by all; slips and cards are not, and their counts wait for the reveal.
        covered = self.hall.shared and not self.hall.session.settings.hands
        return "•" * len(count) if covered else count

    def _side(self) -> str:
        side = _SIDES.get(self.typed[:1])
        return self.hall.words(f"class.t.side.{side}") if side else ""


def letter_of(typed: str) -> str:
    """Return the letter that a first digit names: 1 is A, whatever is open; nothing for any other."""
    place = int(typed[:1] or "0")
    return LETTERS[place - 1] if 0 < place <= len(LETTERS) else ""

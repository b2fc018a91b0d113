"""Parts of the case in the words and behind the mask of a class."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from re import Match

from game.classroom.lesson import Lesson
from game.classroom.session import Session
from game.classroom.views import bodies
from game.content.mentions import LINK, link_of, links_in
from game.content.phrases import Phrases
from game.engine.replay import Step
from game.model.cites import Cite, pinned, pins_by_authority
from game.model.ids import AuthorityId, ExhibitId
from game.model.kinds import all_hold
from game.model.position import Position
from game.model.prose import Exhibit, Prose, Term, shown
from game.model.scenario import Scenario


@dataclass(frozen=True, slots=True)
class ClassWording:
    """What stands between the case and the class; the mask is lifted at the history.

    Texts come out as Markdown without links: glossary terms and authorities as words, `[#name]` as
    the stand-in, or as the real name once the mask is lifted.
    """

    phrases: Phrases
    sealed: frozenset[AuthorityId]
    lifted: bool

    @classmethod
    def of(cls, session: Session) -> "ClassWording":
        """Return the wording of a session as it stands, masked until the history."""
        return cls.of_lesson(session.lesson, lifted=session.unmasked)

    @classmethod
    def of_lesson(cls, lesson: Lesson, *, lifted: bool) -> "ClassWording":
        """Return the wording of a lesson behind its mask, or with the mask lifted."""
        return cls(lesson.phrases if lifted else lesson.masked_phrases, lesson.sealed, lifted)

    @property
    def scenario(self) -> Scenario:
        """Return the scenario behind the mask."""
        return self.phrases.scenario

    @property
    def title(self) -> str:
        """Return the title that a class may see."""
        masked = self.scenario.mask.title
        return self.scenario.words.title if self.lifted or not masked else masked

    def text(self, written: str) -> str:
        """Return a text as a class may see it."""

        def in_words(match: Match[str]) -> str:
            link, sources = link_of(match), self.scenario.sources
            if link.noun == "term":
                term = sources.glossary.get(link.id)
                return link.shown or (term.term if term else link.id)
            if link.noun == "authority":
                cite = Cite(AuthorityId(link.id), link.pin)
                known = self.source(cite.authority) is not None
                return self.phrases.short_cite(cite) if known else self.phrases.words("class.sealed")
            name = self.scenario.mask.names[link.id]
            return name.real if self.lifted else name.shown_as

        return LINK.sub(in_words, " ".join(written.split()))

    def day(self, day: date) -> str:
        """Return a day as a class may see it: the days since the opening, shifted, or in full."""
        return self.phrases.day(day)

    def source(self, authority: AuthorityId, *pins: str) -> bodies.ShownSource | None:
        """Return an authority with its pins, or None while it would give the case away."""
        found = self.scenario.sources.authorities.get(authority)
        if found is None or (not self.lifted and authority in self.sealed):
            return None
        # A link that is no address of the web could be made to run something.
        link = found.link if found.link.startswith(("https://", "http://")) else ""
        return bodies.ShownSource(self.text(pinned(found.cite, *pins)), self.text(found.says), link)

    def sources(self, cites: Iterable[Cite]) -> tuple[bodies.ShownSource, ...]:
        """Return the authorities of a list that may be shown, each once with all its pins."""
        each = pins_by_authority(cites).items()
        return tuple(shown for one, pins in each if (shown := self.source(one, *pins)))

    def terms(self, texts: tuple[str, ...]) -> tuple[Term, ...]:
        """Return the glossary entries that texts point to, each once, as a class may see them."""
        glossary = self.scenario.sources.glossary
        links = (link for text in texts for link in links_in(text) if link.noun == "term")
        found = (glossary[name] for name in dict.fromkeys(link.id for link in links) if name in glossary)
        return tuple(Term("", self.text(one.term), self.text(one.means)) for one in found)

    def lines(self, prose: Prose, position: Position) -> tuple[bodies.ShownParagraph, ...]:
        """Return the paragraphs that are shown in a position; exhibits stand apart."""
        said = (one for one in shown(prose, position) if one.exhibit is None)
        return tuple(
            bodies.ShownParagraph(self.text(part), self.text(self.phrases.by(one.speaker)))
            for one in said
            for part in one.text.split("\n\n")
            if part.strip()
        )

    def paragraphs(self, step: Step) -> tuple[bodies.ShownParagraph, ...]:
        """Return the text of a step: the choice's, then its outcome's."""
        court = self.lines(step.outcome.half.text, step.after) if step.outcome else ()
        return (*self.lines(step.choice.half.text, step.after), *court)

    def sheet(self, exhibit: ExhibitId, position: Position) -> bodies.ExhibitSheet:
        """Return an exhibit in full."""
        found = self.scenario.sources.exhibits[exhibit]
        lines = (*self.lines(found.text, position), *self._claims(found))
        return bodies.ExhibitSheet(self.text(found.title), lines, self.truth(found.truth))

    def _claims(self, exhibit: Exhibit) -> Iterator[bodies.ShownParagraph]:
        """Yield the task of a paper with claims, and each claim with its number, without the answers."""
        if exhibit.claims:
            yield bodies.ShownParagraph(f"*{self.phrases.words('claims.task')}*")
        for number, claim in enumerate(exhibit.claims, start=1):
            line = self.phrases.words("claims.line", number=number, says=claim.says)
            yield bodies.ShownParagraph(self.text(line))

    def truth(self, label: str) -> str:
        """Return the word of a truth label, or "" without one."""
        return self.phrases.words(f"truth.{label}") if label else ""

    def entries(self, steps: tuple[Step, ...], *, own: int = 1) -> tuple[bodies.DocketLine, ...]:
        """Return the docket entries of steps; those past the class's own are marked."""
        return tuple(
            bodies.DocketLine(
                self.day(entry.day),
                self.text(self.phrases.entry(entry)),
                self.truth(entry.truth),
                self.sources(entry.cites),
                played_for_the_class=number >= own,
            )
            for number, step in enumerate(steps)
            for entry in step.entries
        )

    def moves(self, step: Step) -> tuple[bodies.MeterMove, ...]:
        """Return what moved in a step, of the meters that are shown after it."""
        meters = ((change, self.scenario.meters[change.meter]) for change in step.changes)
        return tuple(
            bodies.MeterMove(
                label=self.text(meter.label),
                before=change.before,
                after=change.after,
                moved=self.phrases.moved(change),
                because=self.text(change.because),
                truth=self.truth(change.truth),
                grave=change.grave,
            )
            for change, meter in meters
            if change.before != change.after and all_hold(meter.shown_when, step.after)
        )

    def due(self, position: Position) -> tuple[bodies.DueDay, ...]:
        """Return the deadlines that run."""
        found = []
        for name, one in position.deadlines.items():
            if one.status == "open":
                days = (one.last_day - position.date).days
                left = self.phrases.words.counted("clock.days_left", days, days=days)
                found.append(
                    bodies.DueDay(self.text(self.scenario.deadlines[name]), self.day(one.last_day), left)
                )
        return tuple(found)

    def owing(self, position: Position) -> tuple[bodies.Owing, ...]:
        """Return posture, fines and daily sum of each matter."""
        found = []
        for name, standing in position.matters.items():
            matter, sanction = self.scenario.matters[name], standing.sanction
            running = matter.procedure.accrues(standing)
            owing = bodies.Owing(
                matter=self.text(matter.title),
                posture=self.text(self.phrases.stands(name, standing)),
                fines=self.phrases.money(standing.fines),
                per_day=self.phrases.money(sanction.per_day) if sanction else "",
                how=("running" if running else "stayed") if sanction else "none",
            )
            found.append(owing)
        return tuple(found)

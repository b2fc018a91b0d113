"""What the page shows of a play: each view as HTML from the templates of `pages`. Nothing acts here."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from game.content.phrases import Phrases
from game.engine.debrief import Decision, Marks
from game.engine.openness import PicksOffer
from game.engine.play import Play
from game.engine.replay import Replay
from game.errors import GameError
from game.model.scene import Choice
from game.model.teaching import Asking
from game.pages.card import card_facts
from game.pages.debriefed.finished import Finished
from game.pages.debriefed.page import debrief_page
from game.pages.lines.page import sentence
from game.pages.lines.scene import beginning, ending, question, reason_lines, scene, why_locked
from game.pages.lines.sheets import SHEETS, SheetName, more_of
from game.pages.lines.telling import Telling, transcript
from game.pages.lines.turn import what_followed
from game.pages.marked import MarkupPage, site_drawing
from game.pages.rendering import render
from game.saves.files import export_name

Decisions = tuple[Decision, ...]
Notes = tuple[str, ...]
Questions = Mapping[str, Asking]


@dataclass(frozen=True, slots=True)
class PageView:
    """What is put into the page: its HTML and its title; a view at the `side` may stand beside the scene."""

    html: str
    title: str
    side: bool = False


class BrowserViews:
    """Gives the views of one case; each method returns one, and none changes anything."""

    def __init__(self, phrases: Phrases, real: Replay | None = None) -> None:
        self.phrases, self.words = phrases, phrases.words
        self._real = real

    def briefing(self, play: Play, kept: bool, notes: Notes, asked: Questions | None = None) -> PageView:
        """Return what is read before the play; `kept` says whether there is one to go on with.

        Where it is homework, an alias is asked for and some questions.
        """
        variants = () if asked is not None else self.phrases.scenario.variants.values()
        return self._view("briefing", self._briefed(play), notes, kept=kept, variants=variants, asked=asked)

    def waiting(self, play: Play) -> PageView:
        """Return the briefing as it stands in the file of the page, before the game is there."""
        return self._view("waiting", self._briefed(play))

    def _briefed(self, play: Play) -> MarkupPage:
        page = MarkupPage(self.phrases)
        beginning(page, Play.begin(play.case, 0))
        page.terms()
        return page

    def standing(self, play: Play, notes: Notes, assigned: bool = False) -> PageView:
        """Return the scene with its choices, or the ending."""
        page, how = MarkupPage(self.phrases), play.case.ending(play.position)
        if how is not None:
            ending(page, play, how)
            page.terms()
            return self._view("ending", page, notes, assigned=assigned)
        scene(page, play)
        cards = tuple(self._cards(page, play))
        asks = question(play.case.scene(play.position), self.words)
        words = MarkupPage(self.phrases)
        words.said.terms.update(page.said.terms)
        words.title(self.words("scene.glossary"))
        words.terms()
        place = play.case.scene(play.position).place or play.case.scenario.words.place
        shown = site_drawing(play.case.scenario, "places", place)
        return self._view("scene", page, notes, cards=cards, asks=asks, glossary=words.body, place=shown)

    def card(self, play: Play, notes: Notes = ()) -> PageView:
        """Return the card of a play that is over, which the page draws as a picture to share."""
        how, scenario = play.case.ending(play.position), play.case.scenario
        assert how is not None, "only a play that is over has a card"
        page = MarkupPage(self.phrases)
        page.title(self.words("desktop.action.card"))
        card = {
            "case": page.plain(scenario.words.title),
            "title": page.plain(how.title),
            "facts": card_facts(play, self.phrases),
            "game": self.words("library.heading"),
            "place": site_drawing(scenario, "places", scenario.words.place),
        }
        return self._view("card", page, notes, card=card, file=f"{export_name(scenario.id)}-card.png")

    def followed(self, play: Play, notes: Notes = ()) -> PageView:
        """Return what came of the last turn."""
        page = MarkupPage(self.phrases)
        what_followed(page, play)
        page.terms()
        return self._view("after", page, notes)

    def picks(
        self,
        choice: Choice,
        offer: PicksOffer | None,
        *,
        asked_again: bool = False,
        asks_reason: bool = False,
    ) -> PageView:
        """Return the form on which the grounds of a choice are picked, or its reason is typed, or both."""
        page = MarkupPage(self.phrases)
        page.title(page.said.plain(choice.label))
        arguments = self.phrases.scenario.arguments
        options = [
            (name, page.linked(page.plain(arguments[name].label)))
            for name in (offer.options if offer else ())
        ]
        how_many = Telling(self.phrases).how_many(offer) if offer else ""
        asked = {"options": options, "offer": offer, "how_many": how_many, "wrong": asked_again}
        asked["reason"] = asks_reason
        return self._view("picks", page, (), choice=choice.key.choice, **asked)

    def sheet(self, play: Play, name: SheetName, marks: Marks) -> PageView:
        """Return one of the things that can be looked up."""
        page = MarkupPage(self.phrases, place="side-")
        SHEETS[name](page, play)
        page.terms()
        claims = tuple(self._claims(play, marks)) if name == "documents" else ()
        return self._view("sheet", page, (), claims=claims)

    def transcript(self, play: Play) -> PageView:
        """Return all text of the play so far, in lines, as the terminal prints it."""
        text = "\n".join(transcript(play, self.phrases, self._real))
        page = MarkupPage(self.phrases)
        page.title(self.words("browser.transcript"))
        return self._view("transcript", page, text=text)

    def debrief(self, play: Play, found: Decisions | None, marks: Marks, room: int) -> PageView:
        """Return the debrief; the odds of its decisions come later where they are not `found` yet."""
        how = play.case.ending(play.position)
        assert how is not None, "only a play that is over has a debrief"
        decisions = {decision.number: decision for decision in found or ()}
        finished = Finished(play, self.phrases, self._real, decisions, marks, room)
        told = Markup(debrief_page(finished, how, "browser/debriefed.html"))  # noqa: S704 -- made by a template
        page = MarkupPage(self.phrases)
        page.title(self.words("debrief.heading"))
        return self._view("debrief", page, (), told=told, waits=found is None)

    def menu(self) -> PageView:
        """Return the list of all that can be opened."""
        page = MarkupPage(self.phrases)
        page.title(self.words("browser.file"))
        return self._view("menu", page)

    def page_of(self, name: str, title: str, notes: Notes = (), **values: object) -> PageView:
        """Return a view that tells nothing of the play: saves, settings, help."""
        page = MarkupPage(self.phrases)
        page.title(title)
        return self._view(name, page, notes, **values)

    def _claims(self, play: Play, marks: Marks) -> Iterator[Mapping[str, Any]]:
        """Yield each claim of the papers of the scene, with how it was marked so far."""
        exhibits, notes = play.case.scenario.sources.exhibits, MarkupPage(self.phrases).said
        for paper in play.case.papers(play.position):
            for claim in exhibits[paper].claims:
                name = f"{paper}.{claim.id}"
                yield {"name": name, "says": notes.plain(claim.says), "mark": marks.get((paper, claim.id))}

    def _cards(self, page: MarkupPage, play: Play) -> Iterator[Mapping[str, Any]]:
        """Yield each choice with its number, its second line, what locks it, and more of it."""
        for number, choice in enumerate(play.case.choices(play.position), start=1):
            reasons = why_locked(play, choice)
            why = [page.linked(line) for line in reason_lines(page, play, reasons)]
            more = MarkupPage(self.phrases, place=f"choice-{number}-")
            try:
                more_of(more, play, choice)
            except GameError as mistake:
                more.line(sentence(mistake))
            more.notes()
            yield {
                "number": number,
                "choice": choice.key.choice,
                "label": page.said.plain(choice.label),
                "stance": choice.stance or "",
                "meta": self.phrases.meta(choice, play.position.date),
                "why": why,
                "more": more.body,
            }

    def _view(self, name: str, page: MarkupPage, notes: Notes = (), **values: object) -> PageView:
        told = {"words": self.words, "headline": page.headline, "body": page.body, "notes": notes}
        html = render(f"browser/{name}.html", **told, **values)
        return PageView(html, page.headline.striptags(), side=name == "sheet")

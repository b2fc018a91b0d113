"""A scenario's document, with its rule books and shared words, to the model."""

import hashlib
from dataclasses import dataclass, replace

from game.content.building.declared import (
    build_arguments,
    build_conditions,
    build_exhibits,
    build_facts,
    build_meters,
)
from game.content.building.expected import build_expected
from game.content.building.names_of_books import names_of_books
from game.content.building.pieces import begins_of, calls_in, check_pieces, copied
from game.content.building.procedures import build_procedure
from game.content.building.prose import authorities_of, cast_of, check_links, drawing, glossary_of
from game.content.building.scenes import build_scene, build_scenes
from game.content.building.scope import (
    Scope,
    block,
    choices_of,
    declared,
    keys,
    scenes_of_pieces,
    unsure,
)
from game.content.building.teaching import build_class, build_events, build_mask, build_objectives
from game.content.desk import STAND_IN, Desk
from game.content.documents.effects import build_effects
from game.content.documents.procedure import ProcedureDocument
from game.content.documents.prose import WordsDocument
from game.content.documents.scenario import ScenarioDocument
from game.content.names import Names, in_words
from game.content.problems import Findings
from game.content.reading import Source
from game.content.tree import Steps
from game.model import ids
from game.model.procedure import Matter, Procedure
from game.model.scenario import CaseWords, Edition, Opening, RealCourse, Scenario, Sources, Variant
from game.model.scene import Scene


@dataclass(slots=True)
class Companions:
    """The files that a scenario names; not whole where a part of any of them could not be used."""

    rule_books: dict[str, Source[ProcedureDocument]]
    common: list[WordsDocument]
    whole: bool
    missing: bool = False


class ScenarioBuilder:
    """Builds one scenario, gathering every problem on the way."""

    def __init__(self, source: Source[ScenarioDocument], companions: Companions, findings: Findings) -> None:
        self._source, self._document = source, source.document
        self._rule_books, self._findings = companions.rule_books, findings
        self._missing = companions.missing
        self._files: tuple[WordsDocument, ...] = (
            *companions.common,
            *(book.document for book in companions.rule_books.values()),
            source.document,
        )
        self.scope = self._scope_of_names()
        self.scope.whole = companions.whole

    def build(self) -> Scenario:
        """Return the scenario; it is fit for play only where no errors were found."""
        document, scope = self._document, self.scope
        self._check_head()
        # What guards refer to is built first: the matters, then the conditions.
        scope.matters.update(self._matters())
        build_conditions(document, scope)
        digest = hashlib.sha256(repr(self._source.tree.plain).encode()).hexdigest()[:8]
        opens_with = build_effects(document.opens_with, scope, ("opens_with",))
        return Scenario(
            id=ids.ScenarioId(document.id),
            edition=Edition(document.edition, digest),
            words=self._words(),
            matters=scope.matters,
            meters=build_meters(document, scope),
            facts=build_facts(document, (book.document for book in self._rule_books.values()), scope),
            arguments=build_arguments(document, scope),
            deadlines=self._deadlines(),
            conditions={ids.ConditionId(name): one.says for name, one in document.conditions.items()},
            opening=Opening(ids.SceneId(document.opens_at), document.opens_on, opens_with),
            scenes=self._scenes(),
            variants=self._variants(),
            sources=self._sources(),
            history=RealCourse(build_events(document, scope), document.simplified),
            mask=build_mask(document.mask, scope),
            teaching=build_class(document, scope),
            renamed=self._renamed(),
            expected=build_expected(document, scope),
        )

    def _scope_of_names(self) -> Scope:
        written, document = self._source.tree.plain, self._document
        books = {name: self._rule_books.get(matter.procedure) for name, matter in document.matters.items()}
        found = {name: (book.document, book.tree) for name, book in books.items() if book}
        matters = keys(written, "matters") | document.matters.keys()
        # Of a rule book with a mistake nobody knows which of its names went with it.
        unread = tuple(name for name in matters if not (one := books.get(name)) or not one.whole)
        scenes = block(written, "scenes")
        postures, moves, deadlines = names_of_books(found, unread)
        # Nouns of which there are no names at all: that is told, not each name in use.
        names = (("matter", document.matters.keys()), ("scene", document.scenes.keys()))
        stood_in = [noun for noun, there in names if STAND_IN in there]
        return Scope(
            desk=Desk(self._source.tree, self._findings),
            names=Names(
                declared(written, self._files, [name for book, _ in found.values() for name in book.facts]),
                unsure=(*unsure(written, self._missing or bool(unread)), *stood_in),
                files=(*self._files, document),
                written=written,
            ),
            postures=postures,
            moves=moves,
            deadlines=deadlines,
            own_deadlines=keys(written, "deadlines"),
            choices={
                name: choices_of(block(inside, name))
                for inside in (scenes, *(block(one, "scenes") for one in block(written, "pieces").values()))
                for name in inside
            },
            homes={name: home for name, home in scenes_of_pieces(written).items() if name not in scenes},
            begins=begins_of(document),
            calls=calls_in(document),
            bounds={name: (meter.lowest, meter.highest) for name, meter in document.meters.items()},
        )

    def _check_head(self) -> None:
        document, desk = self._document, self.scope.desk
        desk.check_format("scenario_format", document.scenario_format)
        if document.edition < 1:
            desk.error(("edition",), "S008", "editions are counted from 1", "Write `1` or more.")
        if not document.summary:
            remedy = "Add `summary:`, two sentences for the library."
            desk.warn((), "S030", "the scenario has no summary yet", remedy)
        self.scope.names.known("scene", document.opens_at, desk, ("opens_at",))
        if home := self.scope.homes.get(document.opens_at):
            what = f"the case opens in the scene '{document.opens_at}' of the piece '{home}'"
            desk.error(("opens_at",), "S026", what, "Open it in a scene from which the piece is called.")
        for key in ("summary", "role"):
            check_links(getattr(document, key) or "", self.scope, (key,))

    def _matters(self) -> dict[ids.MatterId, Matter]:
        matters = {}
        for name, one in self._document.matters.items():
            book = self._rule_books.get(one.procedure)
            if book is None:
                continue
            matter = ids.MatterId(name)
            procedure = build_procedure(book, matter, self._findings)
            opens_in = self._opens_in(procedure, matter, one.opens_in)
            matters[matter] = Matter(matter, one.title or in_words(name), procedure, opens_in)
        return matters

    def _opens_in(
        self, procedure: Procedure, matter: ids.MatterId, own: tuple[str, ...]
    ) -> tuple[ids.PostureId, ...]:
        """Return the posture of each track in which a matter opens: its own, else the rule book's."""
        opens_in = [track.opens_in for track in procedure.tracks]
        chosen: dict[int, str] = {}
        for at, name in enumerate(own):
            steps: Steps = ("matters", matter, "opens_in", at)
            posture = procedure.postures.get(ids.PostureId(name))
            if posture is None and matter not in self.scope.postures.unread:
                told = self.scope.postures.unknown_of("posture", matter, name)
                self.scope.error(steps, "S012", *told)
            elif posture is None:
                continue
            elif posture.track in chosen:
                what = f"'{chosen[posture.track]}' and '{name}' are postures of one track"
                self.scope.error(steps, "P012", what, "Keep the one in which the matter opens.")
            else:
                chosen[posture.track] = name
                opens_in[posture.track] = posture.id
        return tuple(opens_in)

    def _words(self) -> CaseWords:
        document = self._document
        return CaseWords(
            title=document.title,
            summary=document.summary or "",
            role=document.role or "",
            disclaimer=document.disclaimer or "",
            language=document.language,
            currency=document.currency,
            minutes=document.minutes or 0,
            level=document.level,
            lesson=document.lesson or "",
            place=drawing("places", document.place, self.scope, ("place",)),
            objectives=build_objectives(document, self.scope),
        )

    def _deadlines(self) -> dict[ids.DeadlineId, str]:
        own = {
            ids.DeadlineId(name): one.label or in_words(name)
            for name, one in self._document.deadlines.items()
        }
        rules = (rule for matter in self.scope.matters.values() for rule in matter.procedure.deadlines)
        return {**{rule.id: rule.label for rule in rules}, **own}

    def _scenes(self) -> dict[ids.SceneId, Scene]:
        """Return the scenes, in the author's order, then those of pieces, once for each call."""
        document, scope = self._document, self.scope
        check_pieces(document, scope)
        scenes = build_scenes(document.scenes, scope)
        copies = [build_scene(one.name, one.document, one.scope) for one in copied(document, scope)]
        return scenes | {one.id: one for one in copies}

    def _variants(self) -> dict[ids.VariantId, Variant]:
        variants = {}
        for name, one in self._document.variants.items():
            variant = ids.VariantId(name)
            effects = build_effects(one.opens_with, self.scope, ("variants", name, "opens_with"))
            variants[variant] = Variant(variant, one.title or in_words(name), effects)
        return variants

    def _sources(self) -> Sources:
        files = self._files
        cast = {id_: one for file in files for id_, one in cast_of(file).items()}
        for name, member in self._document.cast.items():
            portrait = drawing("portraits", member.portrait, self.scope, ("cast", name, "portrait"))
            cast[ids.CastId(name)] = replace(cast[ids.CastId(name)], portrait=portrait)
        return Sources(
            {id_: one for file in files for id_, one in authorities_of(file).items()},
            {id_: one for file in files for id_, one in glossary_of(file).items()},
            cast,
            build_exhibits(self._document, self.scope),
        )

    def _renamed(self) -> dict[str, str]:
        for old, new in self._document.renamed.items():
            steps = ("renamed", old)
            if old.count(".") != new.count("."):
                what = f"'{new}' does not name the same kind of thing as '{old}'"
                remedy = "Write scene for scene, or `scene.choice` for `scene.choice`."
                self.scope.error(steps, "S012", what, remedy)
            elif "." in new:
                self.scope.choice(".".join(new.split(".")[:2]), steps)
            else:
                self.scope.names.known("scene", new, self.scope.desk, steps)
        return dict(self._document.renamed)

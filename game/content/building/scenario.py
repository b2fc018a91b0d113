"""A scenario's document, with its rule books and shared words, to the model."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from game.content.building.effects import build_effects
from game.content.building.guards import build_guards
from game.content.building.pictures import drawing
from game.content.building.procedures import build_procedure
from game.content.building.prose import authorities_of, build_prose, cast_of, check_links, glossary_of
from game.content.building.scenes import build_scene
from game.content.building.scope import Scope
from game.content.building.teaching import build_class, build_events, build_mask
from game.content.documents.procedure import ProcedureDocument
from game.content.documents.prose import WordsDocument
from game.content.documents.scenario import ScenarioDocument
from game.content.names import MatterNames, Names, in_words
from game.content.problems import Findings, did_you_mean
from game.content.reading import Desk, Source
from game.content.tree import Plain
from game.model import ids
from game.model.guards import HoldsCondition
from game.model.procedure import Matter
from game.model.prose import Exhibit
from game.model.scenario import (
    Argument,
    Edition,
    Fact,
    Meter,
    Opening,
    RealCourse,
    Scenario,
    Sources,
    Variant,
    Words,
)


@dataclass(slots=True)
class Companions:
    """The files that a scenario names; not whole where a part of any of them could not be used."""

    rule_books: dict[str, Source[ProcedureDocument]]
    common: list[WordsDocument]
    whole: bool


class ScenarioBuilder:
    """Builds one scenario, gathering every problem on the way."""

    def __init__(self, source: Source[ScenarioDocument], companions: Companions, findings: Findings) -> None:
        self._source, self._document = source, source.document
        self._rule_books, self._findings = companions.rule_books, findings
        self._files: tuple[WordsDocument, ...] = (
            *companions.common,
            *(book.document for book in companions.rule_books.values()),
            source.document,
        )
        self.scope = self._scope_of_names()
        self.scope.whole = companions.whole

    def build(self) -> Scenario:
        """Answer with the scenario; it is fit for play only where no errors were found."""
        document, scope = self._document, self.scope
        self._check_head()
        scope.matters.update(self._matters())
        self._conditions()
        return Scenario(
            id=ids.ScenarioId(document.id),
            edition=self._edition(),
            words=self._words(),
            matters=scope.matters,
            meters=self._meters(),
            facts=self._facts(),
            arguments=self._arguments(),
            deadlines=self._deadlines(),
            conditions={ids.ConditionId(name): one.says for name, one in document.conditions.items()},
            opening=self._opening(),
            scenes={
                ids.SceneId(name): build_scene(name, one, scope) for name, one in document.scenes.items()
            },
            variants=self._variants(),
            sources=self._sources(),
            history=RealCourse(build_events(document, scope), document.simplified),
            mask=build_mask(document.mask, scope),
            teaching=build_class(document, scope),
            renamed=self._renamed(),
        )

    def _scope_of_names(self) -> Scope:
        written, document = self._source.tree.plain, self._document
        books = {name: self._rule_books.get(matter.procedure) for name, matter in document.matters.items()}
        found = {name: book.document for name, book in books.items() if book}
        scenes = _block(written, "scenes")
        facts = [name for book in found.values() for name in book.facts]
        declared = {
            "meter": _keys(written, "meters"),
            "matter": _keys(written, "matters"),
            "fact": (*_keys(written, "facts"), *facts),
            "argument": _keys(written, "arguments"),
            "condition": _keys(written, "conditions"),
            "exhibit": _keys(written, "exhibits"),
            "objective": _keys(written, "objectives"),
            "variant": _keys(written, "variants"),
            "scene": tuple(scenes),
            "misconception": _keys(_block(written, "class"), "misconceptions"),
            "stand-in": _keys(_block(written, "mask"), "names"),
            "authority": self._shared("authorities"),
            "term": self._shared("glossary"),
            "cast member": self._shared("cast"),
        }
        return Scope(
            desk=Desk(self._source.tree, self._findings),
            names=Names(declared),
            postures=MatterNames({name: book.postures for name, book in found.items()}),
            moves=MatterNames({name: book.moves for name, book in found.items()}),
            deadlines=MatterNames({name: book.deadlines for name, book in found.items()}),
            own_deadlines=_keys(written, "deadlines"),
            choices={name: _keys(_block(scenes, name), "choices") for name in scenes},
            bounds={name: (meter.lowest, meter.highest) for name, meter in document.meters.items()},
        )

    def _shared(self, key: str) -> dict[str, None]:
        own = _keys(self._source.tree.plain, key)
        return dict.fromkeys([*(name for file in self._files for name in getattr(file, key)), *own])

    def _check_head(self) -> None:
        document, desk = self._document, self.scope.desk
        if document.scenario_format != "1":
            desk.error(("scenario_format",), "S021", "this program reads scenario_format 1", "Write `1`.")
        if document.edition < 1:
            desk.error(("edition",), "S008", "editions are counted from 1", "Write `1` or more.")
        if not document.summary:
            desk.warn(
                (),
                "S030",
                "the scenario has no summary yet",
                "Add `summary:`, two sentences for the library.",
            )
        self.scope.names.known("scene", document.opens_at, desk, ("opens_at",))
        drawing("places", document.place, self.scope, ("place",))
        for name, member in document.cast.items():
            drawing("portraits", member.portrait, self.scope, ("cast", name, "portrait"))
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
            opens_in = one.opens_in or procedure.opens_in
            if opens_in not in procedure.postures:
                steps = ("matters", name, "opens_in")
                known = did_you_mean(opens_in, procedure.postures)
                self.scope.desk.error(steps, "S012", f"unknown posture '{opens_in}'", known)
            matters[matter] = Matter(matter, one.title or in_words(name), procedure, ids.PostureId(opens_in))
        return matters

    def _conditions(self) -> None:
        """Build them in an order in which each comes after those it refers to; a circle is a problem."""
        waiting = dict(self._document.conditions)
        while waiting:
            ready = [n for n, one in waiting.items() if not _referred(one.when) & (waiting.keys() - {n})]
            ready = [n for n in ready if n not in _referred(waiting[n].when)]
            if not ready:
                name = next(iter(waiting))
                what = f"condition '{name}' refers to itself, straight or through others"
                self.scope.desk.at_key(
                    ("conditions", name), "S022", what, "Take one `holds` of the circle out."
                )
                return
            for name in ready:
                one = waiting.pop(name)
                when = build_guards(one.when, self.scope, ("conditions", name, "when"))
                self.scope.conditions[name] = HoldsCondition(ids.ConditionId(name), one.says, when)

    def _edition(self) -> Edition:
        digest = hashlib.sha256(repr(self._source.tree.plain).encode()).hexdigest()[:8]
        return Edition(self._document.edition, digest)

    def _words(self) -> Words:
        document = self._document
        return Words(
            title=document.title,
            summary=document.summary or "",
            role=document.role or "",
            disclaimer=document.disclaimer or "",
            language=document.language,
            currency=document.currency,
            minutes=document.minutes or 0,
            place=document.place or "",
            objectives={ids.ObjectiveId(name): text for name, text in document.objectives.items()},
        )

    def _meters(self) -> dict[ids.MeterId, Meter]:
        meters = {}
        for name, one in self._document.meters.items():
            if not one.lowest <= one.starts_at <= one.highest or one.lowest == one.highest:
                what = f"meter '{name}' starts at {one.starts_at}, outside {one.lowest} to {one.highest}"
                remedy = "Let `lowest` be less than `highest`, and `starts_at` between them."
                self.scope.desk.error(("meters", name, "starts_at"), "S008", what, remedy)
            shown_when = build_guards(one.shown_when, self.scope, ("meters", name, "shown_when"))
            better: Any = one.better
            meter = ids.MeterId(name)
            bounds = one.starts_at, one.lowest, one.highest
            meters[meter] = Meter(meter, one.label or in_words(name), *bounds, better, shown_when)
        return meters

    def _facts(self) -> dict[ids.FactId, Fact]:
        facts: dict[ids.FactId, Fact] = {}
        books = [(book.document.facts, None) for book in self._rule_books.values()]
        for written, own in [*books, (self._document.facts, True)]:
            for name, one in written.items():
                steps = ("facts", name, "cites")
                if own:
                    self.scope.names.all_known("authority", one.cites, self.scope.desk, steps)
                cites = tuple(map(ids.AuthorityId, one.cites))
                facts[ids.FactId(name)] = Fact(ids.FactId(name), one.label or in_words(name), cites)
        return facts

    def _arguments(self) -> dict[ids.ArgumentId, Argument]:
        arguments, desk = {}, self.scope.desk
        only = next(iter(self._document.matters)) if len(self._document.matters) == 1 else None
        for name, one in self._document.arguments.items():
            against = one.against or only
            if against is None:
                remedy = f"Add `against:` with one of: {', '.join(self._document.matters)}."
                desk.at_key(
                    ("arguments", name), "S017", f"against which order is argument '{name}' raised?", remedy
                )
            else:
                self.scope.names.known("matter", against, desk, ("arguments", name, "against"))
            cites = self.scope.names.all_known("authority", one.cites, desk, ("arguments", name, "cites"))
            argument = ids.ArgumentId(name)
            arguments[argument] = Argument(
                argument,
                one.label or in_words(name),
                ids.MatterId(against or ""),
                tuple(map(ids.AuthorityId, cites)),
            )
        return arguments

    def _deadlines(self) -> dict[ids.DeadlineId, str]:
        own = {
            ids.DeadlineId(name): one.label or in_words(name)
            for name, one in self._document.deadlines.items()
        }
        rules = (rule for matter in self.scope.matters.values() for rule in matter.procedure.deadlines)
        return {**{rule.id: rule.label for rule in rules}, **own}

    def _opening(self) -> Opening:
        document = self._document
        effects = build_effects(document.opens_with, self.scope, ("opens_with",))
        return Opening(ids.SceneId(document.opens_at), document.opens_on, effects)

    def _variants(self) -> dict[ids.VariantId, Variant]:
        variants = {}
        for name, one in self._document.variants.items():
            variant = ids.VariantId(name)
            effects = build_effects(one.opens_with, self.scope, ("variants", name, "opens_with"))
            variants[variant] = Variant(variant, one.title or in_words(name), effects)
        return variants

    def _sources(self) -> Sources:
        sources = Sources(exhibits=self._exhibits())
        for file in self._files:
            sources = Sources(
                {**sources.authorities, **authorities_of(file)},
                {**sources.glossary, **glossary_of(file)},
                {**sources.cast, **cast_of(file)},
                sources.exhibits,
            )
        return sources

    def _exhibits(self) -> dict[ids.ExhibitId, Exhibit]:
        exhibits = {}
        for name, one in self._document.exhibits.items():
            steps = ("exhibits", name)
            text = build_prose(one.text, self.scope, (*steps, "text"))
            cites = self.scope.names.all_known("authority", one.cites, self.scope.desk, (*steps, "cites"))
            exhibit = ids.ExhibitId(name)
            cited = tuple(map(ids.AuthorityId, cites))
            exhibits[exhibit] = Exhibit(exhibit, one.title, text, one.truth or "", cited)
        return exhibits

    def _renamed(self) -> dict[str, str]:
        for old, new in self._document.renamed.items():
            steps = ("renamed", old)
            if old.count(".") != new.count("."):
                remedy = "Write scene for scene, or `scene.choice` for `scene.choice`."
                self.scope.desk.error(
                    steps, "S012", f"'{new}' does not name the same kind of thing as '{old}'", remedy
                )
            elif "." in new:
                self.scope.choice(".".join(new.split(".")[:2]), steps)
            else:
                self.scope.names.known("scene", new, self.scope.desk, steps)
        return dict(self._document.renamed)


def _block(written: Any, key: str) -> dict[str, Plain]:
    """Answer with a block of keys inside another, as it was written; with an empty one where it is none."""
    part = written.get(key) if isinstance(written, dict) else None
    return part if isinstance(part, dict) else {}


def _keys(written: Any, key: str) -> tuple[str, ...]:
    return tuple(_block(written, key))


def _referred(guards: Iterable[Any]) -> set[str]:
    """Answer with the conditions that guards refer to, however deep."""
    found: set[str] = set()
    for guard in guards:
        if getattr(guard, "holds", None):
            found.add(guard.holds)
        found |= _referred(getattr(guard, "any", ()))
        found |= _referred(getattr(guard, "not_all", ()))
    return found

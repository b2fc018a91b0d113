"""A rule book to a procedure, bound to the matter that it governs."""

from game.content.building.prose import drawing
from game.content.building.scope import Scope
from game.content.documents.guards import build_guards
from game.content.documents.procedure import MoveDocument, PostureDocument, ProcedureDocument
from game.content.names import Desk, MatterNames, Names, in_words
from game.content.problems import Findings
from game.content.reading import Source
from game.content.tree import Steps
from game.model.ids import DeadlineId, MatterId, MoveId, PostureId
from game.model.procedure import DeadlineRule, Move, Posture, Procedure, Refusal, Station


def build_procedure(source: Source[ProcedureDocument], matter: MatterId, findings: Findings) -> Procedure:
    """Return the rule book bound to a matter; its problems stand at their places in its own file."""
    document = source.document
    scope = Scope(
        desk=Desk(source.tree, findings),
        names=Names(
            {
                "matter": (),
                "fact": document.facts,
                "authority": document.authorities,
                "term": document.glossary,
                "cast member": document.cast,
            }
        ),
        postures=MatterNames({matter: document.postures}),
        moves=MatterNames({matter: document.moves}),
        deadlines=MatterNames({matter: document.deadlines}),
        this=matter,
    )
    scope.desk.check_format("procedure_format", document.procedure_format)
    scope.standpoint(document.opens_in, ("opens_in",))
    for name, fact in document.facts.items():
        scope.cites(fact.cites, ("facts", name))
    return Procedure(
        id=source.path.stem,
        title=document.title,
        means=document.means or "",
        opens_in=PostureId(document.opens_in),
        postures={PostureId(name): _posture(name, one, scope) for name, one in document.postures.items()},
        moves={MoveId(name): _move(name, one, scope) for name, one in document.moves.items()},
        deadlines=tuple(_deadlines(document, scope)),
        stations=tuple(_stations(document, scope)),
    )


def _posture(name: str, document: PostureDocument, scope: Scope) -> Posture:
    return Posture(
        id=PostureId(name),
        label=document.label or in_words(name),
        means=document.means or "",
        once=document.once or "",
        sanctions=document.sanctions or "rest",
        closes_record=document.record == "closed",
        stayed=document.stayed,
        cites=scope.cites(document.cites, ("postures", name)),
    )


def _move(name: str, document: MoveDocument, scope: Scope) -> Move:
    steps: Steps = ("moves", name)
    for source, target in document.leads.items():
        scope.standpoint(source, (*steps, "from"))
        scope.standpoint(target, (*steps, "from", source))
    return Move(
        id=MoveId(name),
        matter=scope.this or MatterId(""),
        label=document.label or in_words(name),
        leads={PostureId(source): PostureId(target) for source, target in document.leads.items()},
        means=document.means or "",
        when=build_guards(document.when, scope, (*steps, "when")),
        within=scope.deadline(document.within, (*steps, "within")) if document.within else None,
        refusals=tuple(
            Refusal(
                one.says,
                build_guards(one.when, scope, (*steps, "refused", at, "when")),
                scope.cites(one.cites, (*steps, "refused", at)),
            )
            for at, one in enumerate(document.refused)
        ),
        cites=scope.cites(document.cites, steps),
    )


def _deadlines(document: ProcedureDocument, scope: Scope) -> list[DeadlineRule]:
    rules = []
    for name, one in document.deadlines.items():
        steps: Steps = ("deadlines", name, "starts_in")
        found = (scope.standpoint(posture, (*steps, i)) for i, posture in enumerate(one.starts_in))
        starts_in = frozenset(standpoint.posture for standpoint in found if standpoint)
        if one.time < 0:
            past = "a deadline cannot lie in the past"
            scope.error(("deadlines", name, "in"), "S008", past, "Write `0 days` or more.")
        deadline, label = DeadlineId(f"{scope.this}.{name}"), one.label or in_words(name)
        rules.append(DeadlineRule(deadline, label, one.time, starts_in))
    return rules


def _stations(document: ProcedureDocument, scope: Scope) -> list[Station]:
    """Return the stops of the map, or the postures as written where none are listed."""
    if not document.stations:
        shown = list(document.postures.items())[:7]
        return [Station(one.label or in_words(name), (PostureId(name),)) for name, one in shown]
    seen: set[str] = set()
    for index, station in enumerate(document.stations):
        drawing("stations", station.sign, scope, ("stations", index, "sign"))
        for posture in station.postures:
            steps = ("stations", index, "postures")
            if scope.standpoint(posture, steps) and posture in seen:
                twice = f"posture '{posture}' stands at two stations"
                scope.error(steps, "P004", twice, "Keep it at one of them.")
            seen.add(posture)
    for posture in document.postures:
        if posture not in seen:
            nowhere = f"posture '{posture}' stands at no station"
            remedy = "Put it into the station where the map should show it."
            scope.desk.warn(("postures", posture), "P005", nowhere, remedy)
    return [
        Station(one.label, tuple(map(PostureId, one.postures)), one.sign or "") for one in document.stations
    ]

"""A rule book to a procedure, bound to the matter that it governs."""

from game.content.building.names_of_books import names_of_books
from game.content.building.prose import drawing
from game.content.building.scope import Scope
from game.content.desk import Desk
from game.content.documents.guards import build_guards
from game.content.documents.procedure import MoveDocument, ProcedureDocument, TrackDocument
from game.content.names import Names, in_words
from game.content.problems import Findings
from game.content.reading import Source
from game.content.tree import Steps
from game.model.ids import DeadlineId, MatterId, MoveId, PostureId, TrackId
from game.model.procedure import DeadlineRule, Move, Posture, Procedure, Refusal, Station, Track


def build_procedure(source: Source[ProcedureDocument], matter: MatterId, findings: Findings) -> Procedure:
    """Return the rule book bound to a matter; its problems stand at their places in its own file."""
    document = source.document
    unread = () if source.whole else (matter,)
    postures, moves, deadlines = names_of_books({matter: (document, source.tree)}, unread)
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
        postures=postures,
        moves=moves,
        deadlines=deadlines,
        this=matter,
    )
    scope.desk.check_format("procedure_format", document.procedure_format)
    _check_tracks(document, scope)
    for name, fact in document.facts.items():
        scope.cites(fact.cites, ("facts", name))
    return Procedure(
        id=source.path.stem,
        title=document.title,
        means=document.means or "",
        tracks=tuple(_track(name, one, scope) for name, one in document.lines.items()),
        postures=_postures(document, scope),
        moves={MoveId(name): _move(name, one, document, scope) for name, one in document.moves.items()},
        deadlines=tuple(_deadlines(document, scope)),
    )


def _check_tracks(document: ProcedureDocument, scope: Scope) -> None:
    """Report what stands beside tracks instead of in one, and postures that stand in two."""
    for key in ("opens_in", "postures", "stations") if document.tracks else ():
        if getattr(document, key):
            what = f"this rule book has tracks, and `{key}` beside them"
            scope.desk.at_key((key,), "P011", what, f"Put `{key}` into the track that it belongs to.")
    homes: dict[str, str] = {}
    for name, track in document.tracks.items():
        for posture in track.postures:
            if homes.setdefault(posture, name) != name:
                what = f"posture '{posture}' stands in the tracks '{homes[posture]}' and '{name}'"
                remedy = "Give one of them another name, so that guards need not say which is meant."
                scope.desk.at_key(("tracks", name, "postures", posture), "P011", what, remedy)


def _track(name: str, document: TrackDocument, scope: Scope) -> Track:
    steps = _steps_of(name)
    own = scope.standpoint(document.opens_in, (*steps, "opens_in"))
    if own and document.opens_in not in document.postures:
        what = f"track '{name}' opens in '{document.opens_in}', which is a posture of another track"
        remedy = f"Write one of its own: {', '.join([*document.postures][:4])}."
        scope.error((*steps, "opens_in"), "P011", what, remedy)
    return Track(
        id=TrackId(name),
        label=document.label or in_words(name),
        opens_in=PostureId(document.opens_in),
        postures=tuple(map(PostureId, document.postures)),
        stations=tuple(_stations(document, scope, steps)),
    )


def _postures(document: ProcedureDocument, scope: Scope) -> dict[PostureId, Posture]:
    """Return the postures of all tracks."""
    found = {}
    for track, (line, within) in enumerate(document.lines.items()):
        for name, one in within.postures.items():
            found[PostureId(name)] = Posture(
                id=PostureId(name),
                label=one.label or in_words(name),
                means=one.means or "",
                once=one.once or "",
                sanctions=one.sanctions,
                closes_record=one.record == "closed",
                stayed=one.stayed,
                cites=scope.cites(one.cites, (*_steps_of(line), "postures", name)),
                track=track,
            )
    return found


def _steps_of(track: str) -> Steps:
    """Return where the keys of a track stand; the one without a name is the book itself."""
    return ("tracks", track) if track else ()


def _move(name: str, document: MoveDocument, book: ProcedureDocument, scope: Scope) -> Move:
    steps: Steps = ("moves", name)
    for key, pairs in (("from", document.leads), ("also", document.also)):
        for source, target in pairs.items():
            scope.standpoint(source, (*steps, key))
            scope.standpoint(target, (*steps, key, source))
    for index, posture in enumerate(document.needs):
        scope.standpoint(posture, (*steps, "needs", index))
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
        needs=frozenset(map(PostureId, document.needs)),
        also={PostureId(source): PostureId(target) for source, target in document.also.items()},
        tracks=_tracks_asked(document, book, scope, steps),
    )


def _tracks_asked(
    document: MoveDocument, book: ProcedureDocument, scope: Scope, steps: Steps
) -> tuple[int, ...]:
    """Return the tracks that a move leads in or needs; report pairs of two tracks, and one named twice."""
    # Of a posture that stands in two tracks, which is told by itself, the first counts.
    tracks = reversed([*enumerate(book.lines.values())])
    track_of = {name: at for at, one in tracks for name in one.postures}
    names = list(book.lines)
    for key, pairs in (("from", document.leads), ("also", document.also)):
        for source, target in pairs.items():
            both = track_of.keys() >= {source, target}  # One that is not declared is told by itself.
            if both and track_of[source] != track_of[target]:
                what = f"'{source}' is a posture of track '{names[track_of[source]]}', and '{target}' is not"
                scope.error((*steps, key, source), "P012", what, "Lead to a posture of the same track.")
    led = {track_of[one] for one in document.leads if one in track_of}
    needed = {track_of[one] for one in document.needs if one in track_of}
    changed = {track_of[one] for one in document.also if one in track_of}
    for key, again in (("needs", led & needed), ("also", changed & (led | needed))):
        for track in sorted(again):
            where = f"track '{names[track]}'" if names[track] else "the one track of the book"
            what = f"this move speaks of {where} in `{key}`, and asks for it elsewhere already"
            remedy = "Say it in `from` alone, with a pair for each posture that the move can be made in."
            if not names[track]:
                remedy = f"In a book without tracks `from` has it all: take `{key}` out, or write `tracks`."
            scope.error((*steps, key), "P012", what, remedy)
    return tuple(sorted(led | needed)) or (0,)


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


def _stations(document: TrackDocument, scope: Scope, inside: Steps) -> list[Station]:
    """Return the stops of a track on the map, or its postures as written where none are listed."""
    if not document.stations:
        shown = list(document.postures.items())[:7]
        return [Station(one.label or in_words(name), (PostureId(name),)) for name, one in shown]
    seen: set[str] = set()
    for index, station in enumerate(document.stations):
        drawing("stations", station.sign, scope, (*inside, "stations", index, "sign"))
        for posture in station.postures:
            steps = (*inside, "stations", index, "postures")
            if scope.standpoint(posture, steps) and posture not in document.postures:
                what = f"posture '{posture}' belongs to another track"
                scope.error(steps, "P012", what, "Show it among the stations of its own track.")
            elif posture in seen:
                twice = f"posture '{posture}' stands at two stations"
                scope.error(steps, "P004", twice, "Keep it at one of them.")
            seen.add(posture)
    for posture in document.postures:
        if posture not in seen:
            nowhere = f"posture '{posture}' stands at no station"
            remedy = "Put it into the station where the map should show it."
            scope.desk.warn((*inside, "postures", posture), "P005", nowhere, remedy)
    return [
        Station(one.label, tuple(map(PostureId, one.postures)), one.sign or "") for one in document.stations
    ]

"""The verbs for those who teach: class, receipt.

Everything that takes time to import is imported inside the verb that needs it.
"""

import secrets
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from game.verbs.command import Language, ScenarioName, put, spoken
from game.verbs.line import Positional, Switch, ValueOption, not_written, stop

if TYPE_CHECKING:
    from game.classroom.beginning import ClassBeginning
    from game.classroom.lesson import Lesson
    from game.classroom.room.play_on import OpenSite
    from game.classroom.session import Session


PlanName = Annotated[str, ValueOption("ID", "A plan of the case, such as `ninety`.")]
Seats = Annotated[int, ValueOption("N", "Rehearse with N simulated seats.", least=0, most=500)]
Fast = Annotated[bool, Switch("Rehearse all at once, without windows.")]
ReportFile = Annotated[Path | None, ValueOption("FILE", "Write the report there: .html, .csv or .json.")]
Chance = Annotated[int | None, ValueOption("N", "The seed of chance.")]
Headless = Annotated[bool, Switch("Hold it from a browser, without windows.")]
Host = Annotated[str, ValueOption("ADDRESS", "With --headless: the address at which the room is.")]
Section = Annotated[str, ValueOption("LABEL", "Which class it is, such as `Tuesday at ten`.")]
Sections = Annotated[
    Path | None, ValueOption("FOLDER", "Report on the classes exported there, side by side.")
]
PackFolder = Annotated[Path | None, ValueOption("FOLDER", "Write the pages to print for the class there.")]
Speed = Annotated[float, ValueOption("X", "How fast a rehearsal goes, 1 as in a room.", least=0.1, most=600)]
Teams = Annotated[int, ValueOption("N", "Let each of N teams play its own course.", least=0, most=8)]
Receipts = Annotated[bool, Switch("Offer whoever took part a receipt at the end.")]
Displays = Annotated[
    int | None,
    ValueOption("N", "1: one window with a strip; 2: two; else one for each display.", least=1, most=2),
]


def class_(
    scenario: ScenarioName,
    plan: PlanName = "fifty",
    rehearse: Seats = 0,
    fast: Fast = False,
    report: ReportFile = None,
    seed: Chance = None,
    pack: PackFolder = None,
    speed: Speed = 1.0,
    displays: Displays = None,
    headless: Headless = False,
    host: Host = "",
    section: Section = "",
    sections: Sections = None,
    language: Language = None,
    teams: Teams = 0,
    receipts: Receipts = False,
) -> None:
    """Run a class on a projector, with phones or raised hands; or rehearse one."""
    from game.classroom.beginning import ClassBeginning

    spoken_in = spoken(language)
    beginning = ClassBeginning(plan, rehearse, seed, section, spoken_in, teams, receipts)
    if pack is not None:
        _write_pack(_lesson(scenario, plan, spoken_in), pack)
    elif sections is not None:
        _compare(_lesson(scenario, plan, spoken_in), sections, report or Path("sections.html"))
    elif headless:
        _hold_headless(scenario, beginning, speed, host)
    elif host:
        stop("--host goes with --headless: the teacher's window asks at which address the room is")
    elif not fast:
        _hold_in_windows(scenario, beginning, speed, displays)
    elif not rehearse:
        stop("say how many simulated seats rehearse, with --rehearse N")
    else:
        _rehearse(_lesson(scenario, plan, spoken_in), beginning, report)


def _hold_in_windows(scenario: str, beginning: "ClassBeginning", speed: float, displays: int | None) -> None:
    from game.desktop.class_windows.start import ClassOptions, hold

    separate = None if displays is None else displays == 2
    hold(ClassOptions(scenario, beginning, speed, separate), _open_site(scenario))


def receipt(
    record: Annotated[Path, Positional("RECORD", "The `session.json` of a class.")],
    codes: Annotated[list[str], Positional("CODE", "A code that a student has handed in.")],
    language: Language = None,
) -> None:
    """Say of each receipt code whether it was taken in a class."""
    from game.classroom.report.receipts import receipts_in, was_taken
    from game.content.words import load_words

    words = load_words(spoken(language), also=["class"])
    if not record.is_file():
        stop(f"there is no file '{record}': name the session.json of an exported class")
    receipts = receipts_in(record)
    found = {code: was_taken(code, receipts) for code in codes}
    for code, taken in found.items():
        print(words(f"class.receipt.{'taken' if taken else 'unknown'}", code=code))
    print(words("class.receipt.means"))
    if not all(found.values()):
        raise SystemExit(1)


def _rehearse(lesson: "Lesson", beginning: "ClassBeginning", report: Path | None) -> None:
    """Rehearse a class at a stroke, print what it decided, and write its report."""
    from game.classroom.commands import CommandRefusal
    from game.classroom.rehearsing import SimulatedSeats, WordsOnP
    from game.classroom.rehearsing import rehearse as rehearsed
    from game.classroom.views.reading import WORDS_A_MINUTE
    from game.classroom.working import apply, begun

    drawn = secrets.randbelow(2**31) if beginning.seed is None else beginning.seed
    opened = begun(lesson, drawn, rehearsal=True, section=beginning.section)
    for command in beginning.settled():
        done = apply(opened, command)
        opened = opened if isinstance(done, CommandRefusal) else done
    counted = WordsOnP()
    session = rehearsed(opened, SimulatedSeats(beginning.seats, drawn), seen=counted.see)
    if report is not None:
        _write_report(session, report)
    _print_course(session)
    print(lesson.words("class.rehearsed_words", budget=WORDS_A_MINUTE))
    for line in counted.lines(session):
        print(line)


def _compare(lesson: "Lesson", folder: Path, file: Path) -> None:
    from game.classroom.report.sections import found_in, page

    if not folder.is_dir():
        stop(f"there is no folder '{folder}': name the one in which the exported classes lie")
    found = found_in(folder, lesson)
    put(page(lesson, found), file)
    print(lesson.words.counted("class.sections.found", len(found.sections)))
    for name, why in found.left_out:
        print(f"{name}: {why}")


def _write_pack(lesson: "Lesson", folder: Path) -> None:
    from game.classroom.pack import pack_pages, write_pages
    from game.pages.printing import NotPrintedError, browser, printed

    pages, program = pack_pages(lesson), browser()
    try:
        write_pages(pages, folder)
        done = printed(program, [folder / name for name in pages]) if program else ()
    except OSError as error:
        not_written(folder, error)
    except NotPrintedError:
        done = ()
    print(lesson.words("pack.written_as_pdf" if done else "pack.written", folder=folder))


def _lesson(scenario: str, plan: str, language: str) -> "Lesson":
    from game.classroom.lesson import lesson_of, load_aliases
    from game.content.library import Library
    from game.content.words import load_words

    words = load_words(language, also=["class", "seat", "class-pack"])
    return lesson_of(Library(language=language).load(scenario), plan, words, load_aliases())


def _hold_headless(scenario: str, beginning: "ClassBeginning", speed: float, host: str) -> None:
    """Hold a class from a browser; one that was broken off is gone on with."""
    from game.classroom.beginning import broken_off, gone_on
    from game.classroom.headless import HeadlessLaptop, hold
    from game.classroom.lesson import lesson_of, load_aliases
    from game.classroom.rehearsing import LiveRehearsal, SimulatedSeats
    from game.classroom.room.server import PhoneRoom
    from game.content.library import Library
    from game.content.words import load_words

    words = load_words(beginning.language, also=["class", "seat", "class-windows", "class-pack"])
    loaded = Library(language=beginning.language).load(scenario)
    lesson = lesson_of(loaded, beginning.plan, words, load_aliases())
    words = lesson.words
    found = broken_off(loaded) if not beginning.seats else None
    at_work = gone_on(found, lesson) if found else beginning.anew(loaded, lesson, None)
    seats = SimulatedSeats(beginning.seats, at_work.session.seed) if beginning.seats else None
    room = PhoneRoom(at_work, words, _open_site(scenario))
    try:
        laptop = HeadlessLaptop(at_work, words, room)
        for said in hold(laptop, host, LiveRehearsal(seats, speed) if seats else None):
            print(said, flush=True)
    finally:
        room.close()
        room.play_on.close()
        at_work.close()


def _open_site(scenario: str) -> "OpenSite | None":
    """Return what makes the case a site and serves it, or None where its runtime was never fetched."""
    from game.browser.runtime import at_hand
    from game.browser.serving import ServedSite
    from game.browser.site import SiteOptions, site_files
    from game.classroom.room.play_on import OpenedSite

    def opened(host: str) -> OpenedSite:
        served = ServedSite(site_files(SiteOptions((scenario,))))
        return OpenedSite(f"{served.open(host).url}/", served.close)

    return opened if at_hand() else None


def _write_report(session: "Session", file: Path) -> None:
    from game.classroom.report.building import report
    from game.classroom.report.exports import html, session_json, totals_csv
    from game.classroom.report.writing import weighed_courses

    today = datetime.now().astimezone().date()
    built = report(session, today, "teacher", weighed_courses(session))
    match file.suffix:
        case ".csv":
            put(totals_csv(built), file)
        case ".json":
            put(session_json(session, today.isoformat()), file)
        case _:
            put(html(session, built), file)


def _print_course(session: "Session") -> None:
    from game.classroom.views.decided import decided
    from game.classroom.views.teams import standings

    words = session.lesson.words
    print(f"{words('class.rehearsal')}: {session.lesson.scenario.words.title}, {len(session.seats)} seats")
    for one in session.decisions:
        print(f"{one.number}. {session.lesson.scenario.scenes[one.scene].title}: {decided(session, one)}")
    for team in standings(session):
        print(f"{words('class.team_course', team=team.team)}: {team.where}")
    ending = None if session.roads else session.lesson.case.ending(session.position)
    if ending:
        print(ending.title)

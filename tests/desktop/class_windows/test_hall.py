"""What T works with: pages of P that begin anew, a door that shows a new address, files that are written."""

import time
from types import SimpleNamespace

import pytest

from game import places
from game.classroom import commands as ask
from game.classroom.report import writing
from game.classroom.room.door import Address
from game.classroom.room.play_on import PlayOn
from game.desktop.class_windows import hall
from game.errors import GameError
from tests.desktop.class_windows.classes import Rehearsed, words


def test_p_turns_to_its_first_page_once_the_class_goes_on_and_no_longer_shows_the_door():
    rehearsed = Rehearsed()
    rehearsed.hall.pages = 4
    rehearsed.hall.turn(1)
    rehearsed.hall.turn(1)
    rehearsed.hall.tick()
    assert rehearsed.hall.page == 2

    rehearsed.hall.settled = hall.ProjectorSettings(door="asked")
    rehearsed.first()
    rehearsed.hall.tick()

    assert rehearsed.hall.page == 0
    assert not rehearsed.hall.settled.door


def test_pages_are_turned_no_further_than_they_go():
    rehearsed = Rehearsed()
    rehearsed.hall.pages = 2
    for way, page in ((-1, 0), (1, 1), (1, 1)):
        rehearsed.hall.turn(way)
        assert rehearsed.hall.page == page


def test_p_says_that_the_address_has_changed_only_once_the_class_has_begun():
    rehearsed = Rehearsed()
    rehearsed.hall.room = SimpleNamespace(
        open=lambda host: Address(host, 8321),
        address=None,
        close=lambda: None,
        controlled="",
        play_on=PlayOn(),
    )
    doors = []
    for host in ("192.168.1.20", "10.0.0.4"):
        rehearsed.hall.open_room(host)
        doors.append(rehearsed.hall.settled.door)
    rehearsed.first()
    for host in ("10.0.0.4", "192.168.1.20"):
        rehearsed.hall.open_room(host)
        doors.append(rehearsed.hall.settled.door)

    assert doors == ["", "", "", "moved"]


def test_the_report_is_written_in_both_copies_with_the_totals_of_the_students(tmp_path, monkeypatch):
    monkeypatch.setattr(places, "exports", lambda: (tmp_path / "none" / "such", tmp_path))
    monkeypatch.setattr(writing, "write_pages", writes_into(tmp_path))
    monkeypatch.setattr(writing, "totals_csv", lambda report: report.head.copy)
    folder = writing.saved(Rehearsed(seats=3).session)

    assert sorted(one.name for one in folder.iterdir()) == [
        "questions-qti.zip",
        "questions.gift",
        "report-students.html",
        "report-teacher.html",
        "session.json",
        "totals.csv",
    ]
    assert (folder / "totals.csv").read_text("utf-8") == "Report of a class, students’ copy"
    assert folder.parent == tmp_path


@pytest.mark.page
def test_the_report_and_the_pack_follow_as_pdf_where_a_browser_is_at_hand_and_else_t_says_so(
    tmp_path, monkeypatch
):
    monkeypatch.setattr(places, "exports", lambda: (tmp_path,))
    monkeypatch.setattr("game.desktop.class_windows.hall.pack_pages", lambda _: {"card.html": "<p>A</p>"})
    (tmp_path / "report-students.html").write_text("<p>B</p>", "utf-8")
    held = Rehearsed().hall
    held.save, held.print = lambda _: tmp_path, hall.printed
    assert "a PDF of each page follows" in held.print_pack()
    until(lambda: held.of_pdf() == "Each page lies there as PDF, too.")
    assert next(tmp_path.rglob("card.pdf")).read_bytes().startswith(b"%PDF")
    held.do(ask.Skip(1, "closed", sure=True))
    held.end(ask.End("exported"))
    assert held.of_pdf() == "PDF files are being made beside the pages."
    until(lambda: held.of_pdf() == "Each page lies there as PDF, too.")
    assert (tmp_path / "report-students.pdf").is_file()

    monkeypatch.setattr("game.pages.printing.browser", lambda: None)
    without = Rehearsed()
    without.hall.print = hall.printed
    without.press(words()("class.t.print"))
    seen = without.mirror()
    assert any("open each page in a browser and print it" in line for line in seen)
    assert any("No Chromium, Chrome or Edge was found" in line for line in seen)


def until(holds):
    ends = time.monotonic() + 120
    while not holds():
        assert time.monotonic() < ends
        time.sleep(0.05)


def writes_into(only):
    """Write pages where a folder is allowed, and fail as a full disk would elsewhere."""
    write = writing.write_pages

    def written(texts, folder):
        if folder.parent != only:
            raise OSError(28, "No space left on device")
        return write(texts, folder)

    return written


def test_where_no_folder_takes_the_report_the_reason_is_given(tmp_path, monkeypatch):
    monkeypatch.setattr(places, "exports", lambda: (tmp_path / "none",))
    monkeypatch.setattr(writing, "write_pages", writes_into(tmp_path))

    with pytest.raises(GameError, match="no folder takes the report: No space left on device"):
        writing.saved(Rehearsed().session)

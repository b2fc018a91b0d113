"""Receipts of taking part: a code on one phone, its digest in the record, and nothing of any vote."""

import json
import re
import signal
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from game import verbs
from game.classroom import commands as ask
from game.classroom.at_work import ClassAtWork
from game.classroom.beginning import ClassBeginning
from game.classroom.journal.keeping import Journal, read_journal, recovered
from game.classroom.journal.lines import JournalOpening
from game.classroom.keys import digest, receipt_code, seat_secrets
from game.classroom.report.building import report
from game.classroom.report.exports import html, session_json, totals_csv
from game.classroom.report.receipts import receipts_in, was_taken
from game.classroom.room.server import PhoneRoom
from game.classroom.views.controls import TeacherControls, command_of
from game.classroom.views.public import ViewContext, projector_view
from game.classroom.views.teacher import teacher_view
from game.classroom.working import begun
from tests.classroom.report.test_report import DAY
from tests.classroom.room.conftest import CODE, Open
from tests.classroom.rooms import HARBOUR, plain
from tests.classroom.rooms import lesson as small

ROOT = Path(__file__).parent.parent.parent.parent
PRINTED = re.compile(r"[A-Z2-9]{4}(?:-[A-Z2-9]{4}){2}")


def at_the_end(opened, *, offered=True, voted=True):
    """Let three phones in, of which two vote, and bring the class to its last question."""
    if offered:
        opened.do(ask.OfferReceipts())
    phones = [opened.phone() for _ in range(3)]
    opened.go_to("first-poll")
    for phone in phones[: 2 if voted else 0]:
        phone.look().fill(letter="B")
    opened.go_to("question-after")
    opened.do(ask.Show(1))
    return [phone.look() for phone in phones]


def taken(phone):
    """Take a receipt by the button of a page, and give its code."""
    number = next(at for at, form in enumerate(phone.forms) if form.action == "/receipt")
    phone.fill(number)
    return PRINTED.search(phone.text)[0]


def test_a_code_has_58_bits_follows_from_its_token_alone_and_no_two_are_alike():
    tokens = [seat_secrets().token for _ in range(2_000)]
    codes = {receipt_code(token) for token in tokens}

    assert len(codes) == len(tokens)
    assert all(PRINTED.fullmatch(code) for code in codes)
    assert len({sign for code in codes for sign in code} - {"-"}) ** 12 > 2**58
    assert receipt_code(tokens[0]) == receipt_code(tokens[0])


def test_s21_who_took_part_takes_a_receipt_by_a_button_and_every_look_shows_the_same(opened):
    first, second, silent = at_the_end(opened)
    assert "Take a receipt" in first.text
    assert "receipt" not in silent.html
    code = taken(first)

    assert PRINTED.search(first.look().text)[0] == code
    assert opened.session.receipts == {digest(code)}
    assert "/receipt" not in first.html
    opened.go_to("closed")
    assert PRINTED.search(first.look().text)[0] == code
    assert "You may close this page" in first.text
    assert "You may close this page" not in second.look().text
    assert taken(second) != code
    assert "receipt" not in silent.look().html
    token = dict(first.look("/help").forms[0].fields)["token"]
    for _ in range(2):
        first.web.post("/receipt", data={"token": token})
    assert len(opened.session.receipts) == 2


@pytest.mark.parametrize("phase", ["first-poll", "debrief"])
def test_no_receipt_is_offered_before_the_end_or_where_the_teacher_offers_none(opened, words, phase):
    opened.do(ask.OfferReceipts())
    phone = opened.phone()
    opened.go_to("first-poll")
    phone.look().fill(letter="A")
    opened.go_to(phase)
    token = dict(phone.look().forms[0].fields)["token"]
    assert "Take a receipt" not in phone.text
    answer = phone.web.post("/receipt", data={"token": token})
    assert (answer.status_code, opened.session.receipts) == (409, frozenset())
    assert words("class.refused.no_receipts") in answer.text


def test_receipts_are_off_until_they_are_offered_in_the_tab_or_by_the_command(opened):
    phones = at_the_end(opened, offered=False)
    assert not [phone for phone in phones if "receipt" in phone.html]
    room = opened.session
    labels = [
        one.label for group in TeacherControls(room, room.lesson.words).rules() for one in group.controls
    ]
    assert "Offer a receipt of taking part at the end" in labels
    opened.do(command_of(room, 0, "receipts:"))
    assert [("Take a receipt" in phone.look().text) for phone in phones] == [True, True, False]
    opened.do(command_of(opened.session, 0, "receipts:"))
    assert "receipt" not in phones[0].look().html

    assert not begun(small(), 1).settings.receipts
    assert ClassBeginning("fifty", receipts=True).settled() == (ask.OfferReceipts(),)
    assert ClassBeginning("fifty").settled() == ()


def test_s11_a_receipt_is_given_to_a_seat_by_its_own_form_alone(opened):
    first, second, silent = at_the_end(opened)
    theirs = dict(next(form for form in first.forms if form.action == "/receipt").fields)

    assert opened.phone(join=False).web.post("/receipt", data=theirs).status_code == 401
    assert second.web.post("/receipt", data=theirs).status_code == 403
    token = dict(silent.look("/help").forms[0].fields)["token"]
    assert silent.web.post("/receipt", data={"token": token}).status_code == 409
    assert opened.session.receipts == frozenset()


def test_a_seat_that_is_taken_up_on_another_phone_keeps_its_code_and_has_no_second_one(opened):
    first, *_ = at_the_end(opened)
    code = taken(first)
    key = re.search(r"<strong>(\w{8})</strong></p>\s*</footer>", first.html)[1]
    other = opened.phone(join=False)
    other.look("/back").fill(key=key)

    assert PRINTED.search(other.look().text)[0] == code
    assert opened.session.receipts == {digest(code)}


def test_what_a_receipt_is_stands_in_no_file_on_no_other_screen_and_beside_no_seat(words, tmp_path):
    opening = JournalOpening("northgate-warrant", str(HARBOUR), "3", "fifty", 7)
    work = ClassAtWork(begun(small(), 7), Journal.begin(tmp_path, opening))
    opened = Open.__new__(Open)
    opened.at_work, opened.room = work, PhoneRoom(work, words)
    opened.address, opened.phones, opened.minutes = opened.room.open("127.0.0.1", 0), [], 0
    opened.do(ask.OpenRoom(CODE))
    try:
        first, second, silent = at_the_end(opened)
        others = [(phone, phone.version) for phone in (second, silent)]
        shown = plain(projector_view(opened.session, ViewContext()))
        code = taken(first)
        for phone, version in others:
            assert phone.web.get(f"/look?version={version}").status_code == 204
        assert plain(projector_view(opened.session, ViewContext())) == shown
        journal = next(tmp_path.glob("*.journal")).read_text("utf-8")
        [line] = [line for line in journal.splitlines() if "TakeReceipt" in line]
        assert json.loads(line)[3] == {"do": "TakeReceipt", "digest": digest(code)}
        seen = teacher_view(opened.session, ViewContext())
        assert "Receipts taken: 1." in " ".join(seen.notes.says)
        built = report(opened.session, DAY, "teacher")
        record = session_json(opened.session, DAY.isoformat())
        texts = (
            journal,
            record,
            html(opened.session, built),
            totals_csv(built),
            repr(seen),
            repr(opened.session),
        )
        for secret in (code, code.replace("-", ""), first.web.cookies["seat"]):
            assert not [text[:80] for text in texts if secret in text]
        assert json.loads(record)["receipts"] == [digest(code)]
    finally:
        opened.close()
        work.close()


_KILLED = """
import os, signal, sys
from pathlib import Path
from game.classroom import commands as ask
from game.classroom.at_work import ClassAtWork
from game.classroom.journal.keeping import Journal
from game.classroom.journal.lines import JournalOpening
from game.classroom.keys import digest, receipt_code
from game.classroom.working import begun
from tests.classroom.rooms import HARBOUR, lesson

opening = JournalOpening("northgate-warrant", str(HARBOUR), "3", "fifty", 1)
work = ClassAtWork(begun(lesson(), 1), Journal.begin(Path(sys.argv[1]), opening))
for command in (ask.OfferReceipts(), ask.OpenRoom("418207"), ask.Join(digest("a" * 43), digest("KEYKEYKE"))):
    work.do(command)
at = 0
while work.session.phase != "question-after":
    at += 1
    if work.session.phase == "first-poll" and work.session.here.decision == 1:
        work.do(ask.Vote(1, "1.first", "B"))
    work.do(ask.Next(at, sure=True))
    if work.session.phase == "reveal":
        work.do(ask.Skip(at, "history", sure=True))
work.do(ask.TakeReceipt(digest(receipt_code("a" * 43))))
os.kill(os.getpid(), signal.SIGKILL)
"""


def test_a_phone_shows_its_code_again_after_a_kill(words, tmp_path):
    done = subprocess.run([sys.executable, "-c", _KILLED, str(tmp_path)], cwd=ROOT, check=False)
    assert done.returncode == -signal.SIGKILL
    back = recovered(read_journal(next(tmp_path.glob("*.journal"))), small())
    assert back.bad is None
    work = ClassAtWork(back.session, back.journal)
    room = PhoneRoom(work, words)
    opened = Open.__new__(Open)
    opened.at_work, opened.room, opened.phones = work, room, []
    opened.address = room.open("127.0.0.1", 0)
    try:
        phone = opened.phone(join=False)
        phone.web.cookies.set("seat", "a" * 43, domain="127.0.0.1")
        assert receipt_code("a" * 43) in phone.look().text
    finally:
        opened.close()
        work.close()


def recorded(folder, *codes):
    session = replace(begun(small(), 1), receipts=frozenset(map(digest, codes)))
    file = folder / "session.json"
    file.write_text(session_json(session, DAY.isoformat()), "utf-8")
    return file


def test_the_verb_says_of_each_code_whether_it_was_taken_and_what_that_does_not_show(tmp_path, capsys):
    code, other = (receipt_code(one) for one in ("one", "two"))
    file = recorded(tmp_path, code, other)
    verbs.run(["receipt", str(file), code, other.lower().replace("-", " - ")])
    told = capsys.readouterr().out
    assert f"{code}: took part" in told
    assert told.count("took part") == 2
    assert "It does not show who held it, how it voted" in told

    with pytest.raises(SystemExit) as ended:
        verbs.run(["receipt", str(file), code, "AAAA-BBBB-CCCC", "", "x" * 400])
    told = capsys.readouterr().out
    assert ended.value.code == 1
    assert "AAAA-BBBB-CCCC: not in this class" in told
    assert told.count("not in this class") == 3
    verbs.run(["receipt", str(file), code, "--language", "de"])
    assert f"{code}: hat teilgenommen" in capsys.readouterr().out


@pytest.mark.parametrize(
    "text", ["", "[]", "{}", '{"report_format": 1}', '{"report_format": 2, "receipts": []}', "\xff"]
)
def test_what_is_no_record_of_a_class_is_told_in_a_sentence(tmp_path, text):
    file = tmp_path / "session.json"
    file.write_text(text, "latin-1")
    program = [sys.executable, "-m", "game", "receipt", str(file), "AAAA-BBBB-CCCC"]
    done = subprocess.run(program, cwd=ROOT, capture_output=True, text=True, check=False)

    assert (done.returncode, done.stdout) == (1, "")
    assert "is no record of a class" in done.stderr
    assert "Traceback" not in done.stderr
    missing = subprocess.run(
        [*program[:4], "nope.json", "A"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert missing.returncode == 2


def test_a_class_in_which_nobody_took_one_knows_no_code(tmp_path):
    receipts = receipts_in(recorded(tmp_path))
    assert receipts == frozenset()
    assert not was_taken("AAAA-BBBB-CCCC", receipts)

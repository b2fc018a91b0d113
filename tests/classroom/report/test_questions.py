"""The questions as learning platforms import them: by their structure, by the schema, by another parser.

The schema is asked where `QTI_XSD` names a copy of `imsqti_v2p1.xsd` (1EdTech), beside those that it
imports, and lxml is installed; the parser of GIFT is asked where pygiftparser is installed.
"""

import io
import os
from pathlib import Path
from xml.etree import ElementTree as ET
from zipfile import ZipFile

import pytest

from game.classroom.report.questions import ClosedQuestion, _in_gift, gift, qti, questions_of
from tests.classroom.rooms import lesson

NAMES = {"qti": "http://www.imsglobal.org/xsd/imsqti_v2p1", "cp": "http://www.imsglobal.org/xsd/imscp_v1p1"}


def opened(case):
    """Return the files of the package of a case, by name."""
    with ZipFile(io.BytesIO(qti(lesson("fifty", case)))) as package:
        assert package.testzip() is None
        return {name: package.read(name) for name in package.namelist()}


def test_a_package_of_qti_has_an_item_for_each_question_with_one_right_answer_and_why():
    files, questions = opened("yahoo-belgium"), list(questions_of(lesson("fifty", "yahoo-belgium")))
    manifest = ET.fromstring(files.pop("imsmanifest.xml"))
    assert len(questions) == len(files) > 4
    assert [one.get("href") for one in manifest.iterfind(".//cp:file", NAMES)] == list(files)
    for one in questions:
        item = ET.fromstring(files[f"{one.name}.xml"])
        choices = item.iterfind(".//qti:simpleChoice", NAMES)
        assert {each.get("identifier"): each.text for each in choices} == one.answers
        assert item.findtext(".//qti:correctResponse/qti:value", None, NAMES) == one.right
        assert item.findtext("qti:modalFeedback", None, NAMES) == one.why
        assert "*" not in one.why + one.ask


def test_the_same_questions_are_the_same_package():
    assert qti(lesson()) == qti(lesson())


@pytest.mark.skipif("QTI_XSD" not in os.environ, reason="QTI_XSD names no copy of imsqti_v2p1.xsd")
@pytest.mark.parametrize("case", ["microsoft-ireland", "yahoo-belgium", "first-steps"])
def test_every_item_holds_to_the_schema_of_qti_2_1(case):
    etree = pytest.importorskip("lxml.etree")
    schema = etree.XMLSchema(etree.parse(Path(os.environ["QTI_XSD"])))
    for name, text in opened(case).items():
        if name != "imsmanifest.xml":
            assert schema.validate(etree.fromstring(text)), schema.error_log.last_error


@pytest.mark.parametrize("case", ["microsoft-ireland", "yahoo-belgium", "first-steps"])
def test_a_package_of_qti_is_read_by_another_program(case):
    reader = pytest.importorskip("qti_convert", reason="pip install citolab-qti-convert")
    read = dict(reader.upgrade_package(qti(lesson("fifty", case))).files)
    items = [text for name, text in read.items() if name != "imsmanifest.xml"]
    texts = [one.decode() if isinstance(one, bytes) else one for one in items]

    assert len(texts) == len(list(questions_of(lesson("fifty", case))))
    assert all(
        text.count("<qti-correct-response>") == text.count("<qti-modal-feedback ") == 1 for text in texts
    )


def test_no_sign_of_gift_in_a_text_is_read_as_one():
    one = ClosedQuestion("a", "a: b", "Is {x} = y?", {"A": "~1", "B": "#2"}, "B", "c:\\d")

    assert _in_gift(one).splitlines() == [
        *("::a\\: b::[plain]Is \\{x\\} \\= y? {", "  ~\\~1", "  =\\#2", "  ####c\\:\\\\d", "}"),
    ]


@pytest.mark.parametrize("case", ["microsoft-ireland", "yahoo-belgium", "first-steps"])
def test_gift_is_read_by_another_parser(case):
    parser = pytest.importorskip("pygiftparser.parser", reason="pygiftparser is not installed")
    questions, taught = parser.parseFile(io.StringIO(gift(lesson("fifty", case)))), lesson("fifty", case)
    for read, one in zip(questions, questions_of(taught), strict=True):
        assert read.valid
        assert len(read.answers.answers) == len(one.answers)

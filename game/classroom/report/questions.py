"""The questions before and after as learning platforms import them: GIFT, and a package of QTI 2.1."""

import io
from collections.abc import Iterator
from typing import NamedTuple
from xml.etree.ElementTree import Element, SubElement, indent, tostring
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from game.classroom.lesson import Lesson
from game.classroom.polls import LETTERS
from game.classroom.views.wording import ClassWording
from game.pages.prose import Notes

_GIFT_SIGNS = frozenset("~=#{}:\\")
_QTI = "http://www.imsglobal.org/xsd/imsqti_v2p1"
_PACKAGE = "http://www.imsglobal.org/xsd/imscp_v1p1"
_XML = "http://www.w3.org/XML/1998/namespace"
# Every package of the same questions is the same file.
_LONG_AGO = (1980, 1, 1, 0, 0, 0)


class ClosedQuestion(NamedTuple):
    """A question with its answers by letter, the letter of the right one, and why it is right."""

    name: str
    title: str
    ask: str
    answers: dict[str, str]
    right: str
    why: str


def questions_of(lesson: Lesson) -> Iterator[ClosedQuestion]:
    """Yield the questions of every misconception with the mask lifted, those before and those after."""
    wording, notes = ClassWording.of_lesson(lesson, lifted=True), Notes(lesson.scenario)

    def plain(text: str) -> str:
        return notes.plain(wording.text(text))

    for name, one in lesson.scenario.teaching.misconceptions.items():
        for when, asked in (("before", one.before), ("after", one.after)):
            if asked is not None:
                answers = dict(zip(LETTERS, map(plain, asked.answers.values()), strict=False))
                right = LETTERS[tuple(asked.answers).index(asked.right)]
                why = plain(f"{one.in_fact} {one.because}")
                yield ClosedQuestion(
                    f"{name}-{when}", f"{name} {when}", plain(asked.ask), answers, right, why
                )


def gift(lesson: Lesson) -> str:
    """Return the questions in GIFT, as Moodle describes it."""
    return "\n\n".join(map(_in_gift, questions_of(lesson))) + "\n"


def _in_gift(one: ClosedQuestion) -> str:
    answers = (
        f"  {'=' if letter == one.right else '~'}{_escaped(text)}" for letter, text in one.answers.items()
    )
    head = f"::{_escaped(one.title)}::[plain]{_escaped(one.ask)} {{"
    return "\n".join((head, *answers, f"  ####{_escaped(one.why)}", "}"))


def _escaped(text: str) -> str:
    """Return a text in which no character means anything to GIFT."""
    return "".join(f"\\{one}" if one in _GIFT_SIGNS else one for one in " ".join(text.split()))


def qti(lesson: Lesson) -> bytes:
    """Return the questions as a package of QTI 2.1: a manifest, and an item for each question."""
    files, written = {"imsmanifest.xml": _manifest(lesson)}, io.BytesIO()
    language = lesson.scenario.words.language
    files |= {f"{one.name}.xml": _item(one, language) for one in questions_of(lesson)}
    with ZipFile(written, "w", ZIP_DEFLATED) as package:
        for name, root in files.items():
            indent(root)
            package.writestr(ZipInfo(name, _LONG_AGO), tostring(root, "utf-8", xml_declaration=True))
    return written.getvalue()


def _manifest(lesson: Lesson) -> Element:
    root = Element("manifest", {"xmlns": _PACKAGE, "identifier": f"questions-{lesson.scenario.id}"})
    metadata = SubElement(root, "metadata")
    SubElement(metadata, "schema").text = "QTIv2.1 Package"
    SubElement(metadata, "schemaversion").text = "1.0.0"
    SubElement(root, "organizations")
    resources = SubElement(root, "resources")
    for one in questions_of(lesson):
        file, kind = f"{one.name}.xml", "imsqti_item_xmlv2p1"
        item = SubElement(resources, "resource", {"identifier": one.name, "type": kind, "href": file})
        SubElement(item, "file", {"href": file})
    return root


def _item(one: ClosedQuestion, language: str) -> Element:
    """Return a question as an item: one answer is chosen, and after it is shown why which one is right."""
    named = {"identifier": one.name, "title": one.title, "adaptive": "false", "timeDependent": "false"}
    root = Element("assessmentItem", {"xmlns": _QTI, **named, f"{{{_XML}}}lang": language})
    response = SubElement(root, "responseDeclaration", _declared("RESPONSE", "identifier"))
    SubElement(SubElement(response, "correctResponse"), "value").text = one.right
    score = SubElement(root, "outcomeDeclaration", _declared("SCORE", "float"))
    SubElement(SubElement(score, "defaultValue"), "value").text = "0"
    SubElement(root, "outcomeDeclaration", _declared("FEEDBACK", "identifier"))
    asked = {"responseIdentifier": "RESPONSE", "shuffle": "true", "maxChoices": "1"}
    choices = SubElement(SubElement(root, "itemBody"), "choiceInteraction", asked)
    SubElement(choices, "prompt").text = one.ask
    for letter, text in one.answers.items():
        SubElement(choices, "simpleChoice", {"identifier": letter}).text = text
    _process(SubElement(root, "responseProcessing"))
    told = {"outcomeIdentifier": "FEEDBACK", "identifier": "WHY", "showHide": "show"}
    SubElement(root, "modalFeedback", told).text = one.why
    return root


def _declared(name: str, kind: str) -> dict[str, str]:
    return {"identifier": name, "cardinality": "single", "baseType": kind}


def _process(processing: Element) -> None:
    """Write that the right answer scores 1, and that any answer brings the reason."""
    right = SubElement(SubElement(processing, "responseCondition"), "responseIf")
    match = SubElement(right, "match")
    SubElement(match, "variable", {"identifier": "RESPONSE"})
    SubElement(match, "correct", {"identifier": "RESPONSE"})
    for parent, name, kind, value in (
        (right, "SCORE", "float", "1"),
        (processing, "FEEDBACK", "identifier", "WHY"),
    ):
        outcome = SubElement(parent, "setOutcomeValue", {"identifier": name})
        SubElement(outcome, "baseValue", {"baseType": kind}).text = value

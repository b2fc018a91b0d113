"""Slips of an author who knows the law and no programming: each is told once, at its line, with a remedy."""

import shutil

import pytest

from game.content.words import load_words
from game.proof.checks import check
from game.proof.findings import CheckOptions
from tests.builders import ROOT
from tests.messages import faults

CASES = {
    "first-steps": ROOT / "scenarios" / "first-steps",
    "county-subpoena": ROOT / "tests" / "cases" / "county-subpoena",
}
STEPS, GERMAN = "first-steps/scenario.yaml", "first-steps/de/scenario.texts.yaml"
COUNTY, BOOK = "county-subpoena/scenario.yaml", "county-subpoena/procedures/county-subpoena.yaml"
PLAY = "county-subpoena/playbooks/at-rest.yaml"
ANSWERS = (
    "answers: {criminal: A criminal sentence, civil: A civil sanction that obeying ends, "
    "damages: Damages for the customer}"
)
SAID = """- {engineer: "Four seconds. It's only Norway."}"""
COMMA = "Put straight quotes around text that has a comma: inside `{...}` a comma ends the text."
FROM = "  - from: The paper warrant\n"


@pytest.mark.parametrize(
    "slip",
    [
        (STEPS, "fifty: {minutes: 50,", "fifty: {minutes: fifty minutes,", "Write `50`, digits alone."),
        (STEPS, "fifty: {minutes: 50,", "fifty: {minutes: 0:50,", "Write `50`, as minutes are counted."),
        (STEPS, "decisions: [service,", "decisions: [Two pages by fax,", "Did you mean 'service'?"),
        (
            *(STEPS, "decisions: [service, ordered]", "decisions: [service, quiet-file]"),
            "Plan a scene in which something can be chosen.",
        ),
        (
            *(STEPS, "decisions: [service,", "decisions: [service.call-her,"),
            "Write `service`: here a scene is named, without a choice.",
        ),
        (
            *(STEPS, "asks: appeal-any-order", "asks: An order to produce can simply be appealed."),
            "Did you mean 'appeal-any-order'?",
        ),
        (STEPS, "right: civil", "right: A civil sanction that obeying ends", "Did you mean 'civil'?"),
        (
            *(STEPS, ANSWERS, "answers: [A criminal sentence, A civil sanction]"),
            "Give each a name of its own, such as `{first: A criminal sentence, second: ...}`.",
        ),
        (
            *(STEPS, SAID, """- engineer says: "Four seconds." """),
            "Write `engineer` where this person speaks.",
        ),
        (STEPS, SAID, "- TILDA: Four seconds.", "Did you mean 'engineer'?"),
        (STEPS, SAID, """- {Tilda Renn: "Four seconds."}""", "Write `engineer` where this person speaks."),
        (STEPS, "because: You called before", "because: You called, at nine, before", COMMA),
        (
            STEPS,
            "meter: standing, by: 10",
            "meter: Standing with the court, by: 10",
            "Did you mean 'standing'?",
        ),
        (STEPS, "takes: 4 days", "takes: four days", "Write `4 days`."),
        (
            *(STEPS, "takes: 4 days", "takes: until 20 September 2013"),
            "Take this key out, and write `until: 2013-09-20`.",
        ),
        (STEPS, "goes_to: quiet-file", "goes_to: The quiet file", "Did you mean 'quiet-file'?"),
        (STEPS, "cites: [usc-2703-e]", "cites: 18 U.S.C. § 2703(e)", "Did you mean 'usc-2703-e'?"),
        (
            *(STEPS, "cites: [usc-2703-e]", "cites: [usc-2703-e, p. 5]"),
            "Put a pin behind its authority, without a comma: `ID at 5`.",
        ),
        (STEPS, "[the-fax]", '["The warrant, page two"]', "Did you mean 'the-fax'?"),
        (STEPS, "opens_on: 2013-09-09", "opens_on: 9/30/2013", "Write `2013-09-30`."),
        (GERMAN, "- from: The paper warrant", "- von: The paper warrant", "Did you mean 'from'?"),
        (GERMAN, "to: Der Beschluss auf", "nach: Der Beschluss auf", "Did you mean 'to'?"),
        (GERMAN, "texts:\n", "text:\n", "Did you mean 'texts'?"),
        (GERMAN, FROM, FROM + "    to: Anders\n" + FROM, "Keep one of them: the last one is shown."),
        (
            *(BOOK, "from: {ordered: in-contempt, threatened: carried-out}", "from: [ordered, threatened]"),
            "Write each with the posture to which it leads: `{ordered: ..., threatened: ...}`.",
        ),
        (
            *(BOOK, "from: {not-appealed: pending}", "from: not-appealed -> pending"),
            "Write `{not-appealed: pending}`.",
        ),
        (BOOK, "in: 30 days,", "in: thirty (30) days,", "Write `30 days`."),
        (BOOK, "needs: ordered}", "needs: Order outstanding}", "Did you mean 'ordered'?"),
        (BOOK, "postures.served, ", "served, ", "Did you mean 'postures.served'?"),
        (PLAY, "odds: 100", "odds: 100 percent", "Write `100`."),
    ],
)
def test_a_slip_is_told_once_at_its_line_with_what_to_write(tmp_path, slip):
    file, meant, written, remedy = slip
    name = file.partition("/")[0]
    shutil.copytree(CASES[name], tmp_path / name)
    path = tmp_path / file
    text = path.read_text("utf-8")
    assert meant in text
    path.write_text(text.replace(meant, written, 1), "utf-8")

    found = check([tmp_path / name], load_words(), CheckOptions(limit=0)).problems
    (problem,) = [one for one in found if one.code != "L005"]

    line = text[: text.index(meant)].count("\n") + 1
    assert problem.place.path.name == path.name
    assert line <= problem.place.line <= line + written.count("\n")
    assert problem.remedy == remedy
    assert not faults(problem.what, problem.remedy)


def test_a_translation_that_was_written_the_wrong_way_round_is_told_so(tmp_path):
    shutil.copytree(CASES["first-steps"], tmp_path / "first-steps")
    path = tmp_path / GERMAN
    right, wrong = (
        "  - from: {}\n    to: {}\n".format(*pair)
        for pair in (
            ("The paper warrant", "Der Beschluss auf Papier"),
            ("Der Beschluss auf Papier", "The paper warrant"),
        )
    )
    text = path.read_text("utf-8")
    assert right in text
    path.write_text(text.replace(right, wrong, 1), "utf-8")
    found = check([tmp_path / "first-steps"], load_words(), CheckOptions(limit=0)).problems

    assert [one.remedy for one in found if one.code == "L006"] == ["Change `from` and `to` round."]

"""What each story format of Twine writes in its own way becomes a case, or is said with its line."""

import pytest

from tests.workshop.test_twine import imported

CHAPBOOK = """\
:: StoryData
{"format": "Chapbook", "start": "Start"}

:: Start
trust: 10
config.style.page.font: 'serif'
--
The letter is for {name}. [[Open it->Letter]]

[if trust > 5 && !met]
She smiles.

[else]
She does not.

[continued]
Go on. {embed passage: 'Note'}{reveal link: 'a word', text: 'more'}

[note to self]
remember this

[continue]
> [[Wait->Letter]]

:: Note
[align center]
A _note_.

:: Letter
trust: trust - 1
--
The end.
"""
SNOWMAN = """\
:: StoryData
{"format": "Snowman", "start": "Start"}

:: Start
<% s.trust = 5; s.met = true; %>
# The desk
<% if (s.trust > 3) { %>
It looks kind.
<% } else if (s.met) { %>
You have met.
<% } else { %>
It looks cold.
<% } %>
A letter for <%= s.name %>. ![seal](seal.png)
[Open it](Letter) <a href="javascript:void(0)" data-passage="Ash">Burn it</a>

:: Letter
<% $(function() { go(); }); %>
A letter.

:: Ash
It burns.
"""
SUGAR = """\
:: StoryData
{"format": "SugarCube", "start": "Start"}

:: Start
!A heading
[img[seal.png]] [img[The letter|letter.png][Letter]]
<<switch $trust>><<case 1 2>>Few.<<case "x">>X.<<default>>Many.<</switch>>
<<linkappend "more">>More.<<set $seen to true>><</linkappend>>
<<unless $seen>>New.<</unless>>
<<if ($trust gt 0) and ($seen)>>Both.<</if>>
You have <<print $trust>> of $held.hp. @@.red;Red@@ {{{[[as it is]]}}} ~~old~~
<<include "Note">>
<<actions [[Pay|Letter]] [[Leave|Straße]]>>
<<set $luck to random(1, 6)>>

:: Note
A note.

:: Letter
<script>
[[no link]]
</script>
The end.

:: Straße
Outside.
"""
HARLOWE = """\
:: StoryData
{"format": "Harlowe", "start": "Start"}

:: Start
##A heading
(link-repeat: "Ask")[(set: $asked to it + 1)]
|note>[A note.] |later)[Later.] [Small print]<side|
(align: "=><=")+(box: "X")[Framed.]
(print: $inv's 1st) and (display: "Note")
[[On]]

:: Note
A note.

:: On
Over.
"""


@pytest.mark.parametrize(
    ("story", "parts", "lines"),
    [
        (
            CHAPBOOK,
            (
                "- meter: trust to: 10",
                "text: She smiles. when: - all: - meter: trust above: 5 - not: - fact: met",
                "text: She does not. when: - not:",
                "- Go on.",
                "wait: label: Wait",
                "- A *note*.",
                "- meter: trust by: -1",
            ),
            (
                "6: the setting `config.style.page.font: 'serif'` is left out",
                "8: the value of '$name' cannot be shown: an ellipsis stands there",
                "17: the words of 'Note' would be shown here: copy them in",
                "19: the modifier `[note to self]` is left out",
                "26: the modifier `[align center]` is left out: its words stay",
            ),
        ),
        (
            SNOWMAN,
            (
                "- meter: trust to: 5 - find: met",
                "- '**The desk**'",
                "text: It looks kind. when: - meter: trust above: 3",
                "text: You have met. when: - not: - meter: trust above: 3 - fact: met",
                "open-it: label: Open it goes_to: letter",
                "burn-it: label: Burn it goes_to: ash",
            ),
            (
                "14: the value of '$name' cannot be shown: an ellipsis stands there",
                "14: the picture 'seal.png' is left out: a scene has `picture:`, with its description",
                "18: the script `$(function() { go(); });` is left out",
            ),
        ),
        (
            SUGAR,
            (
                "- '**A heading**'",
                "the-letter: label: The letter goes_to: letter",
                "text: Few. when: - any: - meter: trust is: 1 - meter: trust is: 2",
                "text: New. when: - not: - fact: seen",
                "text: Both. when: - all: - meter: trust above: 0 - fact: seen",
                "- You have … of …. Red as it is old",
                "pay: label: Pay goes_to: letter",
                "goes_to: strasse",
            ),
            (
                '7: the case `"x"` cannot be read: its words are always there',
                "8: what is set here on a click, or later, is left out",
                "12: the words of 'Note' would be shown here: copy them in",
                "14: `$luck to random(1, 6)` is left out: only true, false and numbers can be set",
                "20: what stands in `<script>` is left out",
            ),
        ),
        (
            HARLOWE,
            ("- '**A heading**'", "- A note. Later. Small print", "- Framed.", "- … and"),
            (
                "6: what is set here on a click, or later, is left out",
                "7: the hook 'later' is hidden at first: its words are always there",
                "9: the words of 'Note' would be shown here: copy them in",
            ),
        ),
    ],
    ids=["chapbook", "snowman", "sugarcube", "harlowe"],
)
def test_what_a_format_writes_in_its_own_way_is_carried_over_or_said_with_its_line(
    tmp_path, story, parts, lines
):
    told, folder = imported(tmp_path, story)
    written = " ".join((folder / "scenario.yaml").read_text("utf-8").split())

    assert [part for part in parts if part not in written] == []
    assert [line for line in lines if line not in told] == []
    assert not [sign for sign in ("<%", "%>", "[if", "[[", "{{", "@@", "(print:", "|note") if sign in written]
    assert not [line for line in told if "is not known" in line]

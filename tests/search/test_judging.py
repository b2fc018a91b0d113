"""What a footing tells of guards, and which bits were read to say so: no more than those."""

import pytest

from game.model.fields import union
from game.model.ids import FactId, MatterId, TrackKey
from game.search.judging import Judge
from game.search.packing import PackedLayout
from tests.builders import desk


@pytest.mark.parametrize(
    ("guard", "holds", "read"),
    [
        ("{fact: found}", None, "found"),
        ("{posture: [contempt, served]}", True, "posture"),
        ("{posture: [contempt, ordered]}", False, "posture"),
        ("{may: hold}", True, "posture"),
        ("{may: lift-stay}", False, "posture"),
        ("{any: [{fact: found}, {posture: served}]}", True, "posture"),
        ("{any: [{posture: ordered}, {fact: found}]}", None, "posture found"),
        ("{any: [{posture: ordered}, {posture: contempt}]}", False, "posture"),
        ("{all: [{fact: found}, {posture: ordered}]}", False, "posture"),
        ("{all: [{fact: found}, {fact: other}]}", None, "found other"),
        ("{all: [{posture: served}, {may: hold}]}", True, "posture"),
        ("{not: [{fact: found}, {posture: ordered}]}", True, "posture"),
        ("{not: [{posture: served}]}", False, "posture"),
        ("{not: [{fact: found}, {posture: served}]}", None, "found posture"),
        ("{of: [{fact: found}, {posture: served}], at_least: 1}", True, "found posture"),
        ("{of: [{fact: found}, {posture: ordered}], at_least: 2}", False, "found posture"),
        ("{of: [{fact: found}, {fact: other}, {posture: served}], is: 3}", None, "found other posture"),
        # It is the third to the sixth of January: days 2 to 5.
        ("{before: 2020-01-03}", False, ""),
        ("{before: 2020-01-04}", None, ""),
        ("{before: 2020-01-06}", None, ""),
        ("{before: 2020-01-07}", True, ""),
        ("{after: 2020-01-02}", True, ""),
        ("{after: 2020-01-03}", None, ""),
        ("{after: 2020-01-05}", None, ""),
        ("{after: 2020-01-06}", False, ""),
    ],
)
def test_a_footing_tells_what_it_can_and_no_more_is_read_than_that_takes(guard, holds, read):
    case = desk({"act": f"when: [{guard}]"})
    layout = PackedLayout.of(case.scenario)
    posture = layout.postures[TrackKey(MatterId("order"), 0)]
    known = layout.scene.mask | posture.mask
    judge = Judge(case.scenario, layout, known)
    judge.days = 2, 5
    bits = {"posture": posture.mask} | {name: layout.facts[FactId(name)].mask for name in ("found", "other")}

    (asked,) = case.choices(case.opening())[0].when
    answer = judge.one(asked, layout.pack(case.opening()) & known)

    assert answer == (holds, union(bits[name] for name in read.split()))

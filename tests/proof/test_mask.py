"""What may be shown before the history is told."""

import pytest

from tests.proof.cases import at_a_desk, codes


@pytest.mark.parametrize(("dates", "reported"), [(", dates: days", True), ("", False)])
def test_a_real_date_may_be_shown_where_the_mask_hides_none(tmp_path, dates, reported):
    head = f"mask: {{title: The mailbox abroad{dates}}}\n"
    head += "history: [{date: 2016-07-14, who: The court, what: It ruled for the company.}]\n"
    result = at_a_desk(tmp_path, "      go: {label: Go on 14 July 2016, goes_to: done}\n", head=head)

    assert ("T002" in codes(result)) is reported

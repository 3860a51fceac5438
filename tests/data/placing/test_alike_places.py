"""Spellings that may be one community are told while no list of communities is known; nothing is changed."""

from __future__ import annotations

from data.importing.importer import import_files
from data.placing.unmatched import alike
from tests.cases import each

HEADER = "工单编号,受理时间,社区,工单类型,工单状态,办结时间"


@each(
    ("names", "groups"),
    [
        (["南门社区", "新城社区"], []),
        (["南门", "南门社区"], [["南门", "南门社区"]]),
        (["南门社区居委会", "城东街道南门社区", "新村"], [["南门社区居委会", "城东街道南门社区"]]),
        (["新村", "新村社区"], [["新村", "新村社区"]]),
        ([], []),
    ],
)
def test_what_may_be_one_community(names, groups):
    assert alike(names) == groups


def test_it_is_told_until_a_list_of_communities_settles_it(written, imported, rows, store):
    first = imported(written(HEADER, "GD1,2026-03-05,南门,投诉,已办结,"))
    assert "alike_places" not in first.finding_counts
    second = imported(written(HEADER, "GD2,2026-03-06,城东街道南门社区,投诉,已办结,", name="b.csv"))
    (told,) = [one.message for one in second.findings if one.rule == "alike_places"]
    assert told.startswith("“南门”、“城东街道南门社区”像是同一个社区")
    import_files([written("社区,户数", "南门社区,1200", name="社区.csv")], home=store)
    assert rows("select distinct community::varchar from service_request") == [("南门社区",)]

"""Records that come with numbers once and without them another time: joined where beyond doubt, else told."""

from __future__ import annotations

import pytest

from data.importing.importer import rebuild

DISPUTES = "受理日期,社区,纠纷类型,当事人,调解结果"
REQUESTS = "受理时间,社区,问题分类,标题,诉求内容,工单状态"
PENDING = ("2026-03-02,南门社区,邻里纠纷,甲与乙,调解中", "2026-03-02,南门社区,邻里纠纷,丙与丁,调解中")
CASES = "select case_id, outcome::varchar from mediation_case order by 1"


def numbered(header, *lines, name="编号"):
    return f"{name},{header}", *(f"T{number},{line}" for number, line in enumerate(lines, start=1))


def test_numbers_that_come_later_are_taken_on(written, imported, rows, store):
    imported(written(DISPUTES, *PENDING))
    done = [PENDING[1].replace("调解中", "调解成功"), PENDING[0]]
    report = imported(written(*numbered(DISPUTES, *done), name="later.csv"))
    assert (report.added, report.updated, report.finding_counts) == (0, 2, {"joined_by_content": 1})
    assert report.overwritten[0].columns == {"纠纷编号": 2, "调解结果": 1}
    # Whose case was settled is told by the parties, which are kept nowhere.
    assert rows(CASES) == [("T1", "调解成功"), ("T2", "调解中")]
    rebuild(store)
    assert rows(CASES) == [("T1", "调解成功"), ("T2", "调解中")]


def test_other_parties_are_another_dispute_and_it_is_told(written, imported, rows):
    imported(written(DISPUTES, PENDING[0]))
    report = imported(written(*numbered(DISPUTES, PENDING[1]), name="later.csv"))
    assert (report.added, report.finding_counts) == (1, {"numbered_later": 1})
    imported(written(DISPUTES, PENDING[0].replace("调解中", "调解成功"), name="third.csv"))
    assert [outcome for _, outcome in rows(CASES)] == ["调解中", "调解成功"]


def test_of_records_that_say_the_same_none_is_joined(written, imported):
    imported(written(DISPUTES, PENDING[0], PENDING[0]))
    report = imported(written(*numbered(DISPUTES, PENDING[0], PENDING[0]), name="later.csv"))
    assert (report.added, report.finding_counts) == (2, {"numbered_later": 1})
    assert report.findings[0].message.startswith("2 行")


@pytest.mark.parametrize("first", [True, False])
def test_a_column_of_numbers_that_is_missing_once_doubles_nothing(first, written, imported, rows):
    lines = [
        "2026-03-02 09:00,南门社区,噪声扰民,夜间施工,某处夜里施工,办理中",
        "2026-03-02 09:00,白龙社区,噪声扰民,夜间施工,某处夜里施工,办理中",
        "2026-03-02 10:30,南门社区,噪声扰民,夜间施工,又来电,办理中",
    ]
    files = [
        written(*numbered(REQUESTS, *lines, name="工单编号")),
        written(REQUESTS, *lines, name="without.csv"),
    ]
    one, two = files if first else reversed(files)
    assert imported(one).added == 3
    report = imported(two)
    assert (report.added, report.updated, report.unchanged) == (0, 0, 3) if first else (0, 3, 0)
    assert report.finding_counts == {"joined_by_content": 1}
    assert rows("select list(request_id order by request_id) from service_request") == [(["T1", "T2", "T3"],)]
    assert imported(one).added == imported(two).added == 0


def test_numbers_that_excel_has_cut_are_kept_whole(written, imported, rows):
    header, line = "工单编号,受理时间,社区,问题分类,工单状态", "2026-03-05 {}:00,南门社区,噪声,{}"
    hours = ("09", "10", "11")
    whole = [f"202603051234567{n},{line.format(hour, '办理中')}" for n, hour in enumerate(hours)]
    cut = [f"2026030512345670,{line.format(hour, '已办结')}" for hour in hours]
    whole[0] = whole[0].replace("2026030512345670", "2026030512345679")
    imported(written(header, *whole))
    report = imported(written(header, *cut, name="cut.csv"))
    assert (report.added, report.updated) == (0, 3)
    assert report.finding_counts == {"damaged_number": 3, "joined_by_content": 1}
    assert rows("select count(*), count(distinct request_id), min(request_id) from service_request") == [
        (3, 3, "2026030512345671")
    ]


def test_disputes_without_numbers_that_cannot_be_compared_are_told(written, imported):
    imported(written(*numbered(DISPUTES, *PENDING)))
    report = imported(written(DISPUTES, *PENDING, name="without.csv"))
    assert (report.added, report.finding_counts) == (2, {"numbered_later": 1})


def test_without_parties_the_only_dispute_of_a_day_is_the_same(written, imported):
    header, line = "受理日期,社区,纠纷类型,调解结果", "2026-03-02,南门社区,邻里纠纷,"
    imported(written(*numbered(header, f"{line}调解中")))
    report = imported(written(header, f"{line}调解成功", name="without.csv"))
    assert (report.added, report.updated) == (0, 1)
    report = imported(written(header, "2026-03-03,南门社区,邻里纠纷,调解中", name="third.csv"))
    assert (report.added, report.finding_counts) == (1, {})


def test_a_record_without_number_among_numbered_ones_is_known_again(written, imported):
    imported(written(DISPUTES, PENDING[0]))
    later = (f"编号,{DISPUTES}", f",{PENDING[0].replace('调解中', '调解成功')}", f"T2,{PENDING[1]}")
    report = imported(written(*later, name="later.csv"))
    assert (report.added, report.updated) == (1, 1)
    assert imported(written(*later, name="later.csv")).unchanged == 2


def test_the_call_backs_of_a_request_take_its_number_on(written, imported, rows):
    header, line = "受理时间,社区,问题分类,标题,满意度", "2026-03-02 09:00,南门社区,噪声扰民,夜间施工,满意"
    imported(written(header, line))
    report = imported(written(*numbered(header, line, name="工单编号"), name="later.csv"))
    assert report.also["satisfaction_response"]["added"] == 0
    assert rows("select response_id from satisfaction_response") == [("回访-T1",)]

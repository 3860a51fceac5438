"""Each header is that of its own ledger, and each value is written as people write it."""

import re
from datetime import date, datetime

import pandas as pd

from data.ledgers import LEDGERS
from data.snapshots.store import Snapshot
from pages.parts.words.column_names import Kind, cell_text, kind, label, readable_table
from queries import column_names, names
from queries.measures import DECLARED, DECLARED_LABELS, LABELS, OWN_LABELS
from queries.runner import ledgers
from tests.cases import each
from tests.pages.test_block_rows import PAGES, QUARTER, blocks


@each("name", names())
def test_every_column_of_every_question_has_a_header(name: str, samples: Snapshot):
    unnamed = [column for column in column_names(name, snapshot=samples) if label(column, name) == column]
    assert unnamed == []


@each("name", names())
def test_a_column_of_a_ledger_bears_the_name_its_ledger_gives_it(name: str, samples: Snapshot):
    own = OWN_LABELS[name.split("/")[0]]
    for column in set(column_names(name, snapshot=samples)) - own.keys():
        declared = {
            each.label for ledger in ledgers(name) for each in LEDGERS[ledger].columns if each.name == column
        }
        if declared:
            assert label(column, name).split("（")[0] in declared, column


@each("address", PAGES)
def test_every_table_under_a_block_has_headers(samples: Snapshot, address: str):
    for block in blocks(address, QUARTER, samples).values():
        headers = readable_table(block.table, block.question, earlier=block.earlier).headers
        compared = [name for name in block.table if str(name).startswith("compared_")]
        assert block.earlier or not compared, block.key
        assert not [header for header in headers if header.isascii()], block.key
        assert len(set(headers)) == len(headers), block.key
        # a head sorts by a column of this table or of what is shown of it, so that the files can follow
        if "data-table=" not in block.html:
            shown = set.intersection(*map(set, block.shown)) if block.shown else set()
            assert set(re.findall(r'data-c="([^"]*)"', block.html)) <= set(block.table) | shown, block.key


@each(
    ("column", "question", "header"),
    [
        ("contacted_count", "satisfaction/summary", "已联系（件）"),
        ("contacted_count", "organisation/coverage_by_compound", "有联络人（栋）"),
        ("visits_per_hundred_households", "visits/coverage_by_community", "每百户走访（户次）"),
        ("per_hundred_households", "compounds/complaints_by_company", "百户投诉（件/百户）"),
        ("started_on", "compounds/property_companies", "进驻日期"),
        ("started_on", "public_works/rows", "开工日期"),
        ("household_count", "visits/summary", "走访（户次）"),
        ("judged_count", "service_requests/summary", "可判断重复（件）"),
        ("judged_count", "deliberation/agreed_and_judged", "社区测评（份）"),
        ("open_count", "mediation_cases/summary", "调解中（件）"),
        ("open_count", "public_works/summary", "未完工（项）"),
        ("topic", "deliberation/topics", "议题"),
        ("channel", "satisfaction/rows", "回访渠道"),
        ("channel", "service_requests/rows", "受理渠道"),
        ("cost_yuan", "public_works/rows", "投入资金（元）"),
        ("satisfied_weight", "satisfaction/rate_by_period", "满意折算（件）"),
        ("closed_at", "mediation_cases/rows", "调结时间"),
        ("days_late", "service_requests/overdue_rows", "超期天数"),
        ("status", "closed_loop/matter_rows", "办理状态"),
        ("started_on", "service_requests/company_complaint_rows", "进驻日期"),
        ("nobody_knows", "service_requests/rows", "nobody_knows"),
    ],
)
def test_the_same_name_in_another_folder(column: str, question: str, header: str):
    assert label(column, question) == header


def test_no_header_contradicts_another():
    declared = [name for labels in DECLARED_LABELS.values() for name in labels]
    assert sorted(declared) == sorted(set(declared))
    assert all(text != LABELS.get(name) for own in OWN_LABELS.values() for name, text in own.items())


def test_a_header_stands_beside_the_questions_it_is_of(samples: Snapshot):
    answered: dict[str, set[str]] = {folder: set() for folder in DECLARED_LABELS}
    for name in names():
        answered[name.split("/")[0]] |= set(column_names(name, snapshot=samples))
    everywhere = set().union(*answered.values())
    elsewhere = [
        (folder, name)
        for folder, labels in DECLARED_LABELS.items()
        for name in labels
        if name in everywhere and name not in answered[folder]
    ]
    assert elsewhere == []


def test_a_name_of_a_measure_is_declared_once():
    """Two of one name would show the definition of one of them under the numbers of both."""
    names = [measure.name for module in DECLARED.values() for measure in module.MEASURES]
    assert sorted(names) == sorted(set(names))


def test_every_folder_of_questions_declares_its_measures_and_headers():
    assert set(DECLARED_LABELS) == {name.split("/")[0] for name in names()}


@each(
    ("name", "values", "expected"),
    [
        ("on_time_rate", [0.9, None], Kind.RATE),
        ("building_head_coverage", [1.0], Kind.RATE),
        ("share", [0.5], Kind.RATE),
        ("per_thousand_households", [1.25], Kind.NUMBER),
        ("request_count", [1, 2], Kind.COUNT),
        ("request_count", [1.0, None], Kind.COUNT),
        ("built_year", [2004], Kind.PLAIN),
        ("cost_yuan", [10.5], Kind.YUAN),
        ("opened_on", [None, date(2026, 1, 2)], Kind.DAY),
        ("closed_at", [pd.Timestamp(2026, 1, 2)], Kind.MOMENT),
        ("is_repeat", [None, True], Kind.YES_NO),
        ("is_valid", [True, False], Kind.YES_NO),
        ("title", ["a"], Kind.TEXT),
        ("title", [], Kind.TEXT),
    ],
)
def test_kinds(name: str, values: list, expected: Kind):
    assert kind(name, pd.Series(values)) is expected


@each(
    ("value", "of", "text"),
    [
        (None, Kind.TEXT, ""),
        (None, Kind.COUNT, ""),
        (2820, Kind.COUNT, "2,820"),
        (-3, Kind.COUNT, "−3"),
        (1978.84, Kind.NUMBER, "1,978.8"),
        (3, Kind.NUMBER, "3.0"),
        (0.972973, Kind.RATE, "97.3%"),
        (1, Kind.RATE, "100.0%"),
        (2004, Kind.PLAIN, "2004"),
        (1234.5, Kind.YUAN, "1,234.50"),
        (12000, Kind.YUAN, "12,000"),
        (date(2026, 10, 25), Kind.DAY, "2026-10-25"),
        (datetime(2026, 10, 25, 23, 35), Kind.MOMENT, "2026-10-25 23:35"),
        (True, Kind.YES_NO, "是"),
        (False, Kind.YES_NO, "否"),
        ("None", Kind.TEXT, "None"),
    ],
)
def test_values(value: object, of: Kind, text: str):
    assert cell_text(value, of) == text


def test_rows_end_with_the_total_and_hold_nothing_for_what_is_missing():
    frame = pd.DataFrame({"community": ["甲", None], "request_count": [3.0, float("nan")]})
    total = {"community": "合计", "request_count": frame["request_count"].sum()}
    table = readable_table(frame, "service_requests/volume_by_community", total)
    assert table.headers == ("社区", "诉求量（件）")
    assert table.rows() == [("甲", 3), (None, None), ("合计", 3)]
    assert [type(row[1]) for row in table.rows()] == [int, type(None), int]


def test_the_window_compared_with_is_named_in_its_column():
    question = "service_requests/volume_by_community"
    frame = pd.DataFrame({"request_count": [5], "compared_count": [3]})
    assert readable_table(frame, question, earlier="上年同期").headers == (
        "诉求量（件）",
        "上年同期诉求量（件）",
    )
    assert readable_table(frame, question).headers[1] == "上期诉求量（件）"

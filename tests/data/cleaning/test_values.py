"""What a cell says."""

from __future__ import annotations

from datetime import datetime

import duckdb
import pytest

from data.cleaning import values
from data.ledgers import LEDGERS
from data.notation import persons
from data.schema import Column, Ledger, Pii, Type
from tests.cases import each

SALT = b"s" * 32


def reader(ledger: str, column: str, codes: dict[str, str] | None = None) -> values.Treatment:
    """How a column of a ledger is read."""
    declared = LEDGERS[ledger].column(column)
    return values.treatment(declared, salt=SALT, codes=codes or {}, formats=(), is_key=False)


def cast(read: values.Treatment, text: str, kind: str = "VARCHAR") -> tuple[object, bool]:
    """What the database makes of a text, and whether it leaves it to be looked at."""
    fast, suspects = (part.replace("{cell}", "cell") for part in (read.fast, read.suspects))
    statement = f"select cast({fast} as {kind}), {suspects} from (select cast(? as VARCHAR) as cell)"
    (row,) = duckdb.execute(statement, [text]).fetchall()
    return row


@each(
    ("text", "value"),
    [
        ("2026-03-02 09:15:30.500", datetime(2026, 3, 2, 9, 15, 30)),
        ("2026/3/2 9:15", datetime(2026, 3, 2, 9, 15)),
        ("46083.385416666664", datetime(2026, 3, 2, 9, 15)),
        ("1899-12-31", None),
        ("1989-12-31", None),
        ("1990-01-01", datetime(1990, 1, 1)),
        ("3.5", None),
        ("305", None),
        ("2026-03", None),
        ("上个月", None),
    ],
)
def test_the_database_reads_usual_dates_and_leaves_the_others(text: str, value: datetime | None):
    assert cast(reader("service_request", "requested_at"), text, "TIMESTAMP") == (value, value is None)


@each(
    ("text", "value"),
    [
        ("2026-03-02", datetime(2026, 3, 2, 23, 59, 59)),
        ("2026年3月2日", datetime(2026, 3, 2, 23, 59, 59)),
        ("20260302", datetime(2026, 3, 2, 23, 59, 59)),
        ("46083", datetime(2026, 3, 2, 23, 59, 59)),
        ("2026-03-02 00:00", datetime(2026, 3, 2)),
        ("20260302000000", datetime(2026, 3, 2)),
        ("46083.5", datetime(2026, 3, 2, 12)),
    ],
)
def test_a_deadline_without_a_time_ends_its_day_in_the_database_too(text: str, value: datetime):
    read = reader("service_request", "due_at")
    assert cast(read, text, "TIMESTAMP") == (value, False)
    assert read.repair(text) == (str(value), True)


def test_why_a_date_is_refused_is_said():
    read = reader("service_request", "requested_at")
    assert read.repair("2026年3月") == (None, False)
    assert read.bad_rule == "bad_date"
    assert "只有年月，没有日" in read.explain("2026年3月")
    assert "只有月日，没有年份" in read.explain("3月2日")
    assert "13800138000" not in read.explain("13800138000")


def test_a_date_is_believed_from_1990_to_a_year_after_the_import():
    declared, latest = LEDGERS["service_request"].column("closed_at"), datetime(2027, 3, 5)
    for formats in ((), ("%Y-%m-%d", "%Y/%m/%d")):
        read = values.treatment(declared, salt=SALT, codes={}, formats=formats, is_key=False, latest=latest)
        assert cast(read, "2027-03-05", "TIMESTAMP")[0] == latest
        for text, bound in (("2027-03-06", "2027-03-05"), ("1970-01-01", "1990"), ("9999-12-31", "之后")):
            assert cast(read, text, "TIMESTAMP") == (None, True)
            assert read.repair(text) == (None, False)
            assert read.is_outside is not None
            assert read.is_outside(text)
            assert bound in read.explain(text)


@each(
    ("ledger", "column", "text", "value"),
    [
        ("service_order", "stars", "5", 5),
        ("service_order", "stars", "95", None),
        ("service_order", "stars", "0", None),
        ("compound", "green_rate", "0.35", 0.35),
        ("compound", "green_rate", "35", None),
        ("compound", "built_year", "1899", None),
        ("activity", "participant_count", "-3", None),
        ("service_request", "reopened_count", "20260305143000123456", None),
        ("mediation_case", "amount_yuan", "inf", None),
        ("mediation_case", "amount_yuan", "-inf", None),
        ("mediation_case", "amount_yuan", "9" * 331, None),
        ("mediation_case", "amount_yuan", "-1200", -1200),
    ],
)
def test_a_number_out_of_range_is_not_stored(ledger: str, column: str, text: str, value: float | None):
    read = reader(ledger, column)
    assert cast(read, text, LEDGERS[ledger].column(column).type.value) == (value, value is None)
    if value is None:
        assert read.repair(text) == (None, False)
        assert read.is_outside is not None
        said = read.explain(text)
        assert len(said) < 120
        assert ("至" in said) is read.is_outside(text) is (text not in ("inf", "-inf"))


DATES = [
    (ledger, column)
    for ledger in LEDGERS.values()
    for column in ledger.columns
    if column.type in (Type.DATE, Type.DATETIME)
]


@pytest.mark.parametrize(("ledger", "column"), DATES, ids=[f"{one.name}-{two.name}" for one, two in DATES])
def test_every_date_of_every_ledger_is_read_alike(ledger: Ledger, column: Column):
    read = reader(ledger.name, column.name)
    for text in ("3.5", "12.31", "2026.3", "5", "305", "1970-01-01 08:00:00", "1900-01-01", "0000-00-00"):
        assert cast(read, text, "TIMESTAMP") == (None, True)
        assert read.repair(text) == (None, False)
        assert text in read.explain(text)
    for text in ("2026-03-05 19:00-20:30", "2026年3月5日-7日", "26/3/5", "二〇二六年三月五日"):
        value = cast(read, text, "TIMESTAMP")[0] or read.repair(text)[0]
        assert str(value).startswith("2026-03-0")
        if not column.name.endswith("due_at"):
            assert str(value).startswith("2026-03-05")


def test_every_number_of_a_ledger_says_which_are_believed():
    for ledger in LEDGERS.values():
        for column in ledger.columns:
            is_number = column.type in (Type.INTEGER, Type.DECIMAL)
            assert (column.least is not None and column.most is not None) is is_number, column.name


def test_a_mapped_format_is_the_only_one():
    declared = LEDGERS["service_request"].column("requested_at")
    read = values.treatment(declared, salt=SALT, codes={}, formats=("%m/%d/%Y",), is_key=False)
    assert cast(read, "03/02/2026", "TIMESTAMP") == (datetime(2026, 3, 2), False)
    assert read.repair("2026-03-02") == (None, False)
    assert "%m/%d/%Y" in read.explain("2026-03-02")


@each("text", ["1.23E+10", "1.23457e+17", "５．１E+17", "5E+10"])
def test_a_number_that_a_spreadsheet_cut_short_is_lost(text: str):
    key = values.treatment(
        LEDGERS["service_request"].column("request_id"), salt=SALT, codes={}, formats=(), is_key=True
    )
    phone = reader("service_request", "phone")
    assert cast(key, text) == (None, True) or "．" in text
    for read in (key, phone):
        assert read.repair(text) == (None, False)
        assert read.bad_rule == "damaged_number"
        assert "科学计数" in read.explain(text)


def test_a_whole_number_of_an_order_is_taken_as_it_is():
    key = values.treatment(
        LEDGERS["service_request"].column("request_id"), salt=SALT, codes={}, formats=(), is_key=True
    )
    for text in ("热线-260402-062267", "1E5", "GD-E+1", "20260402062267"):
        assert (cast(key, text)[0] or key.repair(text)[0]) == text
    assert cast(key, "ＧＤ１")[1]
    assert key.repair("ＧＤ１") == ("GD1", True)


def test_amounts_with_units():
    amount = reader("mediation_case", "amount_yuan").repair
    texts = ("3.5万元", "3.5万", "1,200元", "0.07万元", "若干")
    assert [amount(text)[0] for text in texts] == ["35000.0", "35000.0", "1200.0", "700.0", None]


def test_codes():
    rating = reader("satisfaction_response", "rating").repair
    assert rating("较满意") == ("满意", True)
    assert rating("一般") == ("一般", True)
    assert rating("未评价") == (None, True)
    assert rating("还行") == (None, False)


def test_booleans():
    resolved = reader("satisfaction_response", "is_resolved").repair
    assert [resolved(text) for text in ("是", "1", "已解决", "部分解决", "否")] == [
        ("true", True),
        ("true", True),
        ("true", True),
        ("false", True),
        ("false", True),
    ]
    assert resolved("差不多") == (None, False)
    assert resolved("-") == (None, True)


def test_an_answer_that_elsewhere_is_a_blank():
    assert reader("visit", "has_file").repair("无") == ("false", True)
    assert reader("compound", "management").repair("无") == ("无物业", True)


def test_mapped_codes_and_the_rest():
    status = reader("service_request", "status", {"Closed": "已办结", "*": "待办"}).repair
    assert status("Closed") == ("已办结", True)
    assert status("Whatever") == ("待办", True)
    assert status("-") == (None, True)


@each(
    ("text", "hidden"),
    [
        ("请回电13800138000谢谢", "请回电***谢谢"),
        ("138-0013-8000,13900139000", "***,***"),
        ("+86 138 0013 8000", "***"),
        ("电话0817-2234567", "电话***"),
        ("身份证51130219900101123X", "身份证***"),
        ("１３８００１３８０００", "***"),
        ("工单20260402062267", "工单20260402062267"),
        ("3栋2单元501", "3栋2单元501"),
    ],
)
def test_numbers_of_persons_are_hidden(text: str, hidden: str):
    assert persons.hide_numbers(text) == hidden


def test_token_is_the_same_for_every_spelling_and_another_for_another_salt():
    assert persons.token("138 0013 8000", SALT) == persons.token("+8613800138000", SALT)
    assert persons.token("13800138000", SALT) != persons.token("13800138001", SALT)
    assert persons.token("13800138000", SALT) != persons.token("13800138000", b"t" * 32)


def test_hidden_numbers_and_nameless_persons_are_nobody():
    phone = reader("service_request", "phone").repair
    assert phone("***********") == (None, True)
    assert phone("138****0000") == (None, True)  # many numbers look like this one
    for ledger in LEDGERS.values():
        for column in ledger.columns:
            if column.pii is Pii.MASK:
                assert "匿名" in column.blanks


def test_a_full_width_dash_is_as_empty_as_a_plain_one():
    for ledger, column in (
        ("service_request", "requested_at"),
        ("service_request", "event_id"),
        ("service_request", "phone"),
        ("service_request", "status"),
        ("mediation_case", "amount_yuan"),
    ):
        assert reader(ledger, column).repair("－") == (None, True)


def test_amounts_in_numerals_take_the_unit_of_their_header(written, imported, rows):
    report = imported(
        written(
            "编号,开工日期,类型,投入资金（万元）",
            "1,2026-03-05,路灯,十二",
            "2,2026-03-05,路灯,8",
            "3,2026-03-05,路灯,三千元",
            "4,2026-03-05,路灯,壹万贰仟元伍角",
            "5,2026-03-05,路灯,几万",
        ),
        ledger="public_work",
    )
    assert rows("select cost_yuan from public_work order by work_id") == [
        (120_000.0,),
        (80_000.0,),
        (3000.0,),
        (12_000.5,),
        (None,),
    ]
    assert [(one.row, one.value) for one in report.findings if one.rule == "bad_number"] == [(6, "几万")]


def test_a_quantity_brings_its_own_unit(written, imported, rows):
    report = imported(
        written(
            "编号,类型,开工日期,工程量（米）,单位",
            "1,路灯,2026-03-01,二十盏,",
            "2,路灯,2026-03-02,1.2公里,米",
            "3,路灯,2026-03-03,300,",
            "4,路灯,2026-03-04,12,盏",
            "5,路灯,2026-03-05,1.5万平方米,处",
            "6,路灯,2026-03-06,约20盏,",
        ),
        ledger="public_work",
    )
    assert rows("select quantity, unit::varchar from public_work where quantity > 0 order by work_id") == [
        (20.0, "盏"),
        (1.2, "公里"),
        (300.0, "米"),
        (12.0, "盏"),
        (15_000.0, "平方米"),
    ]
    assert report.finding_counts == {"bad_number": 1, "no_ending": 1}


def test_a_unit_in_signs_is_stored_by_its_name(written, imported, rows):
    header = "编号,类型,开工日期,工程量,计量单位"
    imported(
        written(
            header, "1,道路维护,2026-03-02,30,m²", "2,道路维护,2026-03-02,30㎡,", "3,路灯,2026-03-02,5,盏"
        )
    )
    assert rows("select unit from public_work order by work_id") == [("平方米",), ("平方米",), ("盏",)]

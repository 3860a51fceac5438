"""Numbers of records that are numbers of persons: tokens stand in their place, and nothing else changes."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import duckdb
from hypothesis import given
from hypothesis import strategies as st

from data.cleaning.values import treatment
from data.importing.importer import import_files
from data.ledgers import LEDGERS
from data.notation.personal_numbers import HIDDEN, SUSPECT, hidden_in_key, hidden_number, search_terms
from data.snapshots.purge import purge_originals
from data.snapshots.store import FINDINGS, SNAPSHOTS, current
from queries import Part, Scope
from queries import rows as listed
from tests.cases import each

SALT = b"s" * 32
PHONE, CARD, SHORT = "13912345678", "511302198807150011", "511302650715001"


@each(
    "number",
    [
        *(PHONE, "139 1234 5678", "139-1234-5678", "+8613912345678", "0086 13912345678", "013912345678"),
        *("１３９１２３４５６７８", "'13912345678", '="13912345678"', "13912345678.0", " 13912345678 "),
        *("13800000001", "19900000000"),
    ],
)
def test_a_phone_is_a_token_however_it_is_written(number: str):
    hidden = hidden_number(number, SALT)
    assert hidden is not None
    assert hidden.startswith(HIDDEN)
    assert len(hidden) == len(HIDDEN) + 24
    is_same = "139" in number or "１" in number
    assert (hidden == hidden_number(PHONE, SALT)) is is_same


@each(
    "number",
    [
        *(CARD, "511302 19880715 0011", "51130219880715001x", SHORT, "0793-8123456", "(0793)8123456"),
        *("01062345678", "张三13912345678", "13912345678张三", "13912345678-2", "手机:13912345678"),
        *("身份证:511302198807150011", "0793-8123456转12"),
    ],
)
def test_so_are_cards_landlines_and_what_has_a_name_or_a_count_beside_it(number: str):
    hidden = hidden_number(number, SALT)
    assert hidden is not None
    assert number not in hidden


@each(
    "number",
    [
        *("1", "GD13912345678", "热线-260402-062267", "20260402062267", "1729480000000", "1729480000"),
        *("12912345678", "139123456789", "18-0412-00123", "202604021234567890", "440106260402001"),
        *("0793-20260402", "8123456", "511302198807150000", "993302198807150011", "511302198813150011"),
        *("440106202604021235", "", "13912345678（2026-02-21 南门社区）", "甲1网格"),
    ],
)
def test_other_numbers_stay(number: str):
    assert hidden_number(number, SALT) is None


def test_records_of_one_phone_stay_apart():
    written = (PHONE, "13912345678-1", "13912345678-2", "张三13912345678", "李四13912345678")
    assert len({hidden_number(one, SALT) for one in written}) == len(written)


def test_keys_that_were_made_of_one_keep_what_was_added():
    token = hidden_number(PHONE, SALT)
    behind = "（2026-02-21 南门社区）"
    assert hidden_in_key(f"{PHONE}{behind}", SALT, "回访-") == f"{token}{behind}"
    assert hidden_in_key(f"回访-{PHONE}", SALT, "回访-") == f"回访-{token}"
    assert hidden_in_key("GD1（2026-02-21 南门社区）", SALT, "回访-") is None


digits = st.text("0123456789", min_size=7, max_size=18)
signs = st.sampled_from(["", " ", "-", "'", "张三", "GD", "X", "转1", "（甲）", "+86"])


@given(signs, digits, signs)
def test_whatever_is_hidden_is_looked_at(before: str, number: str, behind: str):
    """The statement that picks the texts to be read one by one leaves none of them out."""
    text = before + number + behind
    read = treatment(
        LEDGERS["service_request"].column("request_id"), salt=SALT, codes={}, formats=(), is_key=True
    )
    suspects = read.suspects.replace("{cell}", "cell")
    (is_suspect,) = duckdb.execute(f"select {suspects} from (select ? as cell)", [text]).fetchall()[0]
    assert is_suspect or hidden_number(text, SALT) is None
    assert SUSPECT in read.suspects


def test_a_search_knows_the_token():
    token = hidden_number(PHONE, SALT)
    assert search_terms(f" {PHONE}  停水", SALT) == [(PHONE, token), ("停水",)]
    assert search_terms("139 1234 5678", SALT) == [("139 1234 5678", token)]
    assert search_terms(PHONE, None) == [(PHONE,)]


REQUESTS = (
    "工单编号,受理时间,社区,标题",
    f"{PHONE},2026-01-05 08:00,南门社区,停水",
    "13800000001,2026-01-06 08:00,南门社区,停电",
    "13800000002,2026-01-07 08:00,南门社区,停电",
)
RESPONSES = (
    "回访编号,关联工单编号,回访时间,社区,满意度",
    f"H1,+86 {PHONE},2026-01-08 09:00,南门社区,满意",
)


def test_ledgers_join_imports_repeat_and_the_number_is_found(written, store, rows):
    files = [written(*REQUESTS, name="1.csv"), written(*RESPONSES, name="2.csv")]
    first = import_files(files, home=store)
    assert [one.finding_counts.get("personal_number") for one in first.files] == [1, 1]
    joined = "service_request as one join satisfaction_response as other on one.request_id = other.event_id"
    assert rows(f"select count(*) from {joined}") == [(1,)]
    assert rows("select count(*) from service_request where starts_with(request_id, '隐号-')") == [(3,)]
    again = import_files([written(*REQUESTS, "GD2,2026-02-01 08:00,南门社区,路灯", name="3.csv")], home=store)
    assert (again.files[0].unchanged, again.files[0].added) == (3, 1)
    found = listed("service_requests/counted_rows", Scope(), Part(search=PHONE), snapshot=current(store))
    assert list(found["title"]) == ["停水"]
    serial = listed("service_requests/counted_rows", Scope(), Part(search="13800000002"))
    assert list(serial["title"]) == ["停电"]


def test_what_came_in_before_is_hidden_though_its_file_is_gone(written, store, rows):
    import_files([written(*REQUESTS[:2], name="1.csv")], home=store)
    before = current(store)
    with duckdb.connect(str(before.path)) as connection:
        connection.execute(f"update service_request set request_id = '{PHONE}', event_id = '{PHONE}'")
    path = store / SNAPSHOTS / f"{before.id}.json"
    told = json.loads(path.read_text(encoding="utf-8"))
    told["identity"], told["files"] = 3, {}
    told["reports"][0]["findings"].append({**told["reports"][0]["findings"][0], "message": f"“{PHONE}”"})
    path.write_text(json.dumps(told), encoding="utf-8")
    purge_originals(date(2100, 1, 1), store)
    report = import_files([written(*REQUESTS[:2], name="2.csv")], home=store)
    assert report.files[0].unchanged == 1
    assert rows("select count(*) from service_request where starts_with(request_id, '隐号-')") == [(1,)]
    assert report.snapshot == import_files([written(*REQUESTS[:2], name="2.csv")], home=store).snapshot
    import_files([written(*REQUESTS, name="3.csv")], home=store)
    assert rows("select count(*) from service_request where starts_with(request_id, '隐号-')") == [(3,)]
    assert rows(f"select count(*) from service_request where contains(event_id, '{PHONE}')") == [(0,)]
    assert PHONE not in (store / SNAPSHOTS / f"{current(store).id}.json").read_text(encoding="utf-8")
    assert_no_finding_tells(store)


def assert_no_finding_tells(store: Path) -> None:
    """No finding of the current snapshot has the number."""
    path = store / FINDINGS / f"{current(store).id}.parquet"
    said = duckdb.execute("select * from read_parquet(?)", [str(path)]).fetchall()
    assert PHONE not in str(said)


def test_a_card_that_a_spreadsheet_has_cut_is_nobodys_and_not_quoted(written, imported, rows):
    report = imported(written(REQUESTS[0], "511302198807150000,2026-01-05 08:00,南门社区,停水"))
    (found,) = [one for one in report.findings if one.rule == "damaged_number"]
    assert found.value == "511302***"
    assert "19880715" not in found.message
    assert rows("select starts_with(request_id, '自动-') from service_request") == [(True,)]

"""The demonstration ledgers: the same bytes each time, as full as promised, and nobody's data."""

from __future__ import annotations

import re
from datetime import date, timedelta
from pathlib import Path

import chinese_calendar
import pandas as pd
import pytest

from data.generator import write_samples
from data.generator.samples import LEFT_OUT
from data.ledgers import LEDGERS
from data.schema import Column, Type
from tests.cases import each

SAMPLES = Path(__file__).resolve().parents[2] / "data" / "samples"
COMMUNITIES = {"体育场社区", "新城社区", "桑园社区", "白龙社区", "南门社区", "信江社区"}
MINIMUM = {"service_request": 25_000, "mediation_case": 2_500, "satisfaction_response": 12_000}
PHONE = re.compile(r"1700000\d{4}")


def written(name: str) -> list[Column]:
    """The columns that the export of a ledger has."""
    return [column for column in LEDGERS[name].columns if column.name not in LEFT_OUT.get(name, ())]


@pytest.fixture(scope="module")
def requests(ledgers) -> pd.DataFrame:
    """The requests that count, with their moment as a time."""
    frame = ledgers["service_request"]
    frame = frame[(frame.is_excluded != "1") & (frame.status != "已作废")]
    return frame.assign(at=pd.to_datetime(frame.requested_at))


def counts_by_week(requests: pd.DataFrame) -> pd.Series:
    """Requests a week under its Monday."""
    return requests.groupby(requests["at"].dt.to_period("W").dt.start_time.dt.date).size()


@pytest.mark.long
def test_generator_writes_the_committed_bytes(tmp_path):
    written = write_samples(tmp_path)
    assert [path.name for path in written] == [f"{name}.csv" for name in LEDGERS]
    differing = [path.name for path in written if path.read_bytes() != (SAMPLES / path.name).read_bytes()]
    assert differing == []


def test_files_are_few_small_and_open_in_excel():
    files = list(SAMPLES.glob("*.csv"))
    assert {path.stem for path in files} == set(LEDGERS)
    assert sum(path.stat().st_size for path in files) < 9_000_000
    assert all(path.read_bytes()[:3] == b"\xef\xbb\xbf" for path in files)


@each("name", LEDGERS)
def test_headers_are_the_declared_labels(name):
    header = (SAMPLES / f"{name}.csv").read_text(encoding="utf-8-sig").splitlines()[0]
    assert header.split(",") == [column.label for column in written(name)]


@each("name", LEDGERS)
def test_rows_are_there_and_their_keys_are_unique(ledgers, name):
    frame, key = ledgers[name], list(LEDGERS[name].key)
    assert len(frame) >= MINIMUM.get(name, 1)
    assert (frame[key] != "").all(axis=None)
    assert not frame.duplicated(key).any()


def test_enough_requests_count(requests):
    assert len(requests) >= 25_000


@each("name", LEDGERS)
def test_values_are_those_declared(ledgers, name):
    for column in written(name):
        cells = ledgers[name][column.name]
        cells = cells[cells != ""]
        if column.required:
            assert len(cells) == len(ledgers[name])
        if column.allowed:
            spellings = {text for code, variants in column.allowed.items() for text in (code, *variants)}
            named = set(cells.str.split("、").explode()) if column.is_several else set(cells)
            assert named <= spellings, column.name
        elif column.type in (Type.DATE, Type.DATETIME):
            assert pd.to_datetime(cells, format="ISO8601").notna().all()
        elif column.type in (Type.INTEGER, Type.DECIMAL):
            assert pd.to_numeric(cells).notna().all()


@each("name", [name for name, ledger in LEDGERS.items() if ledger.is_event])
def test_nothing_happens_outside_the_time_told(ledgers, name):
    days = ledgers[name][LEDGERS[name].date_column].str[:10]
    told = days[days != ""] if LEDGERS[name].stages else days  # what has not begun has no such day
    assert told.between("2021-01-01", "2026-10-31").all()


def test_places_are_known_and_all_in_use(ledgers):
    compounds = ledgers["compound"].groupby("community").compound.agg(set).to_dict()
    assert set(compounds) == COMMUNITIES == set(ledgers["community"].community)
    for name, frame in ledgers.items():
        if "compound" in frame and name != "compound":
            placed = frame[(frame.compound != "") & (frame.community != "")]
            pairs = set(zip(placed.community, placed.compound, strict=True))
            assert {(where, what) for where, what in pairs if what not in compounds[where]} == set(), name
    assert set(ledgers["service_request"].compound) - {""} == set.union(*compounds.values())


def test_no_number_could_be_a_person(ledgers):
    for name, frame in ledgers.items():
        for column in written(name):
            cells = frame[column.name][frame[column.name] != ""].astype(str)
            if column.name == "phone":
                assert cells.str.fullmatch(PHONE).all()
            elif column.type is Type.TEXT:
                assert not cells.str.contains(r"\d{11}").any(), f"{name}.{column.name}"
            if column.name == "identity_number":
                assert cells.empty


def test_callers_are_forms_of_address(requests):
    named = requests.reporter[requests.reporter != ""]
    assert len(named) > 1_000
    assert named.str.fullmatch(r".(先生|女士)").all()


def test_holidays_are_calmer_than_ordinary_weeks(requests):
    weeks = counts_by_week(requests)
    for year in range(2021, 2027):
        ordinary = weeks[[day.year == year for day in weeks.index]].median()
        for name in ("Spring Festival", "National Day"):
            days = [date(year, 1, 1) + timedelta(days=offset) for offset in range(300)]
            off = [day for day in days if chinese_calendar.get_holiday_detail(day) == (True, name)]
            during = requests["at"].dt.date.isin(off).sum() / len(off) * 7
            assert during < 0.7 * ordinary, (year, name)


def test_working_hours_and_nights(requests):
    hours = requests.groupby(requests["at"].dt.hour).size()
    assert hours[9:12].sum() > 3 * hours[5:8].sum()
    noise = requests[requests.subcategory == "夜间施工噪声"]
    assert (noise["at"].dt.hour.isin((20, 21, 22, 23))).mean() > 0.45
    weekends = requests["at"].dt.day_of_week >= 5
    assert weekends.mean() < 0.25


def test_exports_have_gaps(ledgers):
    frame = ledgers["service_request"]
    shares = {
        column: (frame[column] == "").mean() for column in ("community", "compound", "category", "due_at")
    }
    assert 0.005 < shares["community"] < 0.03
    assert 0.15 < shares["compound"] < 0.3
    assert 0.005 < shares["category"] < 0.03
    assert 0.05 < shares["due_at"] < 0.25
    nowhere = frame[(frame.compound == "") & (frame.address != "")]
    known = "|".join(re.escape(name) for name in named_places(ledgers))
    unmatched = (~nowhere.address.str.contains(known)).sum() / len(frame)
    assert 0.04 < unmatched < 0.09


def named_places(ledgers: dict[str, pd.DataFrame]) -> list[str]:
    """Every name and alias of a compound."""
    compounds = ledgers["compound"]
    aliases = [alias for text in compounds.aliases[compounds.aliases != ""] for alias in text.split("、")]
    return [*compounds.compound, *aliases]


def test_one_event_is_followed_from_patrol_to_call_back(ledgers):
    """发现, 调解 and 回访 of one event bear one number, and come one after the other."""
    chain = (
        ledgers["service_request"][["event_id", "requested_at"]]
        .query("event_id != ''")
        .merge(ledgers["mediation_case"][["event_id", "accepted_at", "closed_at"]], on="event_id")
        .merge(ledgers["satisfaction_response"][["event_id", "asked_at"]], on="event_id")
    )
    assert len(chain) >= 200
    assert chain.event_id.is_unique
    assert (chain.requested_at < chain.accepted_at).all()
    assert (chain.accepted_at < chain.closed_at).all()
    assert (chain.closed_at < chain.asked_at).all()


def test_a_signal_stands_at_the_end(requests):
    """Works at night in 南门社区: the last two whole weeks lie above every week of the half year before."""
    weeks = counts_by_week(requests[requests.community == "南门社区"])
    last_two = weeks[[date(2026, 10, 12), date(2026, 10, 19)]]
    assert last_two.min() > weeks[date(2026, 4, 13) : date(2026, 10, 11)].max()


def test_one_community_falls_below_its_target(ledgers):
    answers = ledgers["satisfaction_response"].query(
        "community == '体育场社区' and is_valid == '1' and rating != ''"
    )
    is_content = answers.rating.isin(("非常满意", "满意", "基本满意"))
    since_july = answers.asked_at >= "2026-07-01"
    assert since_july.sum() >= 100
    assert is_content[since_july].mean() < 0.85 < is_content[~since_july].mean()


def test_the_storm_week_stands_alone(requests):
    weeks = counts_by_week(requests)
    assert weeks.idxmax() == date(2026, 7, 13)
    assert weeks.max() > 1.3 * weeks.nlargest(2).iloc[1]

"""The rules that every .sql file obeys: one question on two engines, one answer, nobody named."""

import functools
import hashlib
import re
from importlib.metadata import version
from pathlib import Path

import pytest
import sqlglot
from sqlglot import exp

from data.ledgers import LEDGERS
from data.schema import Pii
from queries import Scope, names, run, statement, text
from queries.derived_relations import DERIVED as RELATIONS_MADE_OF
from queries.derived_relations import source_of
from queries.relations import RELATIONS, BrokenQuestion
from queries.runner import FOLDER, scoped
from tests.cases import each
from tests.queries.messy import MESSY

ROOT = Path(__file__).parents[2]
TESTS = Path(__file__).parent
FILES = sorted(FOLDER.glob("*/*.sql"))
#: What relations add to the columns of their ledgers.
DERIVED = {
    "service_request": {"is_repeat", "deadline_at", "is_counted", "is_closed", "days_to_close"},
    "mediation_case": {
        "is_open",
        "is_succeeded",
        "is_failed",
        "is_within_grid",
        "is_within_community",
        "is_level_known",
        "is_outcome_known",
        "is_concluded",
        "days_to_close",
        "is_fulfilment_known",
    },
    "satisfaction_response": {
        "is_rated",
        "is_satisfied",
        "is_mostly_satisfied",
        "is_contact_known",
        "is_resolution_known",
    },
    "activity": {"is_award", "is_counted", "is_gathering"},
    "visit": {
        "is_home_visit",
        "stretch",
        "has_hygiene",
        "has_frontage",
        "has_vehicle",
        "has_other",
        "is_finding",
    },
    "safety_hazard": {
        "is_counted",
        "is_rectified",
        "is_rechecked",
        "is_due",
        "is_on_time",
        "is_overdue",
        "days_open",
    },
    "deliberation": {"is_counted", "is_settled", "is_by_result", "is_decided"},
    "service_order": {"is_counted", "is_done", "is_dispatch_written", "is_acceptance_written"},
    "commitment": {"is_counted", "is_kept"},
    "public_work": {
        "is_counted",
        "is_begun",
        "is_finished",
        "is_unfinished",
        "is_late",
        "is_plan_known",
        "is_on_plan",
        "dated_on",
        "due_on",
    },
    "service_station": {"station"},
}
#: Questions that answer with so many rows whatever there is.
ALWAYS = {"service_requests/volume_by_weekday_hour": 24 * 7}


@pytest.fixture(scope="module")
def messy(ledger):
    return ledger(**MESSY)


@pytest.fixture(scope="module")
def of_messy(messy):
    """What a question answers about rows of all kinds: asked once, to be looked at and never altered."""
    return functools.cache(lambda name: run(name, Scope(), snapshot=messy))


@pytest.fixture(scope="module")
def of_nothing(empty):
    """What a question answers when there is nothing: asked once, to be looked at and never altered."""
    return functools.cache(lambda name: run(name, Scope(), snapshot=empty))


@functools.cache
def tree_of(name):
    """The SELECT that stands in the file of a question: to be looked at, never altered."""
    return sqlglot.parse_one(text(name), read="duckdb")


def personal(ledger):
    """The names under which a ledger has, or once had, what can name a person."""
    columns = [column for column in LEDGERS[ledger].columns if column.pii is not Pii.NONE]
    return {name for column in columns for name in (column.name, column.stored_name)}


def numbered(ledger):
    """The numbers by which persons are counted: a relation may say them, an answer never."""
    return {column.numbered for column in LEDGERS[ledger].columns if column.numbered}


def empty_rows(name):
    """How many rows a question answers with when there is nothing: one when all is one row, of zeros and nulls."""
    grain = next(line for line in text(name).splitlines() if line.startswith("-- Grain: "))
    return ALWAYS.get(name, 1 if re.match(r"-- Grain: one row[,.]", grain) else 0)


@each("name", names())
def test_has_a_mirrored_test_of_what_it_answers_filtered_and_of_rows_without_records(name):
    folder, question = name.split("/")
    file = TESTS / folder / f"test_{question}.py"
    assert file.is_file()
    written = file.read_text(encoding="utf-8")
    assert f'NAME = "{name}"' in written
    assert re.search(r"def test_filtered\w*\(ledger", written)
    assert empty_rows(name) == 0 or re.search(r"def test_empty\w*\(empty", written)


@each("name", names())
def test_an_empty_store_is_answered_with_the_columns_and_no_rows(name, of_nothing):
    """What stands in the row of those that have one, the test of each says."""
    frame = of_nothing(name)
    written = [column for column in tree_of(name).named_selects if column != "*"]
    assert [column for column in frame.columns if column in written] == written
    assert len(frame) == empty_rows(name)


def test_every_test_has_its_question():
    folders = {name.split("/")[0] for name in names()}
    for file in TESTS.glob("*/test_*.py"):
        assert (
            file.parent.name not in folders
            or f"{file.parent.name}/{file.stem.removeprefix('test_')}" in names()
        )


@each("name", names())
def test_header_says_title_question_grain_and_measures(name):
    header = [line for line in text(name).splitlines() if line.startswith("--")]
    assert re.search(r"[一-鿿]", header[0])
    assert header[1].startswith("-- Question: ")
    assert header[1].endswith("?")
    assert header[2].startswith("-- Grain: one row")
    assert len(header) >= 4 or "Measures as in" in header[2]


@each("file", FILES, ids=lambda file: f"{file.parent.name}/{file.stem}")
def test_is_short(file):
    assert len(file.read_text(encoding="utf-8").splitlines()) < 60


@each("name", names())
def test_is_one_select_over_bare_ledgers_in_a_written_order(name):
    trees = sqlglot.parse(text(name), read="duckdb")
    assert len(trees) == 1
    assert isinstance(trees[0], exp.Select)
    assert trees[0].args.get("order") is not None
    assert not [table.sql() for table in trees[0].find_all(exp.Table) if table.db or table.catalog]


@each(
    "broken",
    [
        "select count(*) from ledger.service_request",
        "select count(*) from main.service_request",
        "select count(*) from read_csv('/etc/passwd')",
        "select count(*) from 'rows.csv'",
        "select count(*) from nobody_declared_this",
        "select 1; select 2",
        "drop table service_request",
    ],
)
def test_going_past_the_scope_is_refused(broken):
    with pytest.raises(BrokenQuestion):
        scoped(broken)


@each("name", names())
def test_binds_only_values_that_the_runner_knows(name, empty):
    from queries.binding import values

    assert set(statement(name).bound) <= set(values(Scope(), empty))


@each("name", names())
def test_names_no_person_and_twice_the_same(name, messy, of_messy):
    first, again = of_messy(name), run(name, Scope(), snapshot=messy)
    assert first.equals(again)
    read = {table.name for table in tree_of(name).find_all(exp.Table)}
    named = {name for ledger in read & set(LEDGERS) for name in personal(ledger) | numbered(ledger)}
    assert not set(first.columns) & named
    assert len(first) > 0


@each("name", names())
def test_types_do_not_depend_on_the_rows(name, of_messy, of_nothing):
    full, none = of_messy(name), of_nothing(name)
    assert list(full.columns) == list(none.columns)
    for column in full.columns:
        if not full[column].isna().any() and not none[column].isna().any():
            assert full[column].dtype == none[column].dtype


@each("name", names())
def test_orders_places_as_text(name):
    """Codes are ordered by their declaration in one engine and by their text in the other."""
    order = tree_of(name).args["order"]
    for column in order.find_all(exp.Column):
        if column.name in ("community", "compound"):
            assert isinstance(column.parent, exp.Cast), column.sql()


@each("name", names())
def test_can_be_written_for_spark(name):
    written = statement(name).tree.sql("spark", unsupported_level=sqlglot.ErrorLevel.RAISE)
    assert sqlglot.parse_one(written, read="spark")


@each("file", FILES, ids=lambda file: f"{file.parent.name}/{file.stem}")
def test_writes_what_both_engines_understand_alike(file):
    tree = sqlglot.parse_one(file.read_text(encoding="utf-8"), read="duckdb")
    for node in tree.find_all(exp.Literal):
        is_decimal = not node.is_string and re.fullmatch(r"\d*\.\d*", node.name)
        assert not is_decimal or isinstance(node.parent, exp.PercentileCont), "a decimal there: write 1.5e0"
    for node in tree.find_all(exp.TimestampTrunc, exp.DateTrunc):
        assert isinstance(node.parent, exp.Cast), "date_trunc is a zoned instant there: cast it to date"
    for node in tree.find_all(exp.Between, exp.RecursiveWithSearch, exp.CountIf, exp.Rollup, exp.Cube):
        pytest.fail(f"{node.sql()} is answered differently there")
    assert not re.search(
        r"\b(percentile_cont|quantile_disc|strftime|dayofweek|asof|order by all)\b", file.read_text()
    )


def test_every_ledger_has_a_scoped_relation_that_lists_its_columns():
    assert {file.stem for file in RELATIONS.glob("*.sql")} == set(LEDGERS) | set(RELATIONS_MADE_OF)
    for name, ledger in LEDGERS.items():
        relation = sqlglot.parse_one((RELATIONS / f"{name}.sql").read_text(encoding="utf-8"), read="duckdb")
        shown = {column.name for column in ledger.columns if column.pii is Pii.NONE}
        assert set(relation.named_selects) == shown | DERIVED.get(name, set()) | numbered(name)
        assert [table.sql() for table in relation.find_all(exp.Table)] == [f"ledger.{name}"]
        assert not personal(name) & {column.name for column in relation.find_all(exp.Column)}


@each(("name", "made_of"), RELATIONS_MADE_OF.items())
def test_a_derived_relation_reads_the_scoped_relation_it_is_made_of(name, made_of):
    relation = sqlglot.parse_one((RELATIONS / f"{name}.sql").read_text(encoding="utf-8"), read="duckdb")
    own = {cte.alias for cte in relation.find_all(exp.CTE)}
    assert {table.sql() for table in relation.find_all(exp.Table)} - own == set(made_of)
    for ledger in map(source_of, made_of):
        assert not (personal(ledger) | numbered(ledger)) & set(relation.named_selects)


def as_linted(file):
    """A short text for all that sqlfluff goes by: the file, its configuration, its version."""
    goes_by = (file, ROOT / ".sqlfluff", ROOT / "pyproject.toml")
    texts = [str(file.relative_to(ROOT)), *(one.read_text(encoding="utf-8") for one in goes_by)]
    return hashlib.sha256("\0".join([version("sqlfluff"), *texts]).encode()).hexdigest()


@pytest.mark.long
def test_sqlfluff_has_nothing_to_say(cache, monkeypatch):
    """It parses for half a minute, so a file that it has passed is read again only when something changes."""
    from sqlfluff.core import FluffConfig, Linter  # late: no other test needs it

    files = {as_linted(file): file for file in sorted(FOLDER.rglob("*.sql"))}
    assert files
    passed = set(cache.get("sqlfluff/passed", []))
    if left := [str(file) for stamp, file in files.items() if stamp not in passed]:
        monkeypatch.chdir(ROOT)  # sqlfluff reads its configuration from there downwards
        linted = Linter(config=FluffConfig.from_path(str(FOLDER))).lint_paths(tuple(left))
        said = [(found["filepath"], one) for found in linted.as_records() for one in found["violations"]]
        assert said == []
    cache.set("sqlfluff/passed", sorted(files))

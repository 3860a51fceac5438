"""A statement as text is the statement as a tree, written: the parts that are written once are joined alike."""

from queries import Scope
from queries.analysis import Analysis
from queries.analysis import statement as analysis_statement
from queries.conditions import Condition
from queries.relations import RELATIONS
from queries.runner import names, scoped, statement
from tests.cases import each

TYPE = Condition("request_type", ("投诉",))
OF_COMPOUNDS = Condition("management", ("自治管理",))
OF_GRIDS = Condition("grid", ("第一网格",), is_excluded=True)


@each("relation", sorted(file.stem for file in RELATIONS.glob("*.sql")))
def test_the_text_of_a_relation_is_its_tree_written(relation):
    asked = scoped(f"select count(*) as n from {relation}", (TYPE, OF_COMPOUNDS))
    assert asked.sql == asked.tree.sql("duckdb", comments=False, copy=False)


@each("name", names())
def test_the_text_of_a_question_is_its_outline_written(name):
    asked = statement(name)
    assert asked.sql == asked.outline.sql("duckdb", comments=False, copy=False)


@each("measure", ["request_count", "per_thousand_households", "half_closed_days", "satisfaction_rate"])
def test_the_text_of_a_free_question_is_its_tree_written(measure):
    for conditions in ((), (TYPE, OF_GRIDS)):
        asked = analysis_statement(
            Analysis((measure,), ("community",)), Scope(conditions=conditions), with_parts=True
        )
        assert asked.sql == asked.tree.sql("duckdb", comments=False, copy=False)


def test_a_question_with_relations_of_its_own_has_the_scoped_ones_before_them():
    asked = scoped("with chosen as (select 1 as one from visit) select one from chosen")
    assert asked.sql.startswith("WITH visit AS (SELECT")
    assert asked.sql.endswith(", chosen AS (SELECT 1 AS one FROM visit) SELECT one FROM chosen")


def test_a_question_without_ledgers_stays_as_it_is():
    asked = scoped("select $grain as grain")
    assert (asked.sql, asked.bound) == ("SELECT $grain AS grain", ("grain",))


def test_what_the_conditions_bind_is_named_without_their_values():
    asked = scoped("select count(*) as n from service_request", (TYPE,))
    assert "chosen_request_type" in asked.bound
    assert "投诉" not in asked.sql


def test_a_tree_may_be_changed_without_changing_the_statement():
    asked = scoped("select count(*) as n from visit order by n")
    asked.tree.set("order", None)
    asked.outline.set("order", None)
    assert asked.sql.endswith("ORDER BY n")
    assert asked.tree.args["order"] is not None

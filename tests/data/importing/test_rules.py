"""Every rule that a finding can bear has a title and says what to change."""

from __future__ import annotations

import ast
import tomllib
from collections.abc import Iterator
from pathlib import Path

from data.importing.rules import RULES, in_order, rule_of
from tests.cases import each
from tests.data.conftest import FIXTURES

DATA = Path(__file__).resolve().parents[3] / "data"
#: What makes a finding, and the place of the rule's name among what it is given.
MAKERS = {"Finding": 2, "find": 0, "of_file": 1, "Treatment": 3}


def emitted() -> Iterator[tuple[str, str]]:
    """The names of all rules in the code, with the file that makes findings of them."""
    for path in DATA.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call):
                continue
            maker = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            given = node.args[MAKERS[maker] : MAKERS[maker] + 1] if maker in MAKERS else []
            given += [one.value for one in node.keywords if one.arg in ("rule", "bad_rule")]
            for one in given:
                if isinstance(one, ast.Constant) and isinstance(one.value, str) and one.value.isidentifier():
                    yield one.value, path.name


def test_every_rule_in_the_code_is_described_and_no_other():
    assert {name for name, _ in emitted()} == set(RULES)


def test_every_rule_of_the_expected_reports_is_described():
    expected = tomllib.loads((FIXTURES / "exports" / "expected.toml").read_text(encoding="utf-8"))
    assert {rule for one in expected.values() for rule in one.get("findings", {})} <= set(RULES)


@each("name", RULES)
def test_a_rule_says_what_was_found_and_what_to_change(name: str):
    rule = RULES[name]
    assert 4 <= len(rule.title) <= 22
    assert rule.title[-1] not in "。；，"
    assert rule.advice.endswith("。")


def test_titles_tell_rules_apart():
    assert len({rule.title for rule in RULES.values()}) == len(RULES)


def test_rules_that_reject_are_those_whose_findings_fail():
    failing = set()
    for path in DATA.rglob("*.py"):
        text = path.read_text(encoding="utf-8")
        failing |= {name for name in RULES if f'"{name}", Severity.FAIL' in text}
    assert {name for name, rule in RULES.items() if rule.rejects} == failing


def test_what_keeps_rows_out_comes_first():
    assert in_order(["total_row", "bad_date", "older_rule", "no_date"]) == [
        "no_date",
        "bad_date",
        "total_row",
        "older_rule",
    ]


def test_a_rule_of_another_version_bears_its_name():
    assert (rule_of("older_rule").title, rule_of("older_rule").advice) == ("older_rule", "")
    assert rule_of("no_date") is RULES["no_date"]

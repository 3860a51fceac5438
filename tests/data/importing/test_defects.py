"""Files with the everyday defects of exports: what must come out of each, asked through a user's commands.

``fixtures/defects/expected.toml`` says what is right of each file, or of several imported one by one:

- ``files`` in the order of their import, ``together``: by one command, ``inbox``: laid into the inbox;
  ``name_bytes``: name of the last one, in hex; ``exit``: statuses that are right, ``[0]`` when left out;
- ``answers``: ``question`` with ``args`` (all time unless they say ``--from``), the ``row`` to look at, its
  ``column``, and what must be so of it;
- ``says``, ``says_all``, ``says_not``, ``refused_says``: words of the report, names of files taken out;
- ``alternatives``: several outcomes are right; one of them must hold as a whole.
"""

from __future__ import annotations

import json
import math
import os
import shutil
import time
import tomllib
from pathlib import Path
from typing import Any

import pytest

from data.__main__ import main as run_data
from queries.__main__ import main as ask_queries
from tests.data.conftest import FIXTURES

DEFECTS = FIXTURES / "defects"
CASES: list[dict[str, Any]] = tomllib.loads((DEFECTS / "expected.toml").read_text(encoding="utf-8"))["case"]
ALL_TIME = ("--from", "1900-01-01", "--to", "2100-01-01")


def test_every_file_has_an_expectation() -> None:
    named = {DEFECTS / name for case in CASES for name in case["files"]}
    assert named == {path for path in DEFECTS.rglob("*") if path.is_file()} - {DEFECTS / "expected.toml"}
    assert len({case["id"] for case in CASES}) == len(CASES)


@pytest.mark.parametrize("case", CASES, ids=[case["id"] for case in CASES])
def test_what_comes_of_a_defect(case: dict[str, Any], tmp_path: Path, monkeypatch, capfd) -> None:
    desk = Desk(tmp_path, monkeypatch, capfd)
    said = desk.bring_in(case)
    default = None if {"alternatives", "refused_says"} & case.keys() else [0]
    assert faults(case, said, desk, default) == []
    if "alternatives" in case:
        tried = [faults(outcome, said, desk, [0]) for outcome in case["alternatives"]]
        assert [] in tried, tried


class Desk:
    """A store of its own, reached through the commands."""

    def __init__(self, place: Path, monkeypatch, capfd) -> None:
        self.place, self.home, self.capfd = place, place / "home", capfd
        monkeypatch.setenv("LEDGER_HOME", str(self.home))

    def bring_in(self, case: dict[str, Any]) -> list[tuple[int, str]]:
        """Status and words of each import, without the names of the files."""
        files = [DEFECTS / name for name in case["files"]]
        if "name_bytes" in case:
            name = os.fsdecode(os.fsencode(self.place) + b"/" + bytes.fromhex(case["name_bytes"]))
            shutil.copyfile(files[-1], name)
            files[-1] = Path(name)
        if case.get("inbox"):
            self._fill_inbox(files)
            commands = [["inbox"]]
        elif case.get("together"):
            commands = [["import", *map(str, files)]]
        else:
            commands = [["import", str(file)] for file in files]
        said = []
        for command in commands:
            status, text = self._run(command)
            for file in files:
                text = text.replace(str(file), "").replace(file.name, "")
            said.append((status, text))
        return said

    def ask(self, question: str, args: list[str]) -> list[dict[str, Any]]:
        """The rows of an answer; none from the demonstration ledgers."""
        assert (self.home / "CURRENT").exists(), "nothing has been imported"
        window = () if "--from" in args else ALL_TIME
        status = ask_queries(["run", question, *window, *args, "--format", "json"])
        out, err = self.capfd.readouterr()
        assert status == 0, err
        return json.loads(out)

    def _run(self, command: list[str]) -> tuple[int, str]:
        status = run_data(command)
        out, err = self.capfd.readouterr()
        return status, out + err

    def _fill_inbox(self, files: list[Path]) -> None:
        inbox = self.home / "inbox"
        inbox.mkdir(parents=True)
        for number, file in enumerate(files):
            laid = time.time() - 3600 + number
            shutil.copyfile(file, inbox / file.name)
            os.utime(inbox / file.name, (laid, laid))


def faults(
    part: dict[str, Any], said: list[tuple[int, str]], desk: Desk, default_exit: list[int] | None
) -> list[str]:
    """All in which a case, or one of its outcomes, does not hold."""
    text, statuses = "\n".join(words for _, words in said), [status for status, _ in said]
    found = []
    if "refused_says" in part:
        status, last = said[-1]
        if status != 2 or not any(word in last for word in part["refused_says"]):
            found.append(f"refused with one of {part['refused_says']}: {status} {last}")
        statuses = statuses[:-1]
    allowed = part.get("exit", default_exit)
    if allowed is not None and not set(statuses) <= set(allowed):
        found.append(f"exit {allowed}: {statuses} {text}")
    for words in [*([part["says"]] if "says" in part else []), *part.get("says_all", [])]:
        if not any(word in text for word in words):
            found.append(f"says one of {words}: {text}")
    found += [f"says not {word}: {text}" for word in part.get("says_not", []) if word in text]
    if 2 in statuses and part.get("answers"):
        return [*found, f"not imported: {text}"]
    return found + [wrong for answer in part.get("answers", []) if (wrong := what_is_wrong(desk, answer))]


def what_is_wrong(desk: Desk, answer: dict[str, Any]) -> str:
    """In what an answer differs from what is right; empty when it does not."""
    rows = desk.ask(answer["question"], answer.get("args", []))
    chosen = [row for row in rows if is_chosen(row, answer.get("row", {}))]
    column = answer.get("column")
    if "count" in answer:
        came = sum(column is None or row[column] is not None for row in chosen)
        return "" if came == answer["count"] else f"{answer}: {came} of {rows[:6]}"
    if not chosen:
        return "" if answer.get("if_there") else f"{answer}: no such row, but {rows[:6]}"
    wrong = [row[column] for row in chosen if not passes(row[column], answer)]
    return f"{answer}: {wrong[:6]}" if wrong else ""


def is_chosen(row: dict[str, Any], wanted: dict[str, Any]) -> bool:
    return all(
        any(is_same(row.get(name), one) for one in (value if isinstance(value, list) else [value]))
        for name, value in wanted.items()
    )


def is_same(value: Any, wanted: Any) -> bool:
    if isinstance(value, bool | str | None) or isinstance(wanted, bool | str):
        return value == wanted
    return math.isclose(value, wanted, rel_tol=1e-6, abs_tol=1e-9)


def passes(value: Any, answer: dict[str, Any]) -> bool:
    """Whether a value is as the answer says."""
    if value is None or answer.get("is_null"):
        return value is None and (answer.get("is_null", False) or answer.get("or_null", False))
    tests = {
        "equals": lambda wanted: is_same(value, wanted),
        "any_of": lambda wanted: any(is_same(value, one) for one in wanted),
        "at_least": lambda wanted: value >= wanted - 1e-9,
        "at_most": lambda wanted: value <= wanted + 1e-9,
        "starts_with": lambda wanted: str(value).startswith(wanted),
        "contains": lambda wanted: all(one in str(value) for one in wanted),
    }
    assert tests.keys() & answer.keys(), answer
    return all(test(answer[name]) for name, test in tests.items() if name in answer)

"""Writes the catalogue of questions in Markdown, from the headers and the bound values of the .sql files."""

from __future__ import annotations

import re
from collections.abc import Iterable

from data.ledgers import LEDGERS
from queries import runner
from queries.derived_relations import DERIVED, source_of
from queries.dimensions import DIMENSIONS, FIELDS
from queries.relations import RELATIONS, BrokenQuestion

_HEAD = """\
# The questions

Made by `python -m queries catalogue`, not by hand; a test compares this file with what the command prints.

{count} questions, each one `.sql` file under `queries/`: its path is its name. `python -m queries run NAME`
answers one, `python -m queries show NAME` prints it with its measures, its relations and the values it binds.
What is asked every day, by clicks on the pages: [十六件常做的事](tasks.md).

Every question takes a scope. Under “obeys”: `places` (`--community`, `--compound`), `dates` (`--from`, and
`--to`, which is exclusive), `kinds` (`--category`, `--channel`), `grain` (`--grain`); `as_of` is 数据截至,
the last moment of the data, and what else stands there is a setting of `data/settings.toml`. A question
without `dates` tells of a register, or of all times. A rate is 0 to 1, and null when nothing is in its
denominator.
"""
#: Choice in a scope -> names of the bound values by which it filters a question.
_CHOICES = {
    "places": {"communities", "compounds"},
    "dates": {"date_from", "date_to"},
    "kinds": {"categories", "channels"},
}
_QUESTION = re.compile(r"^-- Question: (.+)$", re.MULTILINE)


def catalogue() -> str:
    """The catalogue: all questions, with the ledgers they read and the choices that filter them.

    Returns:
        Markdown: one table per folder with a row per question, then dimensions, scoped relations and ledgers.
    """
    names = runner.names()
    parts = [_HEAD.format(count=len(names))]
    for folder in dict.fromkeys(name.split("/")[0] for name in names):
        rows = [_row(name) for name in names if name.startswith(f"{folder}/")]
        parts.append(f"## {folder}\n\n" + _table(("question", "", "what it answers", "reads", "obeys"), rows))
    return "\n".join([*parts, _dimensions(), _relations(), _ledgers()])


def title(text: str) -> str:
    """The Chinese title of a .sql file, from its text."""
    return text.splitlines()[0].removeprefix("--").strip()


def _row(name: str) -> tuple[str, ...]:
    text = runner.text(name)
    asked = _QUESTION.search(text)
    if asked is None:
        raise BrokenQuestion(f"{name}: the header says no question")
    read = ", ".join(f"`{ledger}`" for ledger in runner.ledgers(name))
    choices = ", ".join(narrowing_choices(runner.statement(name).bound))
    return f"`{name}`", title(text), asked[1], read, choices


def narrowing_choices(bound: Iterable[str]) -> list[str]:
    """The choices that filter a question, then its other bound values by name.

    Args:
        bound: Names of the values that the question binds.
    """
    left, chosen = set(bound), []
    for choice, values in _CHOICES.items():
        if values & left:
            chosen.append(choice)
            left -= values
    return [*chosen, *sorted(left)]


def _dimensions() -> str:
    rows = [
        (
            f"`{each.name}`",
            each.label,
            each.definition,
            ", ".join(f"`{ledger}`" for ledger in dict.fromkeys(map(source_of, each.columns))),
        )
        for each in DIMENSIONS.values()
        if each.name not in FIELDS
    ]
    introduction = (
        "Besides, every question obeys conditions on these: `--where NAME=VALUE`, several times for several\n"
        "values, and `--where not_NAME=VALUE` to leave a value out. A question whose ledgers have no such\n"
        "column is answered as without the condition.\n\n"
    )
    return "## The dimensions\n\n" + introduction + _table(("dimension", "", "口径", "narrows"), rows)


def _relations() -> str:
    files = sorted(RELATIONS.glob("*.sql"))
    rows = [
        (
            f"`{file.stem}`",
            title(file.read_text(encoding="utf-8")),
            ", ".join(DERIVED.get(file.stem, ("its ledger",))),
        )
        for file in files
    ]
    said = (
        "A question reads a ledger by its bare name; the runner puts the relation of that name in front\n"
        "(`queries/scope/`), which holds the filter and leaves out what can name a person.\n\n"
    )
    return "## The scoped relations\n\n" + said + _table(("relation", "", "made of"), rows)


def _ledgers() -> str:
    rows = [(f"`{ledger.name}`", ledger.title, ledger.grain) for ledger in LEDGERS.values()]
    said = f"{len(LEDGERS)} ledgers; `python -m data dictionary` prints every column.\n\n"
    return "## The ledgers\n\n" + said + _table(("ledger", "", "一行是什么"), rows)


def _table(headings: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    lines = [headings, tuple("---" for _ in headings), *(tuple(_cell(one) for one in row) for row in rows)]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def _cell(text: str) -> str:
    return text.replace("|", "\\|")

"""The office's choices for its briefing: 下周建议 by period and place, and the charts in order.

The weekly, the monthly and the quarterly briefing have a list of charts each.

下周建议 is typed by a user: ``python -m data purge`` removes it, and what it said before, by the day on which
it was written. What a former version kept in a file of its own is taken over on first use.
"""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path

from data.notebook.database import NotebookError, notebook_file, reading, writing
from data.notebook.table import Table

#: The file of a former version, beside the notebook.
CHOICES = "briefing_choices.json"
#: Signs of 下周建议: the whole briefing has to fit on one page.
LONGEST_ADVICE = 500
MOST_CHARTS = 40
_PERIOD = re.compile(r"\d{4}-\d\d-\d\d\.\.\d{4}-\d\d-\d\d")
#: Signs that cannot be printed; a line break is allowed.
_UNPRINTED = re.compile(r"[^\S\n ]|[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff]")
_ADVICE = Table("briefing_advice", ("days", "place", "text", "written_on"))
_CHARTS = Table("briefing_charts", ("period", "charts"))
#: Kinds of period that have a list of charts -> the number of its row, which the history keeps too.
LISTS = {"week": 1, "month": 2, "quarter": 3}


class ChoiceError(NotebookError):
    """The choice cannot be saved; the message says in Chinese why."""


@dataclass(frozen=True, slots=True)
class ChosenChart:
    """A chart of the briefing.

    Attributes:
        page: Address of its page.
        block: Key of its block on that page.
        query: Places, categories, channels and grain of its scope, as the query of an address, with its
            dates if they are fixed; empty for the scope of the briefing.
        follows: Whether its dates are those of the briefing; otherwise they are fixed.
    """

    page: str
    block: str
    query: str = ""
    follows: bool = True


#: The charts if the office has chosen none.
PRESETS = tuple(
    ChosenChart("overview", key) for key in ("volume", "categories", "communities", "satisfaction")
)
Charts = tuple[ChosenChart, ...]


def advice(folder: Path, days: str, place: str) -> str:
    """下周建议 of a period and a place; empty if there is none.

    Args:
        folder: Folder of the store.
        days: First day, and the day after the last: ``2025-05-12..2025-05-19``.
        place: Name of a community; empty for the whole office.

    Raises:
        NotebookError: The notebook, or the file of a former version, is damaged.
    """
    if not _has_notebook(folder):
        return ""
    with reading(notebook_file(folder)) as connection:
        found = connection.execute(
            "select text from briefing_advice where days = ? and place = ?", (days, place)
        ).fetchone()
    return "" if found is None else str(found[0])


def set_advice(folder: Path, days: str, place: str, text: str) -> str:
    """Save 下周建议 of a period and a place; an empty text removes it, its history keeps what it said.

    Returns:
        The saved text: plain, without blanks around it.

    Raises:
        ChoiceError: It is longer than ``LONGEST_ADVICE``, or the period is not valid.
        NotebookError: The notebook is damaged or cannot be written.
        StoreBusyError: Another program keeps it locked.
    """
    if not _PERIOD.fullmatch(days):
        raise ChoiceError(f"“{days}”不是一段时间，应写作 2025-05-12..2025-05-19。")
    text = plain(text)
    if len(text) > LONGEST_ADVICE:
        raise ChoiceError(f"下周建议有 {len(text)} 字，最多 {LONGEST_ADVICE} 字；请写短一些，还没有保存。")
    _has_notebook(folder)
    with writing(notebook_file(folder)) as connection:
        found = connection.execute(
            "select id, text from briefing_advice where days = ? and place = ?", (days, place)
        ).fetchone()
        if found is not None and found[1] != text:
            action = "changed" if text else "deleted"
            _ADVICE.keep_earlier(connection, found[0], action, "")
            connection.execute("delete from briefing_advice where id = ?", (found[0],))
        if text:
            _insert_advice(connection, days, place, text, date.today().isoformat())
    return text


def plain(text: str) -> str:
    """The text without unprintable signs, and without blanks around it or at the ends of its lines."""
    cleaned = _UNPRINTED.sub(" ", text.replace("\r\n", "\n").replace("\r", "\n"))
    return "\n".join(line.rstrip() for line in cleaned.split("\n")).strip()


def charts(folder: Path, period: str = "week") -> Charts:
    """The charts of the briefing in order; ``PRESETS`` if none were chosen.

    Args:
        folder: Folder of the store.
        period: A key of ``LISTS``.

    Raises:
        NotebookError: The notebook, or the file of a former version, is damaged.
    """
    if not _has_notebook(folder):
        return PRESETS
    with reading(notebook_file(folder)) as connection:
        return _chosen_charts(connection, period)


def set_charts(folder: Path, chosen: Iterable[ChosenChart], period: str = "week") -> Charts:
    """Save the charts of the briefing in this order, each once; returns them as saved.

    Raises:
        ChoiceError: There are more than ``MOST_CHARTS``.
        NotebookError: The notebook is damaged or cannot be written.
        StoreBusyError: Another program keeps it locked.
    """
    wanted = tuple(chosen)
    return change_charts(folder, lambda before: wanted, period)


def change_charts(
    folder: Path, change: Callable[[Charts], Iterable[ChosenChart]], period: str = "week"
) -> Charts:
    """Save what ``change`` makes of the charts that are saved now; two who add one at once keep both.

    Raises:
        ChoiceError, NotebookError, StoreBusyError: As for ``set_charts``.
    """
    _has_notebook(folder)
    with writing(notebook_file(folder)) as connection:
        distinct = tuple(dict.fromkeys(change(_chosen_charts(connection, period))))
        if len(distinct) > MOST_CHARTS:
            raise ChoiceError(f"简报最多 {MOST_CHARTS} 张图，请先移除几张。")
        _CHARTS.keep_earlier(connection, LISTS[period], "changed", "")
        connection.execute("delete from briefing_charts where id = ?", (LISTS[period],))
        if distinct != PRESETS:  # a later version may have better ones
            _insert_charts(connection, period, distinct)
    return distinct


def purge_advice(folder: Path, before: date) -> int:
    """Remove every 下周建议 written before a day, and what any said before that day; how many there were.

    Raises:
        NotebookError: The notebook is damaged or cannot be written.
        StoreBusyError: Another program keeps it locked.
    """
    if not _has_notebook(folder):
        return 0
    day = (before.isoformat(),)
    with writing(notebook_file(folder)) as connection:
        connection.execute("pragma secure_delete = on")  # what was typed leaves the file too
        connection.execute(
            "delete from briefing_advice_history where json_extract(earlier, '$.written_on') < ?", day
        )
        return connection.execute("delete from briefing_advice where written_on < ?", day).rowcount


def _chosen_charts(connection: sqlite3.Connection, period: str) -> Charts:
    found = connection.execute("select charts from briefing_charts where id = ?", (LISTS[period],)).fetchone()
    return PRESETS if found is None else tuple(ChosenChart(**chart) for chart in json.loads(found[0]))


def _insert_charts(connection: sqlite3.Connection, period: str, chosen: Charts) -> None:
    values = LISTS[period], period, json.dumps([asdict(chart) for chart in chosen], ensure_ascii=False)
    connection.execute("insert or ignore into briefing_charts (id, period, charts) values (?, ?, ?)", values)


def _insert_advice(connection: sqlite3.Connection, *values: str) -> None:
    names = ", ".join(_ADVICE.columns)
    connection.execute(f"insert or ignore into briefing_advice ({names}) values (?, ?, ?, ?)", values)


def _has_notebook(folder: Path) -> bool:
    """Whether the office has a notebook; what a former version kept is in it then.

    The file of that version is removed after all of it is in the notebook. If that is interrupted, the next
    use takes it over again, and what the notebook has meanwhile stays.

    Raises:
        NotebookError: The file is damaged, or the notebook cannot be written.
    """
    path = folder / CHOICES
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
        entries = [(each["week"], each["place"], each["text"], each["written"]) for each in content["advice"]]
        listed = content["charts"]
        chosen = None if listed is None else tuple(ChosenChart(**chart) for chart in listed)
    except FileNotFoundError:
        return notebook_file(folder).is_file()
    except (OSError, ValueError, TypeError, KeyError) as error:
        raise NotebookError(
            f"{path} 已损坏：{error}。简报的下周建议和图表清单都在里面，没有改动它；"
            "请从备份恢复，或把它移走后重新填写。"
        ) from error
    with writing(notebook_file(folder)) as connection:
        for entry in entries:
            _insert_advice(connection, *entry)
        if chosen is not None:
            _insert_charts(connection, "week", chosen)
    path.unlink(missing_ok=True)
    return True

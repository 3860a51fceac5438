"""The office's choices for its 每周简报: 下周建议 by week and place, and the charts in order.

The file lies beside the snapshots and outlives them. 下周建议 is typed by a user: ``python -m data purge``
removes it by the day on which it was written.
"""

from __future__ import annotations

import contextlib
import json
import re
import time
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, replace
from datetime import date
from pathlib import Path

from data.errors import StoreBusyError, StoreError
from data.snapshots.lock import writer_lock
from data.snapshots.publish import write_durably
from data.snapshots.store import home as configured_home

CHOICES = "briefing_choices.json"
#: Signs of 下周建议: the whole briefing has to fit on one page.
LONGEST_ADVICE = 500
MOST_CHARTS = 40
_WEEK = re.compile(r"\d{4}-\d\d-\d\d\.\.\d{4}-\d\d-\d\d")
#: Signs that cannot be printed; a line break is allowed.
_UNPRINTED = re.compile(r"[^\S\n ]|[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff]")
_PATIENCE, _STEP = 2.0, 0.05


class ChoiceError(StoreError):
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


@dataclass(frozen=True, slots=True)
class _Advice:
    week: str
    place: str
    text: str
    written: str  # the day; a purge removes by it


@dataclass(frozen=True, slots=True)
class _Choices:
    advice: tuple[_Advice, ...] = ()
    charts: tuple[ChosenChart, ...] | None = None


def advice(week_key: str, place: str, home: Path | None = None) -> str:
    """下周建议 of a week and a place; empty if there is none.

    Args:
        week_key: First day, and the day after the last: ``2025-05-12..2025-05-19``.
        place: Name of a community; empty for the whole office.
        home: Folder of the store; the configured one when None.

    Raises:
        StoreError: The file is damaged.
    """
    saved = _read(home or configured_home()).advice
    return next((entry.text for entry in saved if (entry.week, entry.place) == (week_key, place)), "")


def set_advice(week_key: str, place: str, text: str, home: Path | None = None) -> str:
    """Save 下周建议 of a week and a place; an empty text removes it.

    Returns:
        The saved text: plain, without blanks around it.

    Raises:
        ChoiceError: It is longer than ``LONGEST_ADVICE``, or the week is not valid.
        StoreError: The file is damaged, or an import is running.
    """
    if not _WEEK.fullmatch(week_key):
        raise ChoiceError(f"“{week_key}”不是一段时间，应写作 2025-05-12..2025-05-19。")
    text = plain(text)
    if len(text) > LONGEST_ADVICE:
        raise ChoiceError(f"下周建议有 {len(text)} 字，最多 {LONGEST_ADVICE} 字；请写短一些，还没有保存。")
    folder = home or configured_home()
    with _patient_lock(folder):
        before = _read(folder)
        other_entries = [entry for entry in before.advice if (entry.week, entry.place) != (week_key, place)]
        new = [_Advice(week_key, place, text, date.today().isoformat())] if text else []
        _write(folder, replace(before, advice=tuple(other_entries + new)))
    return text


def plain(text: str) -> str:
    """The text without unprintable signs, and without blanks around it or at the ends of its lines."""
    cleaned = _UNPRINTED.sub(" ", text.replace("\r\n", "\n").replace("\r", "\n"))
    return "\n".join(line.rstrip() for line in cleaned.split("\n")).strip()


def charts(home: Path | None = None) -> tuple[ChosenChart, ...]:
    """The charts of the briefing in order; ``PRESETS`` if none were chosen.

    Raises:
        StoreError: The file is damaged.
    """
    saved = _read(home or configured_home()).charts
    return PRESETS if saved is None else saved


def set_charts(chosen: Iterable[ChosenChart], home: Path | None = None) -> tuple[ChosenChart, ...]:
    """Save the charts of the briefing in this order, each once; returns them as saved.

    Raises:
        ChoiceError: There are more than ``MOST_CHARTS``.
        StoreError: The file is damaged, or an import is running.
    """
    distinct = tuple(dict.fromkeys(chosen))
    if len(distinct) > MOST_CHARTS:
        raise ChoiceError(f"简报最多 {MOST_CHARTS} 张图，请先移除几张。")
    folder = home or configured_home()
    with _patient_lock(folder):
        # the presets are not saved: a later version may have better ones
        _write(folder, replace(_read(folder), charts=None if distinct == PRESETS else distinct))
    return distinct


def purge_advice(before: date, home: Path | None = None) -> int:
    """Remove every 下周建议 written before a day; returns how many there were.

    Raises:
        StoreError: The file is damaged, or an import is running.
    """
    folder = home or configured_home()
    with _patient_lock(folder):
        choices = _read(folder)
        remaining = tuple(entry for entry in choices.advice if entry.written >= before.isoformat())
        if len(remaining) < len(choices.advice):
            _write(folder, replace(choices, advice=remaining))
    return len(choices.advice) - len(remaining)


@contextlib.contextmanager
def _patient_lock(folder: Path) -> Iterator[None]:
    """The writer lock, waited for briefly: another user saves within milliseconds, an import takes longer."""
    deadline = time.monotonic() + _PATIENCE
    with contextlib.ExitStack() as locks:
        while True:
            try:
                locks.enter_context(writer_lock(folder))
                break
            except StoreBusyError as error:
                if time.monotonic() > deadline:
                    raise StoreBusyError("正在导入台账，这次修改还没有保存；请等导入结束后再试。") from error
                time.sleep(_STEP)
        yield


def _read(folder: Path) -> _Choices:
    path = folder / CHOICES
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
        chosen = content["charts"]
        return _Choices(
            tuple(_Advice(**entry) for entry in content["advice"]),
            None if chosen is None else tuple(ChosenChart(**chart) for chart in chosen),
        )
    except FileNotFoundError:
        return _Choices()
    except (OSError, ValueError, TypeError, KeyError) as error:
        raise StoreError(
            f"{path} 已损坏：{error}。简报的下周建议和图表清单都在里面，没有改动它；"
            "请从备份恢复，或把它移走后重新填写。"
        ) from error


def _write(folder: Path, choices: _Choices) -> None:
    content = asdict(
        replace(choices, advice=tuple(sorted(choices.advice, key=lambda entry: (entry.week, entry.place))))
    )
    write_durably(folder / CHOICES, json.dumps(content, ensure_ascii=False, indent=1).encode())

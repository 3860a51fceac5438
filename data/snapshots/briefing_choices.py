"""What the office has decided for its 每周简报: 下周建议 by week and place, and the charts in order.

It is kept beside the snapshots and outlives them. 下周建议 is what a person typed: ``python -m data purge``
removes it by the day it was written.
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
#: 下周建议 stands on one page with everything else.
LONGEST_ADVICE = 500
MOST_CHARTS = 40
_WEEK = re.compile(r"\d{4}-\d\d-\d\d\.\.\d{4}-\d\d-\d\d")
#: What no writer of text can print; a line break may stay.
_UNPRINTED = re.compile(r"[^\S\n ]|[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff]")
_PATIENCE, _STEP = 2.0, 0.05


class ChoiceError(StoreError):
    """The choice cannot be kept; the message says in Chinese why."""


@dataclass(frozen=True, slots=True)
class ChosenChart:
    """A chart of the briefing.

    Attributes:
        page: Address of the page it stands on.
        block: Key of its block there.
        query: Places, categories, channels and grain it was chosen with, as the query of an address, and its
            dates when they do not follow; empty for those of the briefing itself.
        follows: Whether its dates are those of the briefing; else they stay as they were chosen.
    """

    page: str
    block: str
    query: str = ""
    follows: bool = True


#: The charts of an office that has chosen nothing.
PRESETS = tuple(
    ChosenChart("overview", key) for key in ("volume", "categories", "communities", "satisfaction")
)


@dataclass(frozen=True, slots=True)
class _Advice:
    week: str
    place: str
    text: str
    written: str  # the day, by which a purge removes it


@dataclass(frozen=True, slots=True)
class _Choices:
    advice: tuple[_Advice, ...] = ()
    charts: tuple[ChosenChart, ...] | None = None


def advice(week_key: str, place: str, home: Path | None = None) -> str:
    """下周建议 of a week and a place; empty when nobody wrote any.

    Args:
        week_key: First day, and day after the last: ``2025-05-12..2025-05-19``.
        place: Name of a community; empty for the whole office.
        home: Folder of the store; the configured one when None.

    Raises:
        StoreError: The file is damaged.
    """
    kept = _read(home or configured_home()).advice
    return next((one.text for one in kept if (one.week, one.place) == (week_key, place)), "")


def set_advice(week_key: str, place: str, text: str, home: Path | None = None) -> str:
    """Keep 下周建议 of a week and a place; an empty text takes it away.

    Returns:
        The text as it is kept: plain, without blanks around it.

    Raises:
        ChoiceError: It is longer than ``LONGEST_ADVICE``, or the week is none.
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
        others = [one for one in before.advice if (one.week, one.place) != (week_key, place)]
        new = [_Advice(week_key, place, text, date.today().isoformat())] if text else []
        _write(folder, replace(before, advice=tuple(others + new)))
    return text


def plain(text: str) -> str:
    """A text without what cannot be printed, and without blanks around it or at the ends of its lines."""
    cleaned = _UNPRINTED.sub(" ", text.replace("\r\n", "\n").replace("\r", "\n"))
    return "\n".join(line.rstrip() for line in cleaned.split("\n")).strip()


def charts(home: Path | None = None) -> tuple[ChosenChart, ...]:
    """The charts of the briefing in their order; ``PRESETS`` when nothing was chosen.

    Raises:
        StoreError: The file is damaged.
    """
    kept = _read(home or configured_home()).charts
    return PRESETS if kept is None else kept


def set_charts(chosen: Iterable[ChosenChart], home: Path | None = None) -> tuple[ChosenChart, ...]:
    """Keep the charts of the briefing in this order, each once; as they are kept.

    Raises:
        ChoiceError: They are more than ``MOST_CHARTS``.
        StoreError: The file is damaged, or an import is running.
    """
    kept = tuple(dict.fromkeys(chosen))
    if len(kept) > MOST_CHARTS:
        raise ChoiceError(f"简报最多 {MOST_CHARTS} 张图，请先移除几张。")
    folder = home or configured_home()
    with _patient_lock(folder):
        # the presets are not written down: a later version may know better ones
        _write(folder, replace(_read(folder), charts=None if kept == PRESETS else kept))
    return kept


def purge_advice(before: date, home: Path | None = None) -> int:
    """Remove every 下周建议 that was written before a day; how many there were.

    Raises:
        StoreError: The file is damaged, or an import is running.
    """
    folder = home or configured_home()
    with _patient_lock(folder):
        kept = _read(folder)
        stays = tuple(one for one in kept.advice if one.written >= before.isoformat())
        if len(stays) < len(kept.advice):
            _write(folder, replace(kept, advice=stays))
    return len(kept.advice) - len(stays)


@contextlib.contextmanager
def _patient_lock(folder: Path) -> Iterator[None]:
    """The writer lock, waited for a moment: another reader saves in milliseconds, an import takes long."""
    deadline = time.monotonic() + _PATIENCE
    with contextlib.ExitStack() as held:
        while True:
            try:
                held.enter_context(writer_lock(folder))
                break
            except StoreBusyError as error:
                if time.monotonic() > deadline:
                    raise StoreBusyError("正在导入台账，这次修改还没有保存；请等导入结束后再试。") from error
                time.sleep(_STEP)
        yield


def _read(folder: Path) -> _Choices:
    path = folder / CHOICES
    try:
        told = json.loads(path.read_text(encoding="utf-8"))
        chosen = told["charts"]
        return _Choices(
            tuple(_Advice(**one) for one in told["advice"]),
            None if chosen is None else tuple(ChosenChart(**one) for one in chosen),
        )
    except FileNotFoundError:
        return _Choices()
    except (OSError, ValueError, TypeError, KeyError) as error:
        raise StoreError(
            f"{path} 已损坏：{error}。简报的下周建议和图表清单都在里面，没有改动它；"
            "请从备份恢复，或把它移走后重新填写。"
        ) from error


def _write(folder: Path, choices: _Choices) -> None:
    told = asdict(
        replace(choices, advice=tuple(sorted(choices.advice, key=lambda one: (one.week, one.place))))
    )
    write_durably(folder / CHOICES, json.dumps(told, ensure_ascii=False, indent=1).encode())

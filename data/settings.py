"""The settings of the office: targets, weights and limits that differ from city to city."""

from __future__ import annotations

import functools
import math
import os
import re
import tomllib
from collections.abc import Callable
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Any

from data.holiday_table import holiday_table
from data.rating_bounds import bounds
from data.season import season
from data.theme_indicators import theme_indicators

#: The default values.
DEFAULTS = Path(__file__).with_name("settings.toml")
VARIABLE = "LEDGER_SETTINGS"
#: The weights of the three rates, which sum to 1.
WEIGHTS = ("response_weight", "resolution_weight", "satisfaction_weight")
_SHARES = ("mostly_satisfied_weight", "satisfaction_target", "on_time_target", "mediation_target", *WEIGHTS)
_TERMS = ("urgent_hours", "important_hours", "ordinary_hours")
_SUNDAY, _HOURS, _LONGEST_WAIT = 7, 24, 600
#: Possible dates of a request in the on-time rate.
ON_TIME_CLOCKS = ("办理期限", "来电时间")
#: The value that allows every host.
ANY_HOST = "*"
#: Settings that list names of the ledgers.
NAME_LISTS = ("joint_rule", "shared_rule", "assisted_rule", "flood_matters")
_BETWEEN_NAMES = re.compile(r"[、，,；;\s]+")
_NO_NAMES = "无"
_HOST = re.compile(r"\*|\[[0-9a-f:.]+\]|[\w-]+(\.[\w-]+)*", re.IGNORECASE)
#: Settings with a text of its own form -> the function that reads it.
_READERS: dict[str, Callable[[str], object]] = {
    "rating_bounds": bounds,
    "coming_holidays": holiday_table,
    "flood_season": season,
    "theme_indicators": theme_indicators,
}
_KINDS = {"str": "文字", "float": "数字", "int": "整数"}


class SettingsError(Exception):
    """A settings file cannot be used; the message names the file and the key."""


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings that an office may change; ``data/settings.toml`` explains each.

    Attributes:
        office: Name of the sub-district office.
        mostly_satisfied_weight: Weight of 基本满意 in the satisfaction rate, 0 to 1.
        rating_bounds: Lowest share of the full mark, in per cent, for 非常满意, 满意, 基本满意,
            不满意, separated by 、. ``不折算``: marks are not read as ratings.
        small_sample: Smaller denominators are marked as a small sample.
        repeat_days: Days within which a second request on the same matter is a repeat.
        satisfaction_target: Target of the satisfaction rate, 0 to 1.
        on_time_target: Target of the on-time rate, 0 to 1.
        on_time_clock: Date of a request in the on-time rate: 办理期限, or (older reading) 来电时间.
        mediation_target: Target of the settlement rate (化解率), 0 to 1.
        response_weight: Weight of 响应率 in the composite of the three rates, 0 to 1; the three sum to 1.
        resolution_weight: Weight of 解决率 in it.
        satisfaction_weight: Weight of 满意率 in it.
        upload_limit_mb: Largest file that may be imported, in MB.
        late_days: Days after which a ledger counts as late.
        due_soon_days: An open request whose deadline is at most this many days away is due soon.
        loop_wait_days: An event that has waited this many days for the next step counts as interrupted.
        call_back_wait_days: An event closed so many days ago is no longer urged to be called back.
        urgent_hours: Hours from receipt to the deadline of an urgent request that states none; 0: none.
        important_hours: The same for an important one.
        ordinary_hours: The same for an ordinary one.
        route_days: A route of patrol that was not walked for more days is due.
        joint_rule: Categories and types of dispute for which 联办 is suggested, as ``names_in`` reads them.
        shared_rule: The same for 共办.
        assisted_rule: The same for 协办.
        week_start: Day on which the weeks of the briefing begin, 1 = Monday to 7.
        cutoff_hour: Hour of its last day that the data must reach for a week to be complete, 0 to 23.
        allowed_hosts: Host names of the dashboard besides those of this machine, joined
            by 、; ``*`` allows all.
        inbox_wait_seconds: Seconds without a change after which a file in the inbox is read, and the
            same time again for each 50 MB.
        kept_imports: How many imports can be restored.
        flood_season: First and last day of the flood season, the same in every year.
        flood_matters: Subcategories of requests that are about water, as ``names_in`` reads them.
        theme_indicators: Indicators of each theme of 一区一策一主题, ``主题：指标、指标`` separated
            by ；; ``无``: no theme is judged.
        coming_holidays: Holidays of years that the built-in calendar does not include; ``无`` for none.
    """

    office: str
    mostly_satisfied_weight: float
    rating_bounds: str
    small_sample: int
    repeat_days: int
    satisfaction_target: float
    on_time_target: float
    on_time_clock: str
    mediation_target: float
    response_weight: float
    resolution_weight: float
    satisfaction_weight: float
    upload_limit_mb: int
    late_days: int
    due_soon_days: int
    loop_wait_days: int
    call_back_wait_days: int
    urgent_hours: int
    important_hours: int
    ordinary_hours: int
    route_days: int
    joint_rule: str
    shared_rule: str
    assisted_rule: str
    week_start: int
    cutoff_hour: int
    allowed_hosts: str
    inbox_wait_seconds: float
    kept_imports: int
    flood_season: str
    flood_matters: str
    theme_indicators: str
    coming_holidays: str


def settings() -> Settings:
    """The settings in force: ``data/settings.toml``, overridden by the file in ``$LEDGER_SETTINGS``.

    Each file is read once per process.

    Raises:
        SettingsError: A file cannot be read, or one of its keys is unknown, missing, wrongly typed or
            out of range.
    """
    path = os.environ.get(VARIABLE, "")
    return load(Path(path)) if path else load(DEFAULTS)


@functools.cache
def load(path: Path) -> Settings:
    """The settings of one file; missing keys are taken from ``data/settings.toml``.

    Raises:
        SettingsError: As for ``settings``.
    """
    values: dict[str, Any] = _read(path)  # types are checked by _checked_value
    if path == DEFAULTS:
        missing = [field.name for field in fields(Settings) if field.name not in values]
        if missing:
            raise SettingsError(f"设置文件 {path} 缺少设置 {'、'.join(missing)}，请补上。")
        return _checked_together(path, Settings(**values))
    return _checked_together(path, Settings(**{**asdict(load(DEFAULTS)), **values}))


def _checked_together(path: Path, found: Settings) -> Settings:
    """The settings, when those that depend on one another agree."""
    if found.call_back_wait_days < found.loop_wait_days:
        raise SettingsError(
            f"设置文件 {path} 的 call_back_wait_days（{found.call_back_wait_days}）"
            f"不得少于 loop_wait_days（{found.loop_wait_days}），请改大或一并改小。"
        )
    weights = [getattr(found, name) for name in WEIGHTS]
    if not math.isclose(sum(weights), 1.0, abs_tol=1e-9):
        said = "、".join(f"{name}（{weight:g}）" for name, weight in zip(WEIGHTS, weights, strict=True))
        raise SettingsError(f"设置文件 {path} 的 {said} 之和是 {sum(weights):g}，应当是 1，请改好再启动。")
    return found


def _read(path: Path) -> dict[str, str | int | float]:
    try:
        written = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise SettingsError(f"设置文件 {path} 读不出来：{error.strerror}。") from error
    except UnicodeDecodeError as error:
        raise SettingsError(f"设置文件 {path} 不是 UTF-8 编码，请另存为 UTF-8。") from error
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(f"设置文件 {path} 的写法不对：{error}。") from error
    return {key: _checked_value(path, key, value) for key, value in written.items()}


def _checked_value(path: Path, key: str, value: object) -> str | int | float:
    kinds = {field.name: str(field.type) for field in fields(Settings)}
    if key not in kinds:
        raise SettingsError(f"设置文件 {path} 中没有叫“{key}”的设置；可用的有 {'、'.join(kinds)}。")
    where = f"设置文件 {path} 中的 {key} = {value!r}"
    kind = kinds[key]
    if kind == "float" and type(value) is int:
        value = float(value)
    if type(value).__name__ != kind or not isinstance(value, str | int | float):
        raise SettingsError(f"{where} 应当是{_KINDS[kind]}。")
    if isinstance(value, str):
        _check_text(where, key, value)
    else:
        _check_number(where, key, value)
    return value


def _check_number(where: str, key: str, value: float) -> None:
    if key in _SHARES and not 0 <= value <= 1:
        raise SettingsError(f"{where} 应当在 0 与 1 之间。")
    if key == "cutoff_hour" and not 0 <= value < _HOURS:
        raise SettingsError(f"{where} 应当在 0 与 23 之间。")
    if key == "inbox_wait_seconds" and not 0 < value <= _LONGEST_WAIT:
        raise SettingsError(f"{where} 应当大于 0，不超过 {_LONGEST_WAIT}。")
    least = 0 if key in ("cutoff_hour", *_TERMS) else 1
    if isinstance(value, int) and value < least:
        raise SettingsError(f"{where} 应当不小于 {least}。")
    if key == "week_start" and value > _SUNDAY:
        raise SettingsError(f"{where} 应当在 1（周一）与 7（周日）之间。")


def _check_text(where: str, key: str, value: str) -> None:
    if not value.strip():
        raise SettingsError(f"{where} 不能是空的。")
    if key == "on_time_clock" and value not in ON_TIME_CLOCKS:
        raise SettingsError(f"{where} 应当是{'或'.join(f'“{clock}”' for clock in ON_TIME_CLOCKS)}。")
    if key in _READERS:
        _check_form(where, _READERS[key], value)
    if key in NAME_LISTS and not _BETWEEN_NAMES.sub("", value):
        raise SettingsError(f"{where} 没有写名称；一个也不要的写“无”。")
    hosts = names_in(value) if key == "allowed_hosts" else (ANY_HOST,)
    if not hosts or not all(map(_HOST.fullmatch, hosts)):
        raise SettingsError(f"{where} 应当是主机名或 IP，用、隔开，不写 http:// 和端口；IPv6 写作 [::1]。")


def _check_form(where: str, read: Callable[[str], object], written: str) -> None:
    try:
        read(written)
    except ValueError as error:
        raise SettingsError(f"{where} 不对：{error}。") from error


def allowed_hosts(chosen: Settings) -> frozenset[str]:
    """The hosts of setting ``allowed_hosts``: in lower case, IPv6 without brackets."""
    return frozenset(name.lower().strip("[]") for name in names_in(chosen.allowed_hosts))


def rating_bounds(chosen: Settings) -> tuple[float, ...]:
    """The bounds of setting ``rating_bounds``, in per cent; empty if marks are not to be read."""
    return bounds(chosen.rating_bounds)


def names_in(written: str) -> tuple[str, ...]:
    """The names that a setting lists, each once: between 、，,；; or spaces; none for 无."""
    names = dict.fromkeys(name for name in _BETWEEN_NAMES.split(written.strip("。")) if name)
    return () if list(names) == [_NO_NAMES] else tuple(names)

"""The values of the dimensions of time, and the SQL that tells them of a moment."""

from __future__ import annotations

from data.translatable import mark

WEEKDAYS = (
    mark("周一"), mark("周二"), mark("周三"), mark("周四"), mark("周五"), mark("周六"), mark("周日"),
)  # fmt: skip
HOURS = (mark("工作时间"), mark("夜间"), mark("其余时间"), mark("未写时刻"))
DAY_KINDS = (mark("工作日"), mark("周末"), mark("法定节假日"))


def weekday_sql(moment: str) -> str:
    """The SQL of the weekday of a moment, which is the SQL of a time."""
    cases = " ".join(f"when {number} then '{name}'" for number, name in enumerate(WEEKDAYS, start=1))
    return f"case isodow({moment}) {cases} end"


def time_of_day_sql(moment: str) -> str:
    """The SQL of 昼夜时段 at a moment."""
    return (
        f"case when {moment} = cast(cast({moment} as date) as timestamp) then '未写时刻'"
        f" when hour({moment}) >= 22 or hour({moment}) < 6 then '夜间'"
        f" when hour({moment}) >= 8 and hour({moment}) < 18 then '工作时间' else '其余时间' end"
    )


def time_of_day(hour: int) -> str:
    """The value of 时段 at an hour of the day, 0 to 23."""
    if hour >= 22 or hour < 6:
        return HOURS[1]
    return HOURS[0] if 8 <= hour < 18 else HOURS[2]


def day_kind_sql(moment: str) -> str:
    """The SQL of 日子 of a moment; holidays and worked weekends are bound."""
    day = f"cast({moment} as date)"
    return (
        f"case when {day} in (select unnest(cast($free_days as date[]))) then '法定节假日'"
        f" when isodow({moment}) < 6 then '工作日'"
        f" when {day} in (select unnest(cast($worked_weekends as date[]))) then '工作日' else '周末' end"
    )

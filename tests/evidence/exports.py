"""Simulated offices as exports, so that the pages themselves can be asked what they conclude from them."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import numpy as np
import pandas as pd
from numpy.random import Generator

from tests.evidence.offices import Office, World, requests

#: The Monday after the last week.
END = date(2026, 10, 26)
#: Share of requests closed in time, of reporters who call again, of answers that are satisfied.
ON_TIME, SATISFIED = 0.905, 0.87
_DAYS_ALLOWED = 7
_MINUTES_OF_A_WEEK = 7 * 24 * 60
#: Days to close are exponential; so many of those allowed give the share in time.
_MEAN_DAYS = _DAYS_ALLOWED / -np.log(1 - ON_TIME)
_ANSWERED = 0.5


def export(office: Office, world: World, weeks: int, seed: int, folder: Path) -> tuple[Path, ...]:
    """Three exports of an office in which nothing happens: compounds, requests and call-backs.

    Requests are spread evenly over their week; every second one is called back eight days later.
    """
    rng = np.random.default_rng(seed)
    frames = {"小区": _register(office), "诉求": _requests(office, world, weeks, rng)}
    frames["回访"] = _answers(frames["诉求"], rng)
    paths = tuple(folder / f"{name}.csv" for name in frames)
    for path, frame in zip(paths, frames.values(), strict=True):
        frame.to_csv(path, index=False)
    return paths


def _register(office: Office) -> pd.DataFrame:
    return pd.DataFrame({"社区": communities(office), "小区": _compounds_of(office), "户数": 400})


def communities(office: Office) -> np.ndarray:
    """The name of the community of each compound."""
    return np.array([f"模拟{number + 1:02}社区" for number in office.community_of()])


def _compounds_of(office: Office) -> np.ndarray:
    return np.array([f"花园{number + 1:03}小区" for number in range(office.compounds)])


def _requests(office: Office, world: World, weeks: int, rng: Generator) -> pd.DataFrame:
    counts = requests(office, world, weeks, rng)
    week, compound, category = (
        np.repeat(at, counts.ravel()) for at in np.indices(counts.shape).reshape(3, -1)
    )
    start = np.datetime64(END, "m") - np.timedelta64(weeks * _MINUTES_OF_A_WEEK, "m")
    minutes = week * _MINUTES_OF_A_WEEK + rng.integers(0, _MINUTES_OF_A_WEEK, len(week))
    received = start + minutes.astype("timedelta64[m]")
    closed = received + (rng.exponential(_MEAN_DAYS, len(week)) * 24 * 60).astype("timedelta64[m]")
    is_closed = closed < np.datetime64(END, "m")
    frame = pd.DataFrame(
        {
            "社区": communities(office)[compound],
            "小区": _compounds_of(office)[compound],
            "问题分类": np.array([f"类别{number + 1:02}" for number in range(office.categories)])[category],
            "受理时间": received,
            "办理截止时间": received + np.timedelta64(_DAYS_ALLOWED * 24 * 60, "m"),
            "办结时间": pd.Series(closed).where(is_closed),
            "工单状态": np.where(is_closed, "已办结", "办理中"),
        }
    ).sort_values("受理时间", ignore_index=True)
    frame.insert(0, "工单编号", [f"MN{number:07}" for number in range(1, len(frame) + 1)])
    return frame


def _answers(frame: pd.DataFrame, rng: Generator) -> pd.DataFrame:
    asked = frame.loc[rng.random(len(frame)) < _ANSWERED, ["社区", "小区", "受理时间"]].copy()
    asked["回访时间"] = asked.pop("受理时间") + pd.Timedelta(days=8)
    asked = asked[asked["回访时间"] < pd.Timestamp(END)].reset_index(drop=True)
    asked.insert(0, "回访编号", [f"HF{number:07}" for number in range(1, len(asked) + 1)])
    satisfied = rng.random(len(asked)) < SATISFIED
    return asked.assign(是否有效回访="是", 是否联系="是", 满意度=np.where(satisfied, "满意", "不满意"))

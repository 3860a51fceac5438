"""The closed loop of exports as systems write them, without 关联事件编号."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from data.importing.importer import import_files
from data.snapshots.store import current
from queries import Scope, run
from tests.queries.tables import expect

HOTLINE = (
    "工单编号,受理渠道,受理时间,派单时间,办理截止时间,办结时间,标题,工单状态,是否解决,满意度,回访时间",
    "RX1,12345,2026-03-02 09:00,2026-03-02 10:00,2026-03-09,2026-03-03 10:00,灯坏,已办结,是,满意,2026-03-05",
    "RX2,12345,2026-03-02 09:00:00,,2026-03-09 09:00:00,2026-03-04 09:00:00,楼上渗水,已办结,,,",
    "RX3,12345,2026-03-02 09:00:00,2026-03-02 11:00:00,2026-03-09 09:00:00,,噪声扰民,办理中,,,",
    "RX4,12345,2026-03-16 09:00:00,,2026-03-23 09:00:00,2026-03-18 09:00:00,邻里纠纷,已办结,,,",
)
PATROL = (
    "事件编号,问题来源,大类名称,小类名称,问题描述,上报时间,处置截止时间,结案时间,当前阶段",
    "XC1,巡查,市容环境,暴露垃圾,垃圾成堆,2026-03-03 09:15:00,2026-03-05 09:15:00,2026-03-04 10:00:00,结案",
    "XC2,巡查,公共设施,井盖破损,井盖破损,2026-03-20 10:15:00,2026-03-28 09:15:00,,处置",
)
DISPUTES = (
    "纠纷编号,来源工单编号,纠纷类型,受理时间,调解期限,调结时间,调解结果",
    "TJ1,RX4,邻里纠纷,2026-03-17 09:00:00,2026-04-17 00:00:00,2026-03-19 09:00:00,调解成功",
    "TJ2,,邻里纠纷,2026-03-17 09:00:00,2026-04-17 00:00:00,,调解中",
)
CALLS = (
    "回访编号,关联事件编号,回访时间,是否有效回访,满意度",
    "HF1,XC1,2026-03-06 09:00:00,是,满意",
    "HF2,TJ1,2026-03-21 09:00:00,是,满意",
)


def test_the_loop_covers_every_order_and_finding(store: Path, written: Callable[..., Path]):
    """RX1, XC1 and RX4 (by its dispute) come full circle.

    RX2 waits for its call-back since the 4th; RX3 is open past its deadline, XC2 within its own.
    """
    files = {"热线.csv": HOTLINE, "巡查.csv": PATROL, "调解.csv": DISPUTES, "回访.csv": CALLS}
    paths = [written(*lines, name=name) for name, lines in files.items()]
    reports = import_files(paths, home=store).files
    assert [report.rejected for report in reports] == [0, 0, 0, 0]
    snapshot = current(store)
    expect(
        run("closed_loop/steps", Scope(), snapshot=snapshot),
        """
| step_number | reached_count | unwritten_count | waiting_count | broken_count |
| 1           | 6             | 0               | 0             | 0            |
| 2           | 6             | 3               | 0             | 0            |
| 3           | 4             | 0               | 1             | 1            |
| 4           | 3             | 0               | 0             | 1            |
""",
    )
    late = run("closed_loop/breaks", Scope(), snapshot=snapshot)
    assert list(zip(late["request_id"], late["state"], strict=True)) == [("RX3", "未办结"), ("RX2", "未回访")]

"""Which rows of 需办 an event tells, by hand: its own place and matter, or a wider one that it is most of."""

import math
from dataclasses import replace
from datetime import date

import pytest

from pages.parts.findings.comparison import Tag
from pages.parts.findings.event import Event, EventKind, EventState
from pages.parts.findings.events.told_rows import event_signals, present_events, rows_not_told
from pages.parts.findings.signals import Signal
from pages.parts.words.language import speaking

#: Twenty-nine requests where nine are usual: twenty above the usual.
NOISE = Event(
    id="a1", name="南门社区青云首府夜间施工噪声", kinds=(EventKind.FREQUENT,), tag=Tag.ALARM,
    state=EventState.LASTING, community="南门社区", compound="青云首府", category="噪声扰民",
    cause="夜间施工噪声", since=date(2026, 10, 12), weeks=2, measure="request_count", count=29.0,
    expected=9.0, upper=15.0, unit="件", open_count=3, overdue_count=1, handlers=(("城管中队", 29),),
    reporter_count=12, reason="比平常多 20 件", starts=(date(2026, 10, 12), date(2026, 10, 19)),
    values=(21.0, 29.0),
)  # fmt: skip
TARGET = replace(
    NOISE, kinds=(EventKind.TARGET_MISSED,), tag=Tag.MISSED, compound="", category="", cause="",
    name="南门社区满意率", measure="satisfaction_rate", count=71.5, expected=85.0, upper=math.nan, unit="%",
)  # fmt: skip


def row(excess: float = 0.0, **mark: str) -> Signal:
    return Signal(Tag.ALARM, "**一行**", mark=tuple(mark.items()), excess=excess)


@pytest.mark.parametrize(
    ("listed", "is_told"),
    [
        (row(20, community="南门社区", category="噪声扰民"), True),
        (row(20, compound="青云首府", category="噪声扰民"), True),
        (row(40, community="南门社区"), True),
        (row(41, community="南门社区"), False),
        (row(40, category="噪声扰民"), True),
        (row(41, category="噪声扰民"), False),
        (row(0, community="南门社区"), False),
        (row(20, community="新城社区"), False),
        (row(20, community="南门社区", category="停车管理"), False),
        (row(20, responsible_unit="城管中队"), False),
        (row(20), False),
        (Signal(Tag.MISSED, "**满意率**", measure="satisfaction_rate"), False),
    ],
)  # fmt: skip
def test_a_row_is_told_by_an_event_that_makes_at_least_half_of_it(listed: Signal, is_told: bool):
    assert rows_not_told([listed], [NOISE]) == ([] if is_told else [listed])


@pytest.mark.parametrize(("kind", "is_told"), [(EventKind.RISING, True), (EventKind.ONE_REPORTER, False)])
def test_only_what_is_more_than_usual_tells_of_more_than_usual(kind: EventKind, is_told: bool):
    listed = row(20, community="南门社区", category="噪声扰民")
    assert rows_not_told([listed], [replace(NOISE, kinds=(kind,))]) == ([] if is_told else [listed])


def test_a_missed_target_is_told_by_its_own_event_alone():
    missed, volume = row(community="南门社区"), row(5, community="南门社区")
    assert rows_not_told([missed, volume], [TARGET]) == [volume]
    assert rows_not_told([missed], [NOISE]) == [missed]
    of_compound = replace(TARGET, compound="青云首府")
    assert rows_not_told([missed], [of_compound]) == [missed]


def test_what_is_over_tells_nothing_and_the_order_stays():
    over = replace(NOISE, state=EventState.OVER)
    listed = [row(20, community="南门社区"), row(1, community="新城社区"), row(20, category="噪声扰民")]
    assert rows_not_told(listed, [over]) == listed
    assert rows_not_told(listed, [over, NOISE]) == [listed[1]]
    assert present_events([over, NOISE, TARGET]) == [NOISE, TARGET]


def test_an_event_as_a_row_has_its_name_its_number_and_its_week():
    new, over = replace(TARGET, state=EventState.NEW), replace(NOISE, state=EventState.OVER)
    lasting, missed = event_signals([NOISE, over, new])
    assert lasting.clause.replace("\u00a0", " ") == "南门社区青云首府夜间施工噪声 29 件，第 2 周"
    assert missed.clause == "南门社区满意率 71.5%"
    assert (lasting.level, lasting.what, lasting.reason) == (Tag.ALARM, f"**{NOISE.name}**", NOISE.reason)
    assert not missed.mark
    with speaking("en"):
        (english,) = event_signals([NOISE])
    assert english.clause.endswith("week 2")

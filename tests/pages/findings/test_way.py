"""The way of a record: steps by their time, missing ones at their usual place, late ones by the deadline."""

from datetime import datetime

from pages.parts.findings.way import Event, way
from pages.parts.findings.way_step import State

AS_OF = datetime(2026, 3, 1)
REQUEST = {
    "request_id": "G1", "channel": "12345", "request_type": "投诉", "requested_at": datetime(2026, 1, 1),
    "responded_at": datetime(2026, 1, 1, 0, 30), "triage": "共办", "responsible_unit": "物业公司",
    "dispatched_at": datetime(2026, 1, 2), "due_at": datetime(2026, 1, 10), "extended_due_at": None,
    "deadline_at": datetime(2026, 1, 10), "closed_at": datetime(2026, 1, 17), "is_closed": True,
    "status": "已办结", "days_to_close": 16.0,
}  # fmt: skip
CASE = {
    "case_id": "T1", "outcome": "调解成功", "accepted_at": datetime(2026, 1, 3),
    "due_at": datetime(2026, 1, 9), "closed_at": datetime(2026, 1, 8), "is_concluded": True,
    "mediator_team": "解忧茶桌", "agreement_form": "书面", "is_fulfilled": True,
}  # fmt: skip
CALL = {
    "response_id": "H1", "rating": "不满意", "asked_at": datetime(2026, 1, 12), "is_valid": True,
    "was_contacted": True, "is_resolved": False, "channel": "电话", "subject": "调解",
}  # fmt: skip


def told(event):
    return [(step.name, step.state) for step in way(event, AS_OF)]


def test_all_steps_stand_in_the_order_of_their_times():
    assert told(Event([REQUEST], [CASE], [CALL], "S1")) == [
        ("诉求 · 受理", State.DONE),
        ("分流 · 共办", State.DONE),
        ("调解 · 成功", State.DONE),
        ("期限", State.LATE),
        ("回访 · 不满意", State.DONE),
        ("办结", State.LATE),
    ]


def test_what_is_not_there_stands_at_its_usual_place_and_says_why():
    open_one = REQUEST | {"closed_at": None, "is_closed": False, "status": "挂账", "dispatched_at": None}
    steps = way(Event([open_one]), AS_OF)
    assert [(step.name, step.state) for step in steps] == [
        ("诉求 · 受理", State.DONE),
        ("分流 · 共办", State.DONE),
        ("期限", State.LATE),
        ("调解", State.ABSENT),
        ("办结", State.OPEN_LATE),
        ("回访", State.ABSENT),
    ]
    assert steps[4].note == "挂账；截至 2026-03-01 00:00 已超期 50.0 天".replace(
        "50.0 天", "50.0\N{NO-BREAK SPACE}天"
    )
    assert steps[3].note == "没有关联的调解案件（关联事件编号为空）"
    assert steps[1].note == "承办物业公司；分流时间台账没有"


def test_closed_before_the_deadline_or_not_yet_due_is_not_late():
    early = REQUEST | {"closed_at": datetime(2026, 1, 9), "days_to_close": 8.0}
    assert {state for _name, state in told(Event([early]))} == {State.DONE, State.ABSENT}
    coming = REQUEST | {"deadline_at": datetime(2026, 3, 5), "closed_at": None, "is_closed": False}
    steps = {step.name: step for step in way(Event([coming]), AS_OF)}
    assert steps["期限"].state is steps["办结"].state is State.ABSENT
    assert steps["期限"].note.startswith("未延期；还有 4.0")


def test_every_row_of_an_event_is_listed():
    other = REQUEST | {"request_id": "G2", "requested_at": datetime(2026, 1, 5), "status": "办理中"}
    steps = way(
        Event(
            [REQUEST, other],
            [CASE, CASE | {"case_id": "T2", "closed_at": None, "is_concluded": False}],
            [CALL, CALL],
            "S",
        ),
        AS_OF,
    )
    names = [step.name.split(" · ")[0] for step in steps]
    assert [names.count(name) for name in ("诉求", "调解", "回访", "办结")] == [2, 2, 2, 1]
    assert [step.state for step in steps if step.note.startswith("T2")] == [State.OPEN_LATE]


def test_a_dispute_without_a_request_says_so():
    steps = way(Event(cases=[CASE]), AS_OF)
    assert [(step.name, step.state) for step in steps] == [
        ("诉求", State.ABSENT),
        ("调解 · 成功", State.DONE),
        ("回访", State.ABSENT),
    ]


HAZARD = {
    "hazard_id": "Y1",
    "kind": "用电",
    "danger": "一般",
    "found_at": datetime(2026, 1, 4),
    "status": "整改中",
    "due_at": datetime(2026, 2, 1),
    "rectified_at": None,
    "responsible_unit": "物业公司",
    "recheck_result": None,
}
WORK = {
    "work_id": "M1",
    "kind": "路灯",
    "stage": "立项",
    "declared_on": datetime(2026, 1, 20),
    "approved_on": datetime(2026, 2, 10),
    "started_on": None,
    "finished_on": None,
    "due_on": datetime(2026, 2, 20),
    "planned_finish_on": None,
    "cost_yuan": None,
    "fund_source": "专项债",
    "is_counted": True,
    "is_begun": False,
    "is_finished": False,
    "status": "未填写",
}
ITEM = {
    "item_id": "I1",
    "topic": "路灯",
    "meeting_type": "半月谈",
    "met_at": datetime(2026, 1, 6),
    "status": "已办结",
}


def test_the_hazard_and_the_work_of_a_request_stand_among_its_steps():
    steps = way(Event([REQUEST], [CASE], [CALL], "S1", [HAZARD], [WORK], [ITEM]), AS_OF)
    assert [step.name for step in steps if " · " in step.name or step.name == "议事协商"][-3:] == [
        "议事协商", "回访 · 不满意", "实事 · 立项",
    ]  # fmt: skip
    by_name = {step.name: step for step in steps}
    assert by_name["隐患 · 整改中"].state is State.OPEN_LATE
    assert by_name["实事 · 立项"].state is State.OPEN_LATE
    assert by_name["实事 · 立项"].shown == "2026-01-20 至 02-10"
    assert by_name["实事 · 立项"].note == "M1 路灯；计划开工 2026-02-20；专项债"


def test_a_work_that_is_finished_after_its_plan_is_late_and_one_within_it_is_done():
    done = WORK | {
        "stage": "完工",
        "started_on": datetime(2026, 2, 11),
        "finished_on": datetime(2026, 2, 20),
        "due_on": None,
        "is_begun": True,
        "is_finished": True,
    }
    for day, state in ((19, State.LATE), (20, State.DONE)):
        assert told(Event(works=[done | {"planned_finish_on": datetime(2026, 2, day)}]))[-1] == (
            "实事 · 完工",
            state,
        )


def test_a_work_alone_lacks_no_dispute_and_no_call_back():
    assert told(Event(works=[WORK])) == [("诉求", State.ABSENT), ("实事 · 立项", State.OPEN_LATE)]
    assert told(Event(works=[WORK], items=[ITEM])) == [
        ("议事协商", State.DONE), ("实事 · 立项", State.OPEN_LATE)
    ]  # fmt: skip

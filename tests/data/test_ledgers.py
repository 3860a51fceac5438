"""The declarations: what holds of every ledger, and which ledger the exports of the field are."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from data.ledgers import LEDGERS
from data.ledgers.codes import NO, YES
from data.ledgers.places import PLACE
from data.recognising.headers import normalise, recognise
from data.schema import Column, Ledger, Pii, Type, plain
from tests.cases import each

ALL = [pytest.param(ledger, id=name) for name, ledger in LEDGERS.items()]
EVENTS = [pytest.param(ledger, id=name) for name, ledger in LEDGERS.items() if ledger.is_event]
COLUMNS = [
    pytest.param(ledger, column, id=f"{name}.{column.name}")
    for name, ledger in LEDGERS.items()
    for column in ledger.columns
]

DATE_COLUMNS = {
    "service_request": "requested_at",
    "mediation_case": "accepted_at",
    "satisfaction_response": "asked_at",
    "deliberation": "met_at",
    "service_order": "ordered_at",
    "commitment": "promised_at",
    "public_work": "started_on",
    "assistance": "decided_on",
    "activity": "held_on",
    "visit": "visited_at",
    "safety_hazard": "found_at",
    "collective_income": "received_on",
    "community": None,
    "compound": None,
    "building": None,
    "organisation": None,
    "role_holder": None,
    "property_contract": None,
    "service_station": None,
    "alliance_member": None,
}

#: What may name a person, and what becomes of it. Dropping one of these lines must be a decision.
PERSONAL = {
    "service_request": {
        Pii.MASK: {"phone"},
        Pii.DROP: {"content", "result", "reply", "reporter", "identity_number", "address"},
    },
    "mediation_case": {
        Pii.MASK: set(),
        Pii.DROP: {
            "title", "content", "feedback", "parties", "applicant", "respondent", "phone", "mediator",
            "address",
        },
    },
    "satisfaction_response": {Pii.MASK: set(), Pii.DROP: {"respondent", "phone", "comment", "address"}},
    "deliberation": {Pii.MASK: set(), Pii.DROP: set()},
    "service_order": {Pii.MASK: set(), Pii.DROP: {"content", "resident", "volunteer", "phone", "address"}},
    "commitment": {Pii.MASK: {"member_token"}, Pii.DROP: set()},
    "public_work": {Pii.MASK: set(), Pii.DROP: {"address"}},
    "assistance": {Pii.MASK: {"household_token"}, Pii.DROP: {"identity_number", "phone", "address"}},
    "activity": {Pii.MASK: set(), Pii.DROP: {"address"}},
    "visit": {Pii.MASK: {"household_token"}, Pii.DROP: {"visitor", "address"}},
    "safety_hazard": {
        Pii.MASK: set(),
        Pii.DROP: {"content", "inspector", "owner", "rechecker", "phone", "address"},
    },
    "collective_income": {Pii.MASK: set(), Pii.DROP: {"payer"}},
    "community": {Pii.MASK: set(), Pii.DROP: set()},
    "compound": {Pii.MASK: set(), Pii.DROP: set()},
    "building": {Pii.MASK: {"head_token", "contact_token"}, Pii.DROP: set()},
    "organisation": {Pii.MASK: set(), Pii.DROP: set()},
    "role_holder": {Pii.MASK: {"token"}, Pii.DROP: {"phone"}},
    "property_contract": {Pii.MASK: set(), Pii.DROP: set()},
    "service_station": {Pii.MASK: set(), Pii.DROP: set()},
    "alliance_member": {Pii.MASK: set(), Pii.DROP: {"contact", "phone", "address"}},
}  # fmt: skip

#: Headers of exports seen in the field, and the ledger each is.
EXPORTS = {
    "hotline": (
        "service_request",
        "工单编号 工单类型 问题分类 标签 标题 主要内容 工单状态 来电人 来电人电话/账号 被反映区 "
        "被反映街乡镇 办理结果 回复内容 处理受理方式 来电/受理时间 办结时间 企业名称 是否解决 "
        "是否满意 工单性质 村/社区 小区点位",
    ),
    "hotline with call-back": (
        "service_request",
        "工单号 创建时间 诉求类型 一级分类 二级分类 诉求标题 诉求内容 反映人 联系电话 承办单位 "
        "截止时间 办结时间 办理状态 回访时间 是否联系 是否解决 是否满意 所属社区 事发地",
    ),
    "city management": (
        "service_request",
        "案件号 问题来源 问题类型 大类名称 小类名称 小类明细 微类名称 街道 受理时间 立案时间 "
        "首次派遣时间 处置截止时间 处置结束时间 结案时间 强制结案时间 当前阶段 案件阶段名称 "
        "延期类型 案件标识 案件类型",
    ),
    "grid events": (
        "service_request",
        "事件编号 事件名称 所属网格 网格员 上报人 上报时间 事件类别 问题描述 问题来源 地址描述 社区 "
        "处置部门 处置结果",
    ),
    "disputes of a village": (
        "mediation_case",
        "矛盾纠纷编号 矛盾纠纷名称 矛盾纠纷内容 发生时间 受理时间 涉及人员 涉及人员总数 发生地点 "
        "矛盾纠纷类型 矛盾纠纷状态 管辖单位 责任单位 负责人员 协议（协商）方式 紧急程度 反馈内容 "
        "矛盾纠纷所在地网格编号/全地址",
    ),
    "disputes found": ("mediation_case", "纠纷基本情况 排查地点 排查时间 纠纷类型 纠纷方名称 纠纷方电话"),
    "mediation rooms": (
        "mediation_case",
        "受理日期 调解机构 案件来源 案件分类 协议形式 涉及金额 涉及当事人数 是否疑难 调解员 "
        "化解结果 化解层级",
    ),
    "call-backs": (
        "satisfaction_response",
        "工单编号 回访时间 是否有效回访 工作人员是否联系市民 问题是否解决 对办理结果是否满意 回访意见 社区",
    ),
    "hazards of an inspection system": (
        "safety_hazard",
        "隐患编号 隐患类别 隐患等级 排查时间 整改期限 整改完成时间 整改状态 复查时间 复查结果 "
        "隐患照片 责任单位 排查人",
    ),
    "hazards found in a check": (
        "safety_hazard",
        "序号 检查时间 检查地点 存在问题 隐患级别 整改责任人 联系电话 整改时限 是否整改 所属社区",
    ),
    "collective income by quarter": ("collective_income", "季度 社区 收入来源 金额(元)"),
    "items decided by a vote": (
        "deliberation",
        "序号 会议日期 会议形式 议题内容 社区 表决结果 表决日期 参与单位 牵头单位 群众评议",
    ),
    "daily round of a street": ("visit", "巡查日期 巡查类型 巡查街段 巡查人 发现问题 问题类别 社区"),
    "shops of an alliance": (
        "alliance_member",
        "序号 商户名称 业态 所在街段 负责人 联系电话 加入时间 社区 联盟",
    ),
    "units of an alliance": ("alliance_member", "单位名称 单位性质 可提供资源 联系人 联系方式 社区 联盟类别"),
    "survey": ("satisfaction_response", "问卷编号 调查时间 测评对象 满意度 所属小区"),
}


def headers(column: Column) -> set[str]:
    return {normalise(header) for header in (column.label, *column.synonyms)}


def test_all_ledgers_are_declared_events_first() -> None:
    assert {name: ledger.date_column for name, ledger in LEDGERS.items()} == DATE_COLUMNS
    assert list(LEDGERS) == list(DATE_COLUMNS)
    assert [ledger.name for ledger in LEDGERS.values()] == list(LEDGERS)
    titles = [ledger.title for ledger in LEDGERS.values()]
    assert len(set(titles)) == len(titles)


@each("ledger", ALL)
def test_no_header_stands_on_two_columns(ledger: Ledger) -> None:
    seen: dict[str, str] = {}
    for column in ledger.columns:
        for header in headers(column):
            assert header not in seen, f"{header}: {seen.get(header)} and {column.name}"
            seen[header] = column.name


@each("ledger", ALL)
def test_no_name_stands_on_two_columns(ledger: Ledger) -> None:
    stored = [column.stored_name for column in ledger.stored_columns]
    assert len(set(stored)) == len(stored)
    names = [column.name for column in ledger.columns]
    assert len(set(names)) == len(names)


@each("ledger", ALL)
def test_key_and_date_columns_exist_and_are_stored(ledger: Ledger) -> None:
    stored = {column.name for column in ledger.stored_columns}
    assert ledger.key
    assert set(ledger.key) <= stored
    if ledger.date_column:
        assert ledger.column(ledger.date_column).type in (Type.DATE, Type.DATETIME)
        assert ledger.date_column in stored


@each("ledger", ALL)
def test_only_what_a_row_cannot_be_counted_without_is_required(ledger: Ledger) -> None:
    required = [column.name for column in ledger.columns if column.required]
    assert required == ([] if ledger.stages else [ledger.date_column or ledger.key[-1]])


@each("ledger", ALL)
def test_stages_and_plans_are_dates_of_the_ledger(ledger: Ledger) -> None:
    assert all(ledger.column(name).type is Type.DATE for name in (*ledger.stages, *ledger.plans))
    assert not ledger.stages or ledger.date_column in ledger.stages
    assert not ledger.stages or len(ledger.column("stage").allowed) == len(ledger.stages)


@each("ledger", EVENTS)
def test_every_event_has_its_place(ledger: Ledger) -> None:
    assert [ledger.column(place.name) for place in PLACE] == list(PLACE)


@each("ledger", ALL)
def test_personal_columns_are_masked_or_dropped(ledger: Ledger) -> None:
    for pii, expected in PERSONAL[ledger.name].items():
        assert {column.name for column in ledger.columns if column.pii is pii} == expected
    assert not {column.name for column in ledger.stored_columns} & PERSONAL[ledger.name][Pii.DROP]


@each(("ledger", "column"), COLUMNS)
def test_every_column_is_described_in_chinese(ledger: Ledger, column: Column) -> None:
    assert column.name.isascii()
    assert column.name.isidentifier()
    for text in (column.label, column.description):
        assert any("\u4e00" <= sign <= "\u9fff" for sign in text)
    assert column.synonyms
    if column.type is Type.INTEGER:
        assert column.unit


@each(("ledger", "column"), COLUMNS)
def test_the_example_is_a_cell_the_column_accepts(ledger: Ledger, column: Column) -> None:
    assert plain(column.example) not in column.blanks
    if column.allowed:
        assert column.example in column.allowed
    elif column.type is Type.DATETIME:
        assert datetime.fromisoformat(column.example).microsecond == 0
    elif column.type is Type.DATE:
        assert date.fromisoformat(column.example).year > 1949
    elif column.type in (Type.INTEGER, Type.DECIMAL):
        assert float(column.example) >= 0


@each(("ledger", "column"), COLUMNS)
def test_no_spelling_means_two_values(ledger: Ledger, column: Column) -> None:
    seen: dict[str, str] = {}
    for value, variants in column.allowed.items():
        for spelling in (value, *variants):
            assert seen.setdefault(plain(spelling), value) == value
            assert plain(spelling) not in column.blanks
    if column.type is Type.BOOLEAN:
        assert tuple(column.allowed) == (YES, NO)
    else:
        assert column.type is Type.CATEGORY or not column.allowed


def test_so_so_is_never_counted_as_mostly_satisfied() -> None:
    ratings = LEDGERS["satisfaction_response"].column("rating").allowed
    assert list(ratings) == ["非常满意", "满意", "基本满意", "一般", "不满意", "非常不满意"]
    assert not {"一般", "较满意"} & {"基本满意", *ratings["基本满意"]}


def test_a_partly_solved_matter_is_not_solved_and_an_unasked_one_is_unknown() -> None:
    column = LEDGERS["satisfaction_response"].column("is_resolved")
    assert "部分解决" in column.allowed[NO]
    assert "未回访" in column.blanks


def test_having_no_family_file_is_an_answer() -> None:
    column = LEDGERS["visit"].column("has_file")
    assert "无" in column.allowed[NO]
    assert "无" not in column.blanks


@each(("name", "written"), EXPORTS.values(), ids=EXPORTS.keys())
def test_exports_of_the_field_are_recognised_by_their_headers(name: str, written: str) -> None:
    assert recognise(written.split(), "export.csv").ledger.name == name


@each("ledger", ALL)
def test_a_template_is_recognised_and_every_column_found(ledger: Ledger) -> None:
    matching = recognise([column.label for column in ledger.columns], "template.csv")
    assert matching.ledger is ledger
    assert list(matching.positions) == [column.name for column in ledger.columns]
    assert matching.unknown == ()


def test_a_list_of_communities_with_households_is_the_register_of_communities() -> None:
    assert recognise(["社区", "户数"], "a.csv").ledger is LEDGERS["community"]
    assert recognise(["社区", "小区名称", "总户数"], "a.csv").ledger is LEDGERS["compound"]

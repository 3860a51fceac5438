"""The columns on the outcome of a meeting: what it decided, when, and how residents judge what came of it."""

from __future__ import annotations

from types import MappingProxyType

from data.ledgers.partners import partner_units
from data.schema import Column, Course, Type

#: What a meeting decides; 否 and 是 of a column 是否通过 too.
_RESOLUTIONS = MappingProxyType(
    {
        "通过": (
            "已通过",
            "同意",
            "一致同意",
            "一致通过",
            "全票通过",
            "多数通过",
            "表决通过",
            "票决通过",
            "原则通过",
            "原则同意",
            "修改后通过",
            "议定",
            "已议定",
            "达成一致",
            "达成共识",
            "形成决议",
            "已形成决议",
            "是",
            "√",
        ),
        "未通过": (
            "不通过",
            "没通过",
            "没有通过",
            "否决",
            "不同意",
            "表决未通过",
            "票决未通过",
            "否",
            "×",
        ),
        "暂缓": (
            "缓议",
            "暂缓实施",
            "暂缓执行",
            "暂缓办理",
            "搁置",
            "暂不实施",
            "暂时搁置",
            "条件成熟后再办",
        ),
        "另议": (
            "再议",
            "待议",
            "下次再议",
            "下次会议再议",
            "另行商议",
            "另行协商",
            "继续协商",
            "再次协商",
            "未议定",
            "未达成一致",
            "未达成共识",
            "未形成决议",
            "未形成一致意见",
            "意见不统一",
            "提交上级",
        ),
    }
)
#: Votes around the result: 23票同意、2票反对，表决通过. What is said with a no comes first.
_VOTES = MappingProxyType(
    {
        "未通过": r".*(?:未|没有?|不)(?:能|获|予|得)?(?:到|以)?通过",
        "暂缓": r".*(?:暂缓|缓议|搁置).*",
        "通过": (
            r"(?:经|会议|表决|讨论|协商|全体|一致|原则|多数|居民|业主|代表)*同意[^未没不否缓]*"
            r"|[^未没不否缓]*(?:通过|达成(?:一致|共识))[^未没不否缓]*"
        ),
    }
)

#: What was decided, when, how the outcome is judged, and who joins in; an office may leave all out.
MEETING_OUTCOME = (
    Column(
        "resolution",
        "议定结果",
        Type.CATEGORY,
        synonyms=(
            "表决结果",
            "票决结果",
            "协商结果",
            "议事结果",
            "议决结果",
            "审议结果",
            "讨论结果",
            "决议结果",
            "议定情况",
            "表决情况",
            "是否通过",
            "是否议定",
            "是否达成一致",
            "是否达成共识",
            "是否形成决议",
        ),
        allowed=_RESOLUTIONS,
        patterns=_VOTES,
        description="会上定下来没有：通过算议定，未通过、暂缓、另议不算；空着的不计",
        example="通过",
        course=Course.MOVES,
    ),
    Column(
        "decided_at",
        "议定时间",
        Type.DATETIME,
        synonyms=(
            "议定日期",
            "表决时间",
            "表决日期",
            "票决时间",
            "决议时间",
            "决议日期",
            "通过时间",
            "通过日期",
            "形成决议时间",
        ),
        description="定下来的时间；当场定的与会议同一天",
        example="2026-04-22 20:00:00",
        course=Course.MOVES,
    ),
    Column(
        "review_score",
        "评议得分",
        Type.DECIMAL,
        synonyms=(
            "群众评议得分",
            "居民评议得分",
            "居民评议",
            "群众评议",
            "居民评分",
            "群众评分",
            "评议分",
            "评议分数",
            "办理评分",
            "评分",
        ),
        unit="分",
        description="居民对办得怎样打的分，0 至 100；整列最高不过 5 分或 10 分的折成百分，文字评语不折算",
        example="92",
        course=Course.MOVES,
        least=0,
        most=100,
    ),
    partner_units("和责任单位一起办的单位，几家用顿号隔开"),
)

"""集体经济收入: one entry of what a community earned of its own, by source."""

from __future__ import annotations

from types import MappingProxyType

from data.ledgers.places import PLACE
from data.schema import Column, Course, Ledger, Pii, Type

_SOURCES = MappingProxyType(
    {
        "租金": ("房屋租金", "租赁收入", "资产租赁", "场地租金", "门面租金", "房租", "出租收入", "物业出租"),
        "经营服务": (
            "经营收入",
            "服务收入",
            "经营性收入",
            "服务性收入",
            "便民服务",
            "停车服务",
            "停车收费",
            "自主经营",
        ),
        "项目承接": ("承接项目", "项目收入", "政府购买服务", "购买服务", "承接服务", "工程承接", "项目合作"),
        "其他": ("其它", "其他收入", "利息", "捐赠", "投资收益", "补助"),
    }
)

LEDGER = Ledger(
    name="collective_income",
    title="集体经济收入",
    grain="一行是一笔（或一个季度、一个月合计的）集体经济收入",
    key=("income_id",),
    date_column="received_on",
    columns=(
        Column(
            "income_id",
            "账目编号",
            synonyms=("凭证编号", "凭证号", "记账凭证号", "收入编号", "流水号", "编号"),
            description="账目的唯一编号；留空时按内容自动编号",
            example="SR-2026-0007",
        ),
        Column(
            "source",
            "收入来源",
            Type.CATEGORY,
            synonyms=("收入类别", "收入类型", "收入科目", "收入项目", "来源", "科目", "类别", "类型"),
            allowed=_SOURCES,
            description="租金、经营服务、项目承接还是其他",
            example="租金",
            course=Course.IDENTIFIES,
        ),
        Column(
            "received_on",
            "入账日期",
            Type.DATE,
            synonyms=(
                "入账时间",
                "收入日期",
                "收款日期",
                "到账日期",
                "记账日期",
                "所属季度",
                "所属月份",
                "所属期间",
                "季度",
                "月份",
                "期间",
                "日期",
            ),
            required=True,
            description="入账的日期，收入按它归入时段；只写季度或月份的算到它的第一天",
            example="2026-04-01",
        ),
        Column(
            "payer",
            "付款方",
            synonyms=("付款单位", "付款人", "承租人", "承租方", "交款人", "摘要"),
            description="谁付的钱，可能是个人",
            example="某商户",
            pii=Pii.DROP,
            course=Course.IDENTIFIES,
        ),
        *PLACE,
        Column(
            "amount_yuan",
            "收入金额",
            Type.DECIMAL,
            synonyms=(
                "收入",
                "金额",
                "入账金额",
                "到账金额",
                "收款金额",
                "集体收入",
                "集体经济收入",
                "经营性收入金额",
            ),
            unit="元",
            description="收入多少；冲减的写负数",
            example="18000",
            least=-1_000_000_000_000,
            most=1_000_000_000_000,
        ),
    ),
)

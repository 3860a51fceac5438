"""物业更替: one contract of a property firm with a compound, its dates, and why it ended."""

from __future__ import annotations

from dataclasses import replace

from data.ledgers.places import COMMUNITY, COMPOUND
from data.schema import Column, Course, Ledger, Type

LEDGER = Ledger(
    name="property_contract",
    title="物业更替",
    grain="一行是一家物业公司在一个小区的一段服务",
    key=("contract_id",),
    date_column=None,
    columns=(
        Column(
            "contract_id",
            "合同编号",
            synonyms=("物业合同编号", "协议编号"),
            required=True,
            description="物业合同的唯一编号",
            example="WY-0004",
        ),
        COMMUNITY,
        replace(COMPOUND, description="服务的小区"),
        Column(
            "company",
            "物业公司",
            Type.CATEGORY,
            synonyms=("物管公司", "物业企业", "物业服务企业", "物管名称", "物业名称"),
            description="物业公司的名称",
            example="红管家物业",
            course=Course.IDENTIFIES,
        ),
        Column(
            "started_on",
            "进驻日期",
            Type.DATE,
            synonyms=("开始日期", "合同开始日期", "进场日期", "进驻时间"),
            description="开始服务的日期",
            example="2019-05-01",
            course=Course.IDENTIFIES,
        ),
        Column(
            "ended_on",
            "退出日期",
            Type.DATE,
            synonyms=("结束日期", "合同结束日期", "退场日期", "退出时间"),
            description="结束服务的日期；仍在服务留空",
            example="2021-04-30",
            course=Course.MOVES,
        ),
        Column(
            "reason",
            "更替原因",
            synonyms=("更换原因", "退出原因", "解约原因"),
            description="为什么更换",
            example="合同到期",
            course=Course.MOVES,
        ),
        Column(
            "charge_yuan",
            "物业费标准",
            Type.DECIMAL,
            synonyms=(
                "物业费",
                "物业服务费标准",
                "物业服务收费标准",
                "物业收费标准",
                "物业费单价",
                "收费标准",
            ),
            unit="元/㎡·月",
            description="每平方米每月收多少物业费",
            example="1.80",
            course=Course.MOVES,
            least=0,
            most=100,
        ),
        Column(
            "collection_rate",
            "收缴率",
            Type.DECIMAL,
            synonyms=("物业费收缴率", "收费率", "物业费收费率", "物业费收取率", "缴费率", "物业费缴费率"),
            description="应收的物业费收到多少，写 0.86 或 86% 都行；退出的写最后一年的",
            example="0.86",
            course=Course.MOVES,
            least=0,
            most=1,
        ),
    ),
)

"""组织: the tree of party branches, self-governing groups and alliances."""

from __future__ import annotations

from types import MappingProxyType

from data.ledgers.places import PLACE
from data.schema import Column, Course, Ledger, Type

_LEVELS = MappingProxyType(
    {
        "社区党委": ("社区大党委", "社区党总支", "党委"),
        "网格党支部": ("网格党组织",),
        "小区党支部": ("功能性小区党支部", "小区功能型党支部", "党支部"),
        "物业党支部": (
            "物业公司党支部",
            "物业企业党支部",
            "物业服务企业党支部",
            "物业联合党支部",
            "物业党组织",
        ),
        "党小组": ("小区党小组", "楼栋党小组"),
        "党员中心户": ("党员示范户", "中心户", "党员中心户(示范户)"),
        "自管组织": ("院落自管会", "自管会", "自管小组"),
        "业委会": ("业主委员会", "小区业委会"),
        "商家联盟": ("商户联盟",),
        "单位联盟": ("共建联盟", "区域化党建联盟"),
    }
)

LEDGER = Ledger(
    name="organisation",
    title="组织名册",
    grain="一行是一个组织",
    key=("unit_id",),
    date_column=None,
    columns=(
        Column(
            "unit_id",
            "组织编号",
            synonyms=("党组织编号", "组织代码"),
            required=True,
            description="组织的唯一编号",
            example="ZZ-0007",
        ),
        Column(
            "name",
            "组织名称",
            synonyms=("党组织名称", "名称"),
            description="组织的名称",
            example="汽运小区党支部",
            course=Course.IDENTIFIES,
        ),
        Column(
            "parent_id",
            "上级组织编号",
            synonyms=("上级编号", "上级党组织编号", "上级组织代码"),
            description="上级组织的编号；最上一级留空",
            example="ZZ-0001",
            course=Course.MOVES,
        ),
        Column(
            "level",
            "组织层级",
            Type.CATEGORY,
            synonyms=("组织类别", "组织类型", "党组织类别", "党组织层级", "组织级别"),
            allowed=_LEVELS,
            description="是哪一级、哪一种组织",
            example="小区党支部",
            course=Course.IDENTIFIES,
        ),
        *PLACE,
        Column(
            "members",
            "成员数",
            Type.INTEGER,
            synonyms=("党员数", "成员人数", "党员人数"),
            unit="人",
            description="组织里的人数",
            example="23",
            course=Course.MOVES,
            least=0,
            most=1_000_000,
        ),
        Column(
            "linked_households",
            "联系户数",
            Type.INTEGER,
            synonyms=("联系群众户数", "联系群众数", "包联户数"),
            unit="户",
            description="组织联系的群众户数",
            example="10",
            course=Course.MOVES,
            least=0,
            most=1_000_000,
        ),
    ),
)

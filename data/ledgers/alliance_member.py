"""联盟成员: one unit or shop in an alliance, with its trade, its stretch of street and what it brings."""

from __future__ import annotations

from types import MappingProxyType

from data.ledgers.places import PLACE
from data.schema import Column, Course, Ledger, Pii, Type

_KINDS = MappingProxyType(
    {
        "单位联盟": (
            "单位社区联盟",
            "单位成员",
            "共建单位",
            "共建联盟",
            "驻区单位",
            "辖区单位",
            "区域化党建联盟",
            "单位",
        ),
        "商家联盟": ("商户联盟", "商圈联盟", "商家成员", "商家", "商户", "商铺", "沿街商户"),
    }
)

_TRADES = MappingProxyType(
    {
        "餐饮": ("餐馆", "餐饮店", "小吃", "小吃店", "饭店", "快餐", "饮品", "烘焙", "餐饮业", "餐饮服务"),
        "超市便利店": ("超市", "便利店", "零售", "百货", "食品零售", "商店", "小卖部", "烟酒", "零售业"),
        "教育培训": ("培训", "培训机构", "教育", "托管", "托育", "早教"),
        "金融": ("银行", "保险", "证券", "金融业", "金融机构"),
        "房产中介": ("中介", "房地产中介", "房产", "房屋中介"),
        "生活服务": (
            "理发",
            "美容美发",
            "洗衣",
            "维修",
            "家政",
            "快递",
            "驿站",
            "照相",
            "服务业",
            "居民服务",
        ),
        "服装": ("服装店", "鞋帽", "服饰"),
        "医疗": ("医院", "诊所", "药店", "卫生院", "卫生服务中心", "医药", "医疗机构"),
        "学校": ("小学", "中学", "幼儿园", "中小学", "高校"),
        "文体": ("体育", "文化", "健身", "体育场馆", "文体场馆", "娱乐", "文化体育"),
        "机关事业单位": ("机关", "事业单位", "行政单位", "政府部门", "机关单位", "派出所"),
        "企业": ("国企", "国有企业", "民企", "民营企业", "公司"),
        "社会组织": ("协会", "社会团体", "公益组织", "民办非企业"),
        "其他": ("其它",),
    }
)

#: What such lists say of the persons of a unit; none of it is stored.
_PERSONS = (
    Column(
        "contact",
        "联系人",
        synonyms=("负责人", "单位负责人", "法人", "法定代表人", "经营者", "店主", "店长", "联络员", "老板"),
        description="成员的联系人、负责人",
        example="联系人某",
        pii=Pii.DROP,
    ),
    Column(
        "phone",
        "联系电话",
        synonyms=("联系方式", "电话", "手机号", "手机号码"),
        description="联系人的电话",
        example="13800000000",
        pii=Pii.DROP,
    ),
    Column(
        "address",
        "地址",
        synonyms=("单位地址", "经营地址", "门牌号", "门牌", "详细地址", "店铺地址", "经营场所"),
        description="成员在哪里；只用来认出小区",
        example="三公街15号",
        pii=Pii.DROP,
    ),
)

LEDGER = Ledger(
    name="alliance_member",
    title="联盟成员",
    grain="一行是一家单位或商家在一个联盟里的成员身份",
    key=("member_id",),
    date_column=None,
    columns=(
        Column(
            "member_id",
            "成员编号",
            synonyms=("商户编号", "商家编号", "单位编号"),
            required=True,
            description="成员的唯一编号；没有这一列的名册由社区、联盟和成员名称认出是哪一家",
            example="LM-0012",
        ),
        Column(
            "name",
            "成员名称",
            synonyms=(
                "成员单位",
                "成员单位名称",
                "联盟成员",
                "成员",
                "单位名称",
                "商家名称",
                "商户名称",
                "商铺名称",
                "店铺名称",
                "店名",
                "门店名称",
                "招牌名称",
                "企业名称",
                "字号名称",
            ),
            description="单位或商家的名称，不写人名；和活动、议题里“共办单位”写得一样才对得上",
            example="第一小学",
            course=Course.IDENTIFIES,
        ),
        Column(
            "alliance_kind",
            "联盟类别",
            Type.CATEGORY,
            synonyms=("联盟类型", "成员类别", "成员类型"),
            allowed=_KINDS,
            description="单位联盟还是商家联盟",
            example="单位联盟",
            course=Course.IDENTIFIES,
        ),
        Column(
            "alliance",
            "联盟名称",
            Type.CATEGORY,
            synonyms=("所属联盟", "所在联盟", "加入联盟", "联盟"),
            description="联盟叫什么；没有写联盟类别的，名称里有“商家联盟”“单位联盟”的按它算",
            example="体育场社区单位联盟",
            course=Course.IDENTIFIES,
        ),
        *PLACE,
        Column(
            "trade",
            "业态",
            Type.CATEGORY,
            synonyms=(
                "经营业态",
                "业态类型",
                "业态类别",
                "行业",
                "行业类别",
                "行业类型",
                "所属行业",
                "经营类别",
                "经营类型",
                "单位性质",
                "单位类型",
                "单位类别",
            ),
            allowed=_TRADES,
            description="做哪一行，单位写性质",
            example="学校",
            course=Course.MOVES,
        ),
        Column(
            "stretch",
            "街段",
            Type.CATEGORY,
            synonyms=(
                "所在街段",
                "路段",
                "所在路段",
                "街路",
                "所在街路",
                "街巷",
                "所在街巷",
                "沿街路段",
                "街区",
            ),
            description="在哪一段街上",
            example="三公街",
            course=Course.MOVES,
        ),
        Column(
            "resource",
            "资源",
            synonyms=(
                "可提供资源",
                "提供资源",
                "共享资源",
                "可共享资源",
                "资源清单",
                "资源内容",
                "资源类型",
                "可用资源",
            ),
            description="能拿出来共用的：场地、师资、志愿者、物资、优惠等",
            example="操场、志愿者",
            course=Course.MOVES,
        ),
        Column(
            "joined_on",
            "加入日期",
            Type.DATE,
            synonyms=("加入时间", "入盟日期", "入盟时间", "签约日期", "签约时间", "结对日期", "结对时间"),
            description="加入联盟的日期",
            example="2023-06-01",
        ),
        *_PERSONS,
    ),
)

"""What an office keeps as lists: places, bodies, members of alliances, persons, contracts, stations."""

from __future__ import annotations

from tests.mechanisms.sheets import Sheet, register

_COMMUNITIES = """东湖社区 | 600 | 1650
北门社区 | 530 | 1480"""

_COMPOUNDS = """东湖社区 | 湖畔花园 | 240 | 180 | 2011 | 红色物业 | 2015 | 2014 | 法治 | 2026年4月
东湖社区 | 东湖苑 | 200 | | 2008 | 市场物业 | | | 养老 |
东湖社区 | 电厂家属院 | 120 | | 1988 | 无物业 | | | |
北门社区 | 北门新村 | 260 | 130 | 2004 | 红色物业 | 2018 | 2016 | 红色驿站 | 2026-01-10
北门社区 | 城北公寓 | 180 | | 2012 | 市场物业 | | | |
北门社区 | 三元街1号至39号 | 90 | | 1992 | 无物业 | | | |"""

_BUILDINGS = """HP-1 | 东湖社区 | 湖畔花园 | 东湖第一网格 | 陈某 | 东湖红管家物业 | 120
HP-2 | 东湖社区 | 湖畔花园 | 东湖第一网格 | 周某 | 东湖红管家物业 | 120
DH-1 | 东湖社区 | 东湖苑 | 东湖第一网格 | 郑某 | | 100
DH-2 | 东湖社区 | 东湖苑 | 东湖第一网格 | | | 100
DC-1 | 东湖社区 | 电厂家属院 | 东湖第二网格 | | | 60
DC-2 | 东湖社区 | 电厂家属院 | 东湖第二网格 | | | 60
BM-1 | 北门社区 | 北门新村 | 北门第一网格 | 吴某 | 北门社区 | 130
BM-2 | 北门社区 | 北门新村 | 北门第一网格 | 冯某 | 北门社区 | 130
CB-1 | 北门社区 | 城北公寓 | 北门第二网格 | | 嘉禾物业 | 180"""

_ORGANISATIONS = """D01 | 东湖社区党委 | | 社区党委 | 东湖社区 | | | 9 |
D02 | 东湖第一网格党支部 | D01 | 网格党支部 | 东湖社区 | | 东湖第一网格 | 34 |
D03 | 东湖第二网格党支部 | D01 | 网格党支部 | 东湖社区 | | 东湖第二网格 | 21 |
D04 | 湖畔花园小区党支部 | D02 | 小区党支部 | 东湖社区 | 湖畔花园 | 东湖第一网格 | 18 |
D05 | 湖畔花园第一党小组 | D04 | 党小组 | 东湖社区 | 湖畔花园 | 东湖第一网格 | 9 |
D06 | 湖畔花园第二党小组 | D04 | 党小组 | 东湖社区 | 湖畔花园 | 东湖第一网格 | 9 |
D07 | 东湖苑党小组 | D02 | 党小组 | 东湖社区 | 东湖苑 | 东湖第一网格 | 7 |
D08 | 湖畔花园中心户一 | D05 | 党员中心户 | 东湖社区 | 湖畔花园 | 东湖第一网格 | 1 | 10
D09 | 湖畔花园中心户二 | D05 | 党员中心户 | 东湖社区 | 湖畔花园 | 东湖第一网格 | 1 | 8
D10 | 湖畔花园中心户三 | D06 | 党员中心户 | 东湖社区 | 湖畔花园 | 东湖第一网格 | 1 | 12
D11 | 湖畔花园业主委员会 | | 业委会 | 东湖社区 | 湖畔花园 | | 7 |
D12 | 东湖苑院落自管会 | | 自管组织 | 东湖社区 | 东湖苑 | | 5 |
D13 | 东湖红管家物业党支部 | D01 | 物业党支部 | 东湖社区 | 湖畔花园 | | 4 |
B01 | 北门社区党委 | | 社区党委 | 北门社区 | | | 7 |
B02 | 北门第一网格党支部 | B01 | 网格党支部 | 北门社区 | | 北门第一网格 | 26 |
B03 | 北门新村小区党支部 | B02 | 小区党支部 | 北门社区 | 北门新村 | 北门第一网格 | 15 |
B04 | 北门新村党小组 | B03 | 党小组 | 北门社区 | 北门新村 | 北门第一网格 | 8 |
B05 | 城北公寓党小组 | B01 | 党小组 | 北门社区 | 城北公寓 | 北门第二网格 | 6 |
B06 | 三元街商家联盟 | | 商家联盟 | 北门社区 | 三元街1号至39号 | | 26 |
B07 | 北门单位社区联盟 | | 单位联盟 | 北门社区 | | | 5 |"""

_MEMBERS = """第二小学 | 单位联盟 | 学校 | | 操场、教室 | |
农商银行 | 单位联盟 | 银行 | | 志愿者 | |
区人民医院 | 单位联盟 | 医院 | | 义诊 | |
公交公司 | 单位联盟 | 国企 | | | |
北门派出所 | 单位联盟 | 派出所 | | | |
三元面馆 | 商家联盟 | 餐饮店 | 三元街东段 | 爱心午餐 | 是 | 2025年11月6日
北门烧烤 | 商家联盟 | 餐饮店 | 三元街东段 | | 否 | 2026-03-20
鲜果超市 | 商家联盟 | 超市 | 三元街西段 | | 否 |
阿明理发店 | 商家联盟 | 理发 | 三元街西段 | 老人免费理发 | 是 |"""

_HOLDERS = """街长 | 三元街1号至39号 | 北门社区 | 三元街1号至39号 | | 三元街1号至39号 | | 1
楼栋长 | 湖畔花园1至5栋 | 东湖社区 | 湖畔花园 | 东湖第一网格 | | | 4
楼栋长 | 北门新村1至6栋 | 北门社区 | 北门新村 | 北门第一网格 | | | 2
网格员 | 东湖第一网格 | 东湖社区 | | 东湖第一网格 | | | 2
网格员 | 东湖第二网格 | 东湖社区 | | 东湖第二网格 | | | 1
网格员 | 北门第一网格 | 北门社区 | | 北门第一网格 | | | 1
兼职委员 | 社区党委 | 东湖社区 | 湖畔花园 | | 社区党委 | | 1
在职党员 | | 东湖社区 | | | | 2 | 18
在职党员 | | 东湖社区 | | | | 0 | 6
在职党员 | | 北门社区 | | | | | 16
志愿者 | | 东湖社区 | | | | | 10"""

_CONTRACTS = """HT01 | 东湖社区 | 湖畔花园 | 顺安物业 | 2019-04-01 | 2025-03-31 | 业主大会解聘 | 1.50 | 62%
HT02 | 东湖社区 | 湖畔花园 | 东湖红管家物业 | 2025-04-01 | | | 1.20 | 93%
HT03 | 东湖社区 | 东湖苑 | 顺安物业 | 2018-01-01 | | | 1.10 | 71%
HT04 | 北门社区 | 北门新村 | 北门红管家物业 | 2020-07-01 | | | 1.00 | 90%
HT05 | 北门社区 | 城北公寓 | 嘉禾物业 | 2016-01-01 | | | 1.60 | 84%"""

_STATIONS = """ZD1 | 湖畔花园党群驿站 | 党群驿站 | 东湖社区 | 湖畔花园 | 2024-05-01
ZD2 | 北门暖锋驿站 | 暖锋驿站 | 北门社区 | 北门新村 | 2025-03-01
ZD3 | 北门新村议事厅 | 议事厅 | 北门社区 | 北门新村 | 2023-06-01"""


def communities() -> Sheet:
    """The communities with households and residents."""
    return register("社区名册.xlsx", "社区名称 总户数 常住人口", _COMMUNITIES)


def compounds() -> Sheet:
    """The compounds; two of them know how many households have a file."""
    headers = (
        "所属社区 小区名称 户数 已建档户数 建成年代 物业管理模式 党支部成立时间 业委会成立时间 "
        "一区一策一主题 主题启动时间"
    )
    return register("小区基本情况.xlsx", headers, _COMPOUNDS)


def buildings() -> Sheet:
    """The buildings with their heads and contacts."""
    return register("楼栋信息.xlsx", "楼号 所属社区 所属小区 所属网格 楼长姓名 联络人 户数", _BUILDINGS)


def organisations() -> Sheet:
    """The party organisations and the bodies of residents, shops and units."""
    headers = "组织代码 党组织名称 上级组织代码 组织类别 所属社区 所属小区 所属网格 党员人数 联系群众户数"
    return register("党组织和自治组织名册.xlsx", headers, _ORGANISATIONS)


def members() -> Sheet:
    """The units and shops of the two alliances of 北门社区, with stretch of street and what they bring."""
    headers = "成员单位 联盟类别 行业类别 所在街段 可提供资源 党员示范店 提档时间 所属社区 联系人"
    lines = [f"{line} | 北门社区 | 联系人某" for line in _MEMBERS.split("\n")]
    return register("联盟成员单位名册.xlsx", headers, "\n".join(lines))


def holders() -> Sheet:
    """The persons: a line above stands for as many of them as its last cell says."""
    cells = [[cell.strip() for cell in line.split("|")] for line in _HOLDERS.split("\n")]
    each = [(row[:-1], n) for row in cells for n in range(int(row[-1]))]
    lines = [
        " | ".join([f"RY{k:03}", role, f"{role}甲{k}", community, compound, grid, area or beside, served])
        for k, ((role, beside, community, compound, grid, area, served), _n) in enumerate(each)
    ]
    headers = "人员编号 岗位 人员姓名 所属社区 所属小区 所属网格 负责范围 参与服务次数"
    return register("骨干队伍花名册.xlsx", headers, "\n".join(lines))


def contracts() -> Sheet:
    """The contracts of property companies, with charge and share collected."""
    headers = (
        "物业合同编号 所属社区 小区名称 物业公司 合同开始日期 合同结束日期 更换原因 物业费标准 物业费收缴率"
    )
    return register("物业合同台账.xlsx", headers, _CONTRACTS)


def stations() -> Sheet:
    """The stations and rooms."""
    return register("服务阵地.xlsx", "站点编号 站点名称 站点类别 所属社区 小区名称 启用时间", _STATIONS)


SHEETS = (communities, compounds, buildings, organisations, members, holders, contracts, stations)

"""Exports of any size, as a hotline writes them: a long ledger of requests, and a list of compounds.

The same numbers give the same bytes. A few cells are as odd as in every real export: a comma in a title,
a phone number in another, codes in several spellings, requests that are not closed.
"""

from __future__ import annotations

from pathlib import Path

import duckdb

COMPOUNDS = 500
#: Header of the export -> the type that an analyst would declare.
COLUMNS = {
    "工单编号": "VARCHAR",
    "受理渠道": "VARCHAR",
    "工单类型": "VARCHAR",
    "问题分类": "VARCHAR",
    "问题小类": "VARCHAR",
    "标题": "VARCHAR",
    "社区": "VARCHAR",
    "小区": "VARCHAR",
    "受理时间": "TIMESTAMP",
    "办理截止时间": "TIMESTAMP",
    "办结时间": "TIMESTAMP",
    "工单状态": "VARCHAR",
}
#: The same with the address in place of the compound.
WITH_ADDRESS = {("诉求地址" if name == "小区" else name): kind for name, kind in COLUMNS.items()}
_PIECE = 4_000_000
#: First and second signs of the compounds' names: five hundred pairs.
_NAMES = (
    "金银梁龙桂汇锦翠玉紫东南西北安和永新明华",
    "苑湖江山园城庭府泽景阳宁溪桥林峰湾谷泉亭岭洲台轩洋",
)
_MACROS = """
    create macro pick(texts, chance) as texts[1 + cast(hash(chance) % len(texts) as INTEGER)];
    create macro sign(signs, number) as signs[1 + cast(number % length(signs) as INTEGER)];
    create macro compound_name(number) as sign($first, number) || sign($second, number // 20)
        || (['花园', '小区', '公寓', '家园', '新村'])[1 + number % 5];
    create macro community_name(number) as
        sign($second, number % 25) || sign($first, number % 25 + 3) || '社区';
"""
_REQUESTS = """
    select
        '热线-' || strftime(moment, '%y%m%d') || '-' || lpad(cast(number as VARCHAR), 7, '0') as 工单编号,
        pick(['12345热线', '12345热线', '12345热线', '微信', '网格上报', '来访'], number + 1) as 受理渠道,
        pick(['投诉', '投诉', '求助', '咨询', '意见建议', '举报'], number + 2) as 工单类型,
        pick(['环境卫生', '物业管理', '噪声扰民', '停车管理', '违法建设', '市政设施', '社会保障'], kind)
            as 问题分类,
        pick(['垃圾清运', '楼道堆物', '电梯故障', '广场舞噪声', '占用消防通道', '路灯不亮', '井盖缺失'], kind)
            || pick(['', '问题', '投诉', '类'], kind + 1) as 问题小类,
        case
            when number % 331 = 0 then
                '来电人13' || lpad(cast(number % 1000000000 as VARCHAR), 9, '0') || '反映'
            when number % 97 = 0 then '紧急,' else '反映'
        end || compound || building || '号楼' || pick(['电梯停运多日', '楼下餐馆油烟扰民', '深夜施工噪声',
            '楼道堆放杂物', '下水道堵塞污水外溢', '物业收费不公示', '车辆乱停堵住通道', '路灯损坏晚上太黑',
            '屋顶漏水无人维修', '小广告清理不及时'], number + 3)
            || case when number % 31 = 0 then ',请尽快处理' else
                pick(['', '，请尽快处理', '，多次反映未果', '，希望有关部门核实'], number + 4) end as 标题,
        community as 社区,
        {place},
        strftime(moment, '%Y-%m-%d %H:%M:%S') as 受理时间,
        strftime(moment + to_days(cast(5 + number % 3 as INTEGER)), '%Y-%m-%d %H:%M:%S') as 办理截止时间,
        case when number % 12 > 0 then
            strftime(moment + to_minutes(cast(90 + hash(number + 5) % 12000 as BIGINT)), '%Y-%m-%d %H:%M:%S')
        end as 办结时间,
        case when number % 12 > 0 then pick(['已办结', '已办结', '已结案', '回复完成'], number + 6)
            else pick(['办理中', '已派单', '待签收'], number + 7) end as 工单状态
    from (
        select
            number, moment, kind, community_name(place % 25) as community, compound_name(place) as compound,
            cast(1 + hash(number + 8) % 30 as VARCHAR) as building,
            cast(1 + hash(number + 9) % 32 as VARCHAR) as floor
        from (
            select
                number, timestamp '2021-01-01' + to_seconds(number * {apart} + hash(number) % 600) as moment,
                cast(hash(number + 10) % 400 as INTEGER) as kind,
                cast(sqrt(hash(number + 11) % (500 * 500)) as INTEGER) % 500 as place
            from range({rows}) as one(number)
        )
    )
    order by number
"""
_PLACES = {
    "小区": "compound as 小区",
    "诉求地址": "'武城区桂门街道' || community || compound || building || '栋' || floor || '0'"
    " || number % 4 || '室' as 诉求地址",
}


def write_requests(path: Path, rows: int, *, place: str = "小区") -> None:
    """Write that many requests as UTF-8 without a mark; the place in its column or in an address."""
    apart = max(1, 180_000_000 // max(rows, 1))
    with duckdb.connect() as connection:
        _define(connection)
        select = _REQUESTS.format(place=_PLACES[place], apart=apart, rows=rows)
        connection.execute(f"copy ({select}) to '{path}' (header)")


def write_compounds(path: Path) -> None:
    """Write the list of the compounds that the requests come from."""
    with duckdb.connect() as connection:
        _define(connection)
        connection.execute(
            "copy (select community_name(number % 25) as 社区, compound_name(number) as 小区,"
            f" 200 + number as 户数 from range({COMPOUNDS}) as one(number) order by 1, 2)"
            f" to '{path}' (header)"
        )


def write_as(source: Path, target: Path, encoding: str) -> None:
    """Write a UTF-8 text anew in another encoding."""
    with (
        source.open(encoding="utf-8", newline="") as read,
        target.open("w", encoding=encoding, newline="") as write,
    ):
        while piece := read.read(_PIECE):
            write.write(piece)


def _define(connection: duckdb.DuckDBPyConnection) -> None:
    first, second = _NAMES
    macros = _MACROS.replace("$first", f"'{first}'").replace("$second", f"'{second}'")
    connection.execute(macros)

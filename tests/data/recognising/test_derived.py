"""Columns that are computed from others, over small files."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

import duckdb
import pytest

from data.ledgers import LEDGERS
from data.notation.header_text import normalise
from data.recognising.derivation import DerivedColumn, facts
from data.recognising.derived import beside_dates, derived_columns
from data.schema import Ledger
from data.sql_text import quote
from tests.cases import each


def positions(headers: Sequence[str], ledger: Ledger) -> dict[str, int]:
    """Where the columns of a ledger stand; of two headers of one column the former."""
    names = {normalise(name): one.name for one in ledger.columns for name in (*one.synonyms, one.label)}
    found: dict[str, int] = {}
    for place, header in enumerate(headers):
        if normalise(header) in names and place not in beside_dates(headers):
            found.setdefault(names[normalise(header)], place)
    return found


def loaded(needs: Mapping[str, int], rows: Sequence[Sequence[str]]) -> duckdb.DuckDBPyConnection:
    """A database with the needed cells in ``raw``, null when blank."""
    connection = duckdb.connect()
    connection.execute(
        f"create table raw (_line BIGINT, {', '.join(f'{quote(name)} VARCHAR' for name in needs)})"
    )
    for line, row in enumerate(rows, start=2):
        cells = [row[place] or None for place in needs.values()]
        marks = ", ".join("?" for _ in (line, *cells))
        connection.execute(f"insert into raw values ({marks})", [line, *cells])
    return connection


def read(derived: DerivedColumn, rows: Sequence[Sequence[str]]) -> list[str | None]:
    """The texts of a computed column."""
    needs = derived.needs or {"anything": 0}
    statement = f"select {derived.sql} from raw cross join ({facts([derived])}) as fact order by _line"
    return [text for (text,) in loaded(needs, rows).execute(statement).fetchall()]


def rules(derived: DerivedColumn, rows: Sequence[Sequence[str]]) -> list[str]:
    """The rules of what is said of the file, if anything is."""
    connection = loaded(derived.needs or {"anything": 0}, rows)
    return [
        finding.rule
        for finding in derived.findings
        if connection.execute(f"select {derived.when} from ({facts([derived])}) as fact").fetchone()
        == (True,)
    ]


def derive(headers: str, ledger: str = "service_request") -> dict[str, DerivedColumn]:
    """The computed columns of a file with these headers."""
    names = headers.split(",")
    return derived_columns(names, positions(names, LEDGERS[ledger]), LEDGERS[ledger])


HOTLINE = (
    "工单编号,工单类型,问题分类,标签,标题,主要内容,工单状态,来电人,来电人电话/账号,被反映区,被反映街乡镇,"
    "办理结果,回复内容,处理受理方式,办结时间,企业名称,是否解决,是否满意,工单性质,村/社区,小区点位"
)


@each(
    ("headers", "rows", "texts"),
    [
        (
            "工单编号,受理日期,受理时,受理分",
            ["A1,2026-03-02,9,15", "A2,2026/3/2,10时,5分", "A3,2026-03-02,8,", "A4,2026-03-02,,"],
            ["2026-03-02 09:15", "2026/3/2 10:05", "2026-03-02 08:00", "2026-03-02"],
        ),
        (
            "工单编号,受理时间,小时,分钟",
            ["A1,2026-03-02 00:00:00,23.0,59.0", "A2,46083,7,0", "A3,2026-03-02,0.0,5分钟"],
            ["2026-03-02 23:59", "2026-03-02 07:00", "2026-03-02 00:05"],
        ),
        (
            "工单编号,受理日期,受理时间",
            [
                "A1,2026-03-02,09:15:30",
                "A2,2026-03-02,2026-03-02 09:15",
                "A3,2026-03-02,0.5",
                "A4,2026-03-02,",
            ],
            ["2026-03-02 09:15:30", "2026-03-02 09:15", "2026-03-02 12:00:00", "2026-03-02"],
        ),
        (
            "编号,日期,时间",
            ["A1,2026年3月2日,1899-12-30 09:15:00", "A2,2026-03-02,下午3:15"],
            ["2026年3月2日 09:15:00", "2026-03-02 下午3:15"],
        ),
        (
            "编号,日期,时间",
            [
                f"A,2026-03-02,{clock}"
                for clock in (
                    "19:00-20:30",
                    "晚上",
                    "全天",
                    "19点",
                    "下午3点",
                    "下午三点半至五点",
                    "0930",
                    "930",
                    "１９：３０",
                    "9点整",
                    "二楼会议室",
                    "第3会议室",
                    "25:99",
                    "9:00 PM",
                    "晚上7点到8点半在二楼会议室",
                )
            ],
            [
                f"2026-03-02 {clock}".strip()
                for clock in (
                    "19:00",
                    "",
                    "",
                    "19:00",
                    "下午3点",
                    "下午三点半",
                    "09:30",
                    "09:30",
                    "１９：３０",
                    "09:00",
                    "",
                    "",
                    "",
                    "9:00 PM",
                    "晚上7点",
                )
            ],
        ),
    ],
)
def test_time_of_day_in_columns_of_its_own(headers: str, rows: list[str], texts: list[str]):
    assert read(derive(headers)["requested_at"], [row.split(",") for row in rows]) == texts


def test_a_time_that_cannot_be_read_is_told_and_a_word_for_none_is_not():
    derived = derive("编号,日期,时间")["requested_at"]
    assert (
        rules(derived, [["A", "2026-03-02", "晚上"], ["B", "2026-03-02", "9:00"], ["C", "2026-03-02", ""]])
        == []
    )
    assert rules(derived, [["A", "2026-03-02", "二楼会议室"]]) == ["clock_unread"]


@pytest.mark.parametrize("day", ["12.31", "3.5", "305"])
def test_a_day_without_its_year_stays_as_it_is_written(day: str):
    assert read(derive("编号,日期,时间")["requested_at"], [["A", day, "9:00"]]) == [f"{day} 9:00"]


def test_hours_and_minutes_are_no_headers_of_their_own():
    assert beside_dates(["工单编号", "受理日期", "受理时", "受理分", "评分", "办结时限"]) == {2, 3}
    assert beside_dates(["工单编号", "受理时间", "办结时间", "得分"]) == frozenset()
    assert beside_dates(["工单编号", "受理时间", "受理点", "办结时间", "办结点"]) == frozenset()
    assert beside_dates(["工单编号", "受理日期", "点"]) == {2}


def test_each_moment_has_its_own_hour():
    derived = derive("工单编号,受理日期,受理时,办结日期,办结时")
    row = ["A1", "2026-03-02", "9", "2026-03-04", "16"]
    assert read(derived["requested_at"], [row]) == ["2026-03-02 09:00"]
    assert read(derived["closed_at"], [row]) == ["2026-03-04 16:00"]


def test_date_from_the_order_number():
    derived = derive(HOTLINE)["requested_at"]
    numbers = ["热线-260402-062267", "热线-20260402-1", "热线-001", "热线-269902-000001", "", "A1"]
    rows = [[number, *[""] * 20] for number in numbers]
    assert read(derived, rows) == ["2026-04-02", "2026-04-02", None, None, None, None]
    (finding,) = derived.findings
    assert finding.rule == "date_from_number"
    assert "按期办结率算不出来" in finding.message
    assert "按期办结率" not in derive(f"{HOTLINE},办理截止时间")["requested_at"].findings[0].message


def test_only_numbers_of_the_hotline_have_a_day_in_them():
    assert "requested_at" not in derive("工单编号,标题,社区,小区,主要内容")


def test_a_date_column_goes_before_the_order_number():
    assert "requested_at" not in derive(f"{HOTLINE},来电时间")


def categories(*cells: str) -> list[tuple[str | None, str | None]]:
    derived = derive("工单编号,受理时间,问题分类")
    rows = [["A1", "2026-03-02", text] for text in cells]
    return list(zip(read(derived["category"], rows), read(derived["subcategory"], rows), strict=True))


def test_category_paths_are_parted():
    assert categories(
        "市场管理>市场环境秩序>占道经营", "科体文宣->文化->文物保护", "住房/物业管理", "噪声", ""
    ) == [
        ("市场管理", "市场环境秩序"),
        ("科体文宣", "文化"),
        ("住房", "物业管理"),
        ("噪声", None),
        (None, None),
    ]


@each("sign", ["/", "-", "—", "——", "／"])
def test_a_sign_that_names_may_have_parts_where_all_cells_have_it(sign: str):
    paths = [f"住房{sign}物业", f"住房{sign}产权", f"环境{sign}油烟"]
    assert categories(*paths) == [("住房", "物业"), ("住房", "产权"), ("环境", "油烟")]


def test_a_single_name_with_a_sign_in_it_is_not_parted():
    assert categories("咨询/求助", "噪声", "油烟") == [("咨询/求助", None), ("噪声", None), ("油烟", None)]
    assert categories("咨询/求助", "咨询/求助") == [("咨询/求助", None), ("咨询/求助", None)]


def test_a_parted_category_is_told_and_a_plain_one_is_not():
    derived = derive("工单编号,受理时间,问题分类")["category"]
    assert rules(derived, [["A1", "2026-03-02", "住房>物业"]]) == ["category_split"]
    assert rules(derived, [["A1", "2026-03-02", "住房"]]) == []


def test_a_subcategory_of_its_own_leaves_the_category_whole():
    assert "category" not in derive("工单编号,受理时间,问题分类,问题小类")


def test_grid_events_and_hotline_orders_bear_their_channel():
    grid = derive("案件号,大类名称,小类名称,上报时间,处置截止时间,结案时间,当前阶段")["channel"]
    assert read(grid, [["A1", "", "", "", "", "", ""]]) == ["网格巡查"]
    assert rules(grid, []) == ["channel_from_headers"]
    hotline = derive("工单编号,来电时间,来电人,标题")["channel"]
    assert read(hotline, [["A1", "", "", ""]]) == ["12345"]
    assert "channel" not in derive("编号,受理时间,标题")
    assert "channel" not in derive("案件号,问题来源,大类名称,上报时间,结案时间")


def test_how_a_request_was_handled_is_no_channel():
    derived = derive(HOTLINE)["channel"]
    channels, handling = ([[text if place == 13 else "" for place in range(21)]] for text in ("微信", "转办"))
    assert (read(derived, channels), rules(derived, channels)) == (["微信"], [])
    assert (read(derived, handling), rules(derived, handling)) == (["12345"], ["channel_from_headers"])


def test_kind_of_call_is_decided_by_its_values():
    derived = derive("工单编号,来电时间,来电类别,标题")
    types = [["A1", "", "投诉", ""], ["A2", "", "咨询", ""], ["A3", "", "其它事", ""]]
    assert read(derived["request_type"], types) == ["投诉", "咨询", "其它事"]
    assert read(derived["category"], types) == [None, None, None]
    assert rules(derived["category"], types) == []
    names = [["A1", "", "环境卫生", ""], ["A2", "", "住房", ""], ["A3", "", "咨询", ""]]
    assert read(derived["request_type"], names) == [None, None, None]
    assert read(derived["category"], names) == ["环境卫生", "住房", "咨询"]
    assert rules(derived["category"], names) == ["type_is_category"]


def test_amounts_in_units_of_ten_thousand():
    derived = derive("受理日期,调解机构,涉及金额（万元）,化解结果", "mediation_case")["amount_yuan"]
    rows = [["", "", text, ""] for text in ("3.5", "1,200", "500元", "")]
    assert read(derived, rows) == ["3.5万元", "1,200万元", "500元", None]
    assert "amount_yuan" not in derive("受理日期,涉及金额（元）", "mediation_case")


def test_units_of_headers_scale_the_numbers_that_bear_none():
    derived = derive("社区,小区,占地面积（公顷）,户数(户),人口", "compound")["area_m2"]
    rows = [["", "", text, "", ""] for text in ("2.1", "2万平方米", "约3", "1E2", "３．５", "3-4")]
    assert read(derived, rows) == ["2.1公顷", "2万平方米", "约3", "1E2公顷", "３．５公顷", "3-4"]
    assert "households" not in derive("社区,小区,户数(户)", "compound")


def test_a_rate_in_percent_is_told_from_one_that_a_workbook_keeps_as_a_share():
    derived = derive("社区,小区,绿地率(%)", "compound")["green_rate"]
    assert read(derived, [["", "", "35"], ["", "", "0.8"], ["", "", "30%"]]) == ["35%", "0.8%", "30%"]
    assert read(derived, [["", "", "0.35"], ["", "", "0.3"], ["", "", "1"]]) == ["0.35", "0.3", "1"]


def test_brackets_that_say_no_known_unit_are_told():
    derived = derive("社区,小区,户数(含商户)", "compound")["households"]
    assert read(derived, [["", "", "120"]]) == ["120"]
    (finding,) = derived.findings
    assert (finding.rule, finding.column) == ("unknown_unit", "户数")
    assert "含商户" in finding.message


def test_counted_requests_are_not_excluded():
    derived = derive("工单编号,来电时间,来电人,是否纳入考核")["is_excluded"]
    rows = [["A", "", "", text] for text in ("是", "是。", "（Y）", "0", "不纳入", "", "看情况")]
    # What is not understood is left to be told; it is no answer to the opposite question.
    assert read(derived, rows) == ["否", "否", "否", "是", "是", None, "是否纳入考核：看情况"]
    assert "is_excluded" not in derive("工单编号,来电时间,是否不纳入考核,是否纳入考核")


def test_orders_without_a_time_of_their_own_are_of_when_they_were_passed_on():
    derived = derive("单号,心愿内容,下单社区,下单时间", "service_order")["ordered_at"]
    assert read(derived, [["X1", "", "", "2026-03-02"]]) == ["2026-03-02"]
    assert [finding.rule for finding in derived.findings] == ["date_from_other"]
    assert "ordered_at" not in derive("单号,点单时间,下单时间", "service_order")


def test_names_of_photos_are_counted_and_a_number_stays():
    derived = derive("隐患编号,发现时间,隐患照片", "safety_hazard")["photo_count"]
    cells = ["1.jpg;2.JPG", "a.png", "3", "3张", "见附件", ""]
    assert read(derived, [["", "", text] for text in cells]) == ["2", "1", "3", "3张", "见附件", None]


def test_an_income_of_a_quarter_or_month_is_of_its_first_day():
    derived = derive("季度,金额", "collective_income")["received_on"]
    told = {
        "2026年第三季度": "2026-07-01",
        "2026年一季度": "2026-01-01",
        "2026Q4": "2026-10-01",
        "2026年2季": "2026-04-01",
        "2026-07": "2026-07-01",
        "2026年11月": "2026-11-01",
        "2026-07-15": "2026-07-15",
        "三季度": "三季度",
    }
    assert read(derived, [[text, ""] for text in told]) == list(told.values())


def test_a_member_without_a_number_is_known_by_its_community_alliance_and_name():
    """In another community or alliance the same name is another member; no number says a name."""
    derived = derive("商户名称,联盟,社区", "alliance_member")["member_id"]
    rows = [["张师傅 修鞋", "商家联盟", "东社区"], ["张师傅修鞋", "商家联盟", "东社区"]]
    rows += [["张师傅修鞋", "", "东社区"], ["张师傅修鞋", "商家联盟", "西社区"], ["", "商家联盟", "东社区"]]
    first, again, without, elsewhere, nameless = read(derived, rows)
    assert first == again
    assert len({first, without, elsewhere}) == 3
    assert nameless is None
    assert all(re.fullmatch("自动-[0-9a-f]{20}", number) for number in (first, without, elsewhere))
    numbered = derive("成员编号,商户名称", "alliance_member")["member_id"]
    assert read(numbered, [["LM1", "甲店"]]) == ["LM1"]
    assert "member_id" not in derive("成员编号,业态", "alliance_member")


def test_marks_out_of_five_or_ten_become_marks_out_of_a_hundred():
    derived = derive("议题编号,会议时间,评议得分", "deliberation")["review_score"]

    def scores(*cells):
        return read(derived, [["", "", text] for text in cells])

    assert scores("4.5", "5分", "★★★☆☆", "优", "") == ["90.0", "100.0", "60.0", "优", None]
    assert scores("9", "８.5分", "4") == ["90.0", "85.0", "40.0"]
    assert scores("95", "5", "88分") == ["95", "5", "88分"]
    assert scores("0", "1") == ["0", "1"]  # flags
    assert scores("4.5/5", "90/100", "95") == ["90.0", "90.0", "95"]
    assert scores("优", "良") == ["优", "良"]
    assert [finding.rule for finding in derived.findings] == ["marks_converted"]


@each(
    ("unit", "kind"),
    [
        ("三元街商家联盟", "商家联盟"),
        ("中凯小区业主委员会", "业委会"),
        ("业委会", "业委会"),
        ("东湖苑院落自管会", "院落自管会"),
        ("物管会", "院落自管会"),
        ("自管组织", "院落自管会"),
        ("顺安物业", "物业公司"),
        ("顺安物业服务有限公司湖畔花园项目部", "物业公司"),
        ("物业公司", "物业公司"),
        ("东湖社区居委会", "社区居委会"),
        ("东湖社区", "社区居委会"),
        ("网格站", "社区居委会"),
        ("社区卫生服务中心", None),
        ("平川街道", "街道办"),
        ("平川街道办事处", "街道办"),
        ("平川街道综合执法队", "街道办"),
        ("城建办", "街道办"),
        ("社会事务办公室", "街道办"),
        ("区政府办公室", "职能部门"),
        ("区住建局", "职能部门"),
        ("住建局物业科", "职能部门"),
        ("派出所", "职能部门"),
        ("市场监管所", "职能部门"),
        ("城管中队", "职能部门"),
        ("供水公司", "职能部门"),
        ("燃气公司", "职能部门"),
        ("业主委员会（湖畔花园）", "业委会"),
        ("东湖社区（物业）", "社区居委会"),
        ("物业科", None),
        ("区物业办", "职能部门"),
        ("城管", "职能部门"),
        ("情暖东湖志愿服务队", "志愿者"),
        ("党员志愿者", "志愿者"),
        ("平川街道志愿服务队", "志愿者"),
        ("区税务局志愿服务队", "志愿者"),
        ("志愿者协会", "社会组织"),
        ("老年协会", "社会组织"),
        ("社区社会组织", "社会组织"),
        ("平川街道社会组织服务中心", "街道办"),
        ("北门社工站", "社工"),
        ("平川街道社工站", "社工"),
        ("阳光社会工作服务中心", "社工"),
        ("驻站社工", "社工"),
        ("区委社会工作部", "职能部门"),
        ("平川街道社会工作办公室", "街道办"),
        ("网格员", "网格员"),
        ("北门第一网格", "网格员"),
        ("专职网格员队伍", "网格员"),
        ("平川街道网格化管理中心", "街道办"),
        ("区网格中心", None),
        ("3栋楼栋长", "楼栋长"),
        ("2单元单元长", "楼栋长"),
        ("楼长（湖畔花园1栋）", "楼栋长"),
        ("湖畔花园小区党支部", "小区党支部"),
        ("东湖社区党支部", None),
        ("区慈善总会", "慈善资源"),
        ("区残疾人联合会", None),
        ("三元街商户协会", "商家联盟"),
        ("市第一人民医院", None),
        ("赛场街30号院", None),
        ("某某科技有限公司", None),
        ("张三", None),
        ("城管中队、东湖社区", None),
        ("", None),
    ],
)
def test_the_kind_of_a_handler_is_what_the_name_of_its_unit_says(unit: str, kind: str | None):
    derived = derive("工单编号,受理时间,承办单位")["handler_kind"]
    row = ["A1", "2026-03-02", unit]
    assert read(derived, [row]) == [kind]
    assert rules(derived, [row]) == ([] if kind is None else ["handler_from_unit"])


def test_a_file_with_kinds_of_handlers_keeps_its_own():
    assert "handler_kind" not in derive("工单编号,受理时间,承办单位,承办主体")
    assert "handler_kind" not in derive("工单编号,受理时间")
    assert "handler_kind" not in derive("议题编号,会议时间,责任单位", "deliberation")


def test_a_theme_that_began_in_a_month_began_on_its_first_day():
    derived = derive("社区,小区,主题启动时间", "compound")["theme_since"]
    told = {"2022年3月": "2022-03-01", "2022.3": "2022-03-01", "2022-03-15": "2022-03-15", "": None}
    assert read(derived, [["甲", "东苑", text] for text in told]) == list(told.values())

"""What kind of body handles a request, of a file that names the unit only: 三元街商家联盟, 社工站."""

from __future__ import annotations

from collections.abc import Mapping

from data.recognising.derivation import DerivedColumn, cell, of_file
from data.schema import Ledger
from data.sql_text import literal

_COLUMN, _UNIT = "handler_kind", "responsible_unit"
#: A spelling of the kind, and what the name of such a unit matches whole; the first that matches tells.
#: What only begins with the name of a community (社区卫生服务中心, 社区警务室) tells nothing by it.
_KINDS = (
    ("商家联盟", ".*(?:商家|商户|商铺|商圈).*(?:联盟|联合会|协会|自治会)"),
    ("业委会", ".*(?:业委会|业主委员会|业主大会)"),
    ("慈善资源", ".*慈善(?:会|总会|协会|基金|基金会|超市)|.*(?:社区|公益)基金(?:会)?"),
    (
        "社会组织",
        ".*(?:社会组织|社会团体|公益组织|民办非企业(?:单位)?)"
        "|.*(?:志愿者|志愿服务|义工|公益|老年|老年人|文体|文艺|乡贤|邻里互助)(?:协会|联合会|促进会|服务社)"
        "|.*公益(?:服务|发展)中心",
    ),
    ("志愿者", ".*(?:志愿者|义工)|.*(?:志愿|义工)[^、]*(?:队|队伍|团队)"),
    (
        "社工",
        ".*(?:社工|社会工作者)|.*(?:社工|社会工作)(?:服务)?(?:站|室|点|中心|事务所|服务社|机构)",
    ),
    ("网格员", ".*网格(?:员|长)?(?:队|队伍|服务队)?"),
    ("楼栋长", ".*(?:楼栋|楼|单元|楼组|楼门|楼院|楼栋单元)长(?:队伍)?"),
    ("小区党支部", ".*(?:小区|院落|楼院)(?:功能型)?(?:党支部|支部|党组织|党总支)"),
    ("院落自管会", ".*(?:自管|自治|物管|院落管理|家委)(?:会|小组|组织|管理小组|委员会)"),
    (
        "职能部门",
        "[省市区县](?:政府|委).*|[区县].*办(?:公室)?|.*(?:局|法院|检察院|卫生院)|.*局.*[科股室所队]",
    ),
    ("物业公司", ".*(?:物业|物管)[^科股室办所]*"),
    ("社区居委会", ".*(?:居委会|居委|居民委员会|村委会|社区|社区党委|社区党总支|社区两委|社区工作站|网格站)"),
    ("街道办", ".*街道|.*街道(?:办事处|党工委|机关)|.*街道.*[办室队所站]|.*街道.*中心|.*办|.*办公室"),
    ("职能部门", ".*(?:派出|司法|市政|住建|监管|管理|环卫|工商|税务|供电|交管|规划|自然资源|国土|卫生)所"),
    ("职能部门", ".*(?:中队|大队|支队|消防站|消防救援站|交警队|城管队|执法队|城管|交警|公安|消防|市监)"),
    ("职能部门", ".*(?:供水|供电|燃气|自来水|电力|水务|供热|热力|公交|环卫|排水)(?:有限)?(?:公司|集团)"),
)
#: Signs between several units in one cell, which may be of several kinds.
_SEVERAL = "[、,，;；/+]"
#: A remark in brackets after the name: 业主委员会（湖畔花园）.
_REMARK = "[（(][^（(]*[)）]$"
_MESSAGE = (
    "文件没有“{kind}”一列，按“{unit}”的名称判断（如 业委会、某某物业公司、派出所），"
    "看不出的空着；若不对，请在文件中加上这一列。"
)


def handler_kinds(positions: Mapping[str, int], ledger: Ledger) -> dict[str, DerivedColumn]:
    """The kind that the name of the unit says, in a file of requests without a column of kinds."""
    if ledger.name != "service_request" or _COLUMN in positions or _UNIT not in positions:
        return {}
    kind, unit = ledger.column(_COLUMN), ledger.column(_UNIT)
    finding = of_file(kind, "handler_from_unit", _MESSAGE.format(kind=kind.label, unit=unit.label))
    sql, needs = _kind(cell(_UNIT)), {_UNIT: positions[_UNIT]}
    units = f"select distinct whole.{_UNIT} as unit from raw as whole"
    is_told = f"(select count({_kind('unit')}) > 0 from ({units}))"
    return {_COLUMN: DerivedColumn(sql, needs, (finding,), is_told)}


def _kind(unit: str) -> str:
    """SQL for the kind of a unit; null where its name does not tell."""
    name = f"regexp_replace({unit}, {literal(_REMARK)}, '')"
    cases = " ".join(
        f"when regexp_full_match({name}, {literal(pattern)}) then {literal(kind)}" for kind, pattern in _KINDS
    )
    return f"case when regexp_matches({unit}, {literal(_SEVERAL)}) then null {cases} end"

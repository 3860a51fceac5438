"""Values of ledgers in an English sentence: English name or pinyin, and the Chinese once in brackets."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from pypinyin import lazy_pinyin

from data.ledgers import LEDGERS
from pages.parts.words.language import catalogue, language, mark

#: Usual values of columns without a declared list: categories, units, venues and topics of many offices.
USUAL = (
    mark("物业服务"),
    mark("噪声扰民"),
    mark("环境卫生"),
    mark("停车管理"),
    mark("管道渗漏"),
    mark("水电气"),
    mark("邻里纠纷"),
    mark("油烟扰民"),
    mark("政策咨询"),
    mark("消防通道"),
    mark("占道经营"),
    mark("路灯照明"),
    mark("电梯故障"),
    mark("违建乱搭"),
    mark("夜间施工噪声"),
    mark("公共设施维修"),
    mark("乱停乱放"),
    mark("保洁不到位"),
    mark("餐馆油烟"),
    mark("楼上渗水"),
    mark("物业收费争议"),
    mark("流动摊贩"),
    mark("停水"),
    mark("下水堵塞"),
    mark("电梯停运"),
    mark("楼道堆物"),
    mark("装修噪声"),
    mark("占用车位"),
    mark("路灯不亮"),
    mark("商户音响噪声"),
    mark("占用通道"),
    mark("烧烤油烟"),
    mark("店外经营"),
    mark("广场舞噪声"),
    mark("飞线充电"),
    mark("不文明养犬"),
    mark("社保医保"),
    mark("电动车充电"),
    mark("乱堆乱放"),
    mark("污水外溢"),
    mark("车位不足"),
    mark("绿化养护"),
    mark("道路积水"),
    mark("楼道灯"),
    mark("私搭雨棚"),
    mark("停电"),
    mark("家庭矛盾"),
    mark("门禁监控"),
    mark("犬吠噪声"),
    mark("水质浑浊"),
    mark("加装电梯"),
    mark("高空抛物"),
    mark("电梯困人"),
    mark("物业公司"),
    mark("物业公司（合同未录）"),
    mark("物业公司（小区未知）"),
    mark("物业公司（小区自管）"),
    mark("物业公司（小区无物业）"),
    mark("有党支部"),
    mark("其他小区"),
    mark("红管家物业"),
    mark("城管中队"),
    mark("社区居委会"),
    mark("派出所"),
    mark("住建所"),
    mark("城建办"),
    mark("供水公司"),
    mark("供电公司"),
    mark("燃气公司"),
    mark("市场监管所"),
    mark("社会事务办"),
    mark("消防大队"),
    mark("网格站"),
    mark("社区调委会"),
    mark("解忧茶桌"),
    mark("网格调解小组"),
    mark("街道调委会"),
    mark("社区调解室"),
    mark("谈心说事室"),
    mark("近邻评理室"),
    mark("文明养犬公约"),
    mark("活动室开放时间"),
    mark("增设电动车充电桩"),
    mark("小区门禁更换"),
    mark("监控补点"),
    mark("加装电梯费用分摊"),
    mark("巷道路灯加装"),
    mark("车库路面修复"),
    mark("公共晾晒区设置"),
    mark("污水管道疏通"),
    mark("门前车位划线"),
    mark("楼道堆物清理"),
    mark("物业费调整说明"),
    mark("垃圾桶点位调整"),
    mark("绿化补种"),
)
#: Ends of names that say what kind of place it is: their pinyin would mean nothing to an English reader.
_KINDS = ("社区", "小区")
#: A longer text (in characters) is a title, not a name: its pinyin would not be readable.
_LONGEST = 12
_VALUE = r"[0-9A-Za-z]*[\u4e00-\u9fff](?:[\u4e00-\u9fff0-9A-Za-z·、（）]|-(?=[\u4e00-\u9fff0-9]))*"
#: Values next to one another share one bracket.
_VALUES = re.compile(rf"{_VALUE}(?:,? {_VALUE})*")
_CHARACTERS = re.compile(r"[\u4e00-\u9fff]+|[^\u4e00-\u9fff]+")


def in_words(text: str) -> str:
    """A sentence with its values in the reader's language; a Chinese sentence is returned unchanged.

    In English a value is given by its English name or its pinyin, with the Chinese in brackets after it
    the first time. Calling it again on the result changes nothing.
    """
    if language() != "en" or text.isascii():
        return text
    seen: set[str] = set()
    return _VALUES.sub(lambda found: _english_words(found, seen), text)


def _english_words(found: re.Match[str], seen: set[str]) -> str:
    values = found[0].replace(",", "").split(" ")
    said = re.sub(_VALUE, lambda value: english(value[0]), found[0].replace(", ", " ").replace(" ", ", "))
    before = found.string[: found.start()].lower()
    if before.endswith(f"{said} (".lower()):
        seen.update(values)
        return found[0]
    if seen.issuperset(values):
        return said
    seen.update(values)
    return said if said == found[0] else f"{said} ({found[0]})"


@functools.lru_cache(maxsize=4096)
def english(value: str) -> str:
    """A value by the English name of its declaration, in lower case, else in pinyin: ``Qingyun Shoufu``.

    A name that ends in a known name has both parts: ``Longkai party-mass service point``.
    """
    if value in _named_values():
        name = catalogue("en")[value]
        return name if name[1:] != name[1:].lower() else name[:1].lower() + name[1:]
    known = max((end for end in _named_values() if len(end) > 2 and value.endswith(end)), key=len, default="")
    if known and not value.removesuffix(known).endswith("社区"):
        return f"{english(value.removesuffix(known))} {english(known)}"
    community, ends, rest = value.partition("社区")
    if community and ends and rest:
        return f"{english(community + ends)}, {english(rest)}"
    return value if len(value) > _LONGEST else " ".join(_pinyin_words(value))


def has_english_name(value: str) -> bool:
    """Whether a value has an English name of its own, and not only its pinyin."""
    return value in _named_values()


@functools.cache
def _named_values() -> frozenset[str]:
    """The values that have an English name: the declared ones, and the usual ones of many offices."""
    declared = {
        value for ledger in LEDGERS.values() for column in ledger.columns for value in column.allowed or ()
    }
    return frozenset((declared | set(USUAL)) & catalogue("en").keys())


def _pinyin_words(name: str) -> Iterator[str]:
    """The words of a name in pinyin, two or three syllables each, without an ending that names its kind."""
    kind = next((kind for kind in _KINDS if name.endswith(kind) and len(name) > len(kind) + 1), "")
    for part in _CHARACTERS.findall(name.removesuffix(kind)):
        if not "\u4e00" <= part[0] <= "\u9fff":
            yield part
            continue
        syllables = lazy_pinyin(part)  # of the whole part: neighbours decide how a character is read
        first = len(part) if len(part) <= 3 else 3 if len(part) % 2 else 2
        ends = [0, first, *range(first + 2, len(part) + 1, 2)]
        for start, end in zip(ends, ends[1:], strict=False):
            yield "".join(syllables[start:end]).capitalize()

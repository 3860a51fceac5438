"""Finds persons in texts, and hides them: numbers and names become stars, whole cells become salted tokens.

Persons are phone numbers, identity numbers and names.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from datetime import date

_STARS = "***"
_GAP = r"[ \t\u3000\-‐-―−_.·]{0,2}"
#: Folds sign by sign, so that positions in the folded text are positions in the text.
_FOLDED = {ord("０") + digit: str(digit) for digit in range(10)} | {
    ord(wide): plain for wide, plain in zip("（）＋－Ｘｘ．：\u3000\u00a0", "()+-Xx.:  ", strict=True)
}
_PROVINCES = {
    *range(11, 16), *range(21, 24), *range(31, 38), *range(41, 47), *range(50, 55), *range(61, 66),
    71, 81, 82, 83,
}  # fmt: skip
_CHILDHOOD, _OLDEST = 16, 130
#: How many signs before a number are searched for a name.
_REACH = 12
_IDENTITY = re.compile(rf"(?<![\dA-Za-z])[1-8](?:{_GAP}\d){{13,16}}{_GAP}[\dXx](?![\dA-Za-z])")
_MOBILE = re.compile(
    rf"(?<!\d)(?:\+?86{_GAP}|0086{_GAP})?1{_GAP}[3-9](?:{_GAP}\d){{9}}(?!\d)(?!\s*[万亿]?元)"
)
_AREA = r"(?:010|02\d|0[3-9]\d{2})"
_LANDLINE = re.compile(rf"(?<![\d-])\(?{_AREA}\)?{_GAP}[2-8](?:{_GAP}\d){{6,7}}(?:转\d{{1,5}})?(?!\d)")
_CALLED = re.compile(
    rf"(?:电话|手机|座机|固话|联系方式|致电|拨打|回电|微信|QQ|qq)(?:号码?)?[:是为 ]{{0,2}}"
    rf"(?P<number>(?!400|800)\d(?:{_GAP}\d){{6,11}})(?!\d)"
)
_PAPER = re.compile(
    rf"(?:身份证|证件)(?:号码?)?[:是为 ]{{0,2}}(?P<number>\d(?:{_GAP}[\dXx]){{14,17}})(?![\dXx])"
)
_DATE = re.compile(r"(?<!\d)(?:19|20)\d\d[-.](?:0?[1-9]|1[0-2])[-.](?:[0-2]?\d|3[01])(?!\d)")
_SURNAME = (
    "(?:欧阳|司马|上官|诸葛|夏侯|皇甫|尉迟|公孙|慕容|令狐|端木|[王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗高郑梁谢宋唐许韩冯邓曹"
    "彭曾肖田董袁潘蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付傅方白邹孟熊秦邱江尹薛闫阎段雷侯龙史陶黎贺顾毛郝"
    "龚邵万钱严覃武戴莫孔汤庞樊兰殷施洪翟安颜倪牛温芦季俞章鲁葛伍申尤毕聂丛焦柳邢岳齐梅庄辛管祝左涂谷祁耿牟卜冉蒲甘祖苟])"
)
_ADDRESS = (
    "(?:先生|女士|小姐|太太|阿姨|大爷|大妈|大姐|大哥|大叔|大娘|大伯|奶奶|爷爷|婆婆|叔叔|伯伯|同志|师傅|老师)"
)
_ORGANISED = "(?!调解|工作|志愿|服务|议事|说事|茶|驿站|品牌)"
_TITLED = re.compile(rf"(?P<name>{_SURNAME}[\u4e00-\u9fff]{{0,2}}?){_ADDRESS}{_ORGANISED}")
_CALLER = "来电人|来话人|联系人|反映人|诉求人|投诉人|举报人|当事人|申请人|经办人|户主|姓名|填表人|负责人"
_ROLE = f"(?:{_CALLER})"
_PERSON = f"(?:{_CALLER}|业主|居民|市民|住户)"
#: Words that begin like a surname but are not names.
_WORDS = (
    "(?!周[末边围]|高[度空层楼]|方[便面向]|张贴|马[上路]|时[常间]|万元|江边|白[天色]|黄昏|石头"
    "|安[全装排置]|温[度馨]|严重|管[道理网])"
)
#: Signs that follow a name: a second sign from this list is not part of it.
_AFTER = "[反来称表说要在住因与和的电是提投询求认家将已又再、，,。;；:]"
_NAME = rf"{_WORDS}{_SURNAME}(?:(?!{_AFTER})[\u4e00-\u9fff]){{1,2}}"
_NAMED = re.compile(rf"{_ROLE}(?P<name>{_NAME})|{_PERSON}[:是为叫 ]{{1,2}}(?P<other>{_NAME})")
#: Next to a number, a text that begins like a surname but is a word, a place or a body is not a name.
_THING = re.compile(
    "施工|方式|夏[天季日]|高[温处]|金额|程度|左右|向[上下外里]|毛病|曾经|余[额款]|陆续|齐全|季[度节]|龙头|常[见年常]|应急|谢谢"
    "|.*(?:苑|园|区|院|城|府|庭|湾|里|楼|栋|座|层|店|铺|馆|街|路|巷|村|组|校|厅|局|所|站|办|会|队|号|室|米|元|件|次|物业|公司)"
)
_HAN = r"[\u4e00-\u9fff]"
_BESIDE = r"[ :,，;；/、()\[\]【】]{0,2}"
_FULL_NAME = rf"(?P<name>{_WORDS}{_SURNAME}{_HAN}{{1,2}}?)"
#: All Han signs directly before a number, or those after a word for the caller.
_BEFORE_NUMBER = re.compile(
    rf"(?:(?<!{_HAN})|(?<=居民|业主|住户|群众|市民|联系|请找|社区|小区)|(?<=[找叫人])){_FULL_NAME}{_BESIDE}"
    "(?:的?(?:身份证|证件|电话|手机|联系方式)(?:号码?)?[ :]?)?$"
)
_BEHIND_NUMBER = re.compile(rf"{_BESIDE}{_FULL_NAME}(?={_AFTER}|(?!{_HAN}))")
#: SQL that is true for every text with such a number or name, so that only those are examined.
SUSPECT = (
    "regexp_matches({cell}, '[0-9０-９](?:[- \\t\u3000\u00a0－‐-―−_.．·()（）]{0,3}[0-9０-９]){6}"
    f"|{_SURNAME}[\u4e00-\u9fff]{{0,2}}{_ADDRESS}|{_ROLE}{_SURNAME}|{_PERSON}[:：是为叫 \u3000]')"
)
_HAS_DIGITS = re.compile(rf"\d(?:[()]?{_GAP}[()]?\d){{6}}")
_PHONE_GAP = r"[\s\-‐-―−_.·()]*"
#: A mobile number anywhere, with the code of the country or a zero before it.
_ONE_MOBILE = re.compile(
    rf"(?<!\d)(?:\+?{_PHONE_GAP}(?:00)?86{_PHONE_GAP}|0)?(1{_PHONE_GAP}[3-9](?:{_PHONE_GAP}\d){{9}})(?!\d)"
)
_SHORTEST_PHONE = 7
#: Placeholder numbers: the keys typed in their order.
_KEY_RUNS = ("01234567890123456789", "98765432109876543210", "12345678901234567890")
#: Numbers with hidden digits: many numbers look like one of them.
_HIDDEN_DIGITS = re.compile(r"\d[*×•·xX＊]{2,}|[*×•·xX＊]{2,}\d")
_SERVICE = re.compile(r"(?:12345|96\d{3,4}|1[12]\d)+|400\d{7}|800\d{7}")
_TOKEN_BYTES = 12
_MOBILE_DIGITS = 11


def hide_numbers(text: str) -> str:
    """The text with stars in place of phone and identity numbers."""
    return _star_out(text, _numbers(text.translate(_FOLDED)))


def _numbers(folded: str) -> list[tuple[int, int]]:
    """Start and end of the phone and identity numbers in a text in half width."""
    if not _HAS_DIGITS.search(folded):
        return []
    spans = [found.span() for found in _IDENTITY.finditer(folded) if is_identity(found[0])]
    spans += [found.span() for found in _MOBILE.finditer(folded) if not _DATE.search(found[0])]
    spans += [found.span() for found in _LANDLINE.finditer(folded) if not _DATE.search(found[0])]
    spans += [found.span("number") for found in _CALLED.finditer(folded) if not _DATE.search(found[0])]
    return spans + [found.span("number") for found in _PAPER.finditer(folded)]


def _names_beside(folded: str, numbers: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Start and end of the names directly before or after such a number."""
    candidates = [_BEFORE_NUMBER.search(folded, max(0, start - _REACH), start) for start, _end in numbers]
    candidates += [_BEHIND_NUMBER.match(folded, end) for _start, end in numbers]
    # 女士 stays readable.
    names = [name for name in candidates if name and not _TITLED.fullmatch(name["name"])]
    return [name.span("name") for name in names if not _THING.fullmatch(name["name"])]


def hide_persons(text: str) -> str:
    """The text with stars in place of phone numbers, identity numbers and the names of persons."""
    folded = text.translate(_FOLDED)
    numbers = _numbers(folded)
    hidden = _star_out(text, numbers + _names_beside(folded, numbers))
    folded = hidden.translate(_FOLDED)
    spans = [found.span("name") for found in _TITLED.finditer(folded)]
    for found in _NAMED.finditer(folded):
        spans.append(found.span("name") if found["name"] else found.span("other"))
    return _star_out(hidden, spans)


def names_person(text: str) -> bool:
    """Whether a text in half width contains a recognisable name of a person."""
    return bool(_TITLED.search(text) or _NAMED.search(text))


def _star_out(text: str, spans: list[tuple[int, int]]) -> str:
    """The text with each span, overlapping ones together, replaced by stars."""
    parts, position = [], 0
    for start, end in sorted(spans):
        if start >= position:
            parts += [text[position:start], _STARS]
        position = max(position, end)
    return "".join((*parts, text[position:]))


def is_identity(written: str) -> bool:
    """Whether it can be an identity number: a province, a day of birth, and the digits for it.

    A mistyped number is still personal: the check digit is required only where the day
    is recent, as in an order number made of an area, a day and a count.
    """
    digits = "".join(sign for sign in written if sign.isalnum()).upper()
    if len(digits) not in (15, 18) or int(digits[:2]) not in _PROVINCES:
        return False
    born = digits[6:14] if len(digits) == 18 else f"19{digits[6:12]}"
    try:
        age = date.today().year - date(int(born[:4]), int(born[4:6]), int(born[6:])).year
    except ValueError:
        return False
    return _CHILDHOOD <= age <= _OLDEST or (0 <= age < _CHILDHOOD and _check_digit(digits) == digits[-1])


def _check_digit(digits: str) -> str:
    """The last sign of an identity number of 18, from the 17 before it (GB 11643)."""
    return "10X98765432"[sum(int(digit) * 2 ** (17 - place) for place, digit in enumerate(digits[:17])) % 11]


def mobile_in(text: str) -> str:
    """The digits of the first mobile number in a text; empty if there is none."""
    found = _ONE_MOBILE.search(unicodedata.normalize("NFKC", text))
    return re.sub(r"\D", "", found[1]) if found else ""


def is_no_phone(text: str) -> bool:
    """Whether a text in a phone column is nobody's: words, one repeated digit, hidden, too short, a hotline.

    An account name, which has letters, counts as somebody's.
    """
    if _HIDDEN_DIGITS.search(text):
        return True
    if re.search("[A-Za-z]", text):
        return False
    if mobile := mobile_in(text):
        return len(set(mobile[1:])) == 1 or len(set(mobile)) == 1
    digits = re.sub(r"\D", "", text)
    return (
        len(digits) < _SHORTEST_PHONE
        or len(set(digits)) == 1
        or any(digits in run for run in _KEY_RUNS)
        or _SERVICE.fullmatch(digits) is not None
    )


def token(text: str, salt: bytes) -> str:
    """A short token, the same for the same phone, name or household in any spacing and width."""
    plain = text
    if not (text.isascii() and text.isdigit() and len(text) == _MOBILE_DIGITS):
        plain = re.sub(r"[\s\-()]", "", unicodedata.normalize("NFKC", text)).casefold()
        plain = mobile_in(text) or plain
    return hashlib.blake2b(plain.encode(), key=salt, digest_size=_TOKEN_BYTES).hexdigest()

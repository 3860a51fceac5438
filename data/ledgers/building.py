"""楼栋: one building of a compound, with its head and its contact."""

from __future__ import annotations

from data.ledgers.building_numbers import NUMBER_IN_REGISTER
from data.ledgers.places import PLACE
from data.schema import NAMELESS, Column, Course, Ledger, Pii, Type

LEDGER = Ledger(
    name="building",
    title="楼栋名册",
    grain="一行是一栋楼",
    key=("building_id",),
    date_column=None,
    columns=(
        Column(
            "building_id",
            "楼栋编号",
            synonyms=("楼栋", "楼栋名称", "楼号", "栋号"),
            required=True,
            description="楼栋的唯一编号",
            example="南门-汽运-03",
        ),
        *PLACE,
        Column(
            "head_token",
            "楼栋长",
            synonyms=("楼栋长姓名", "楼长", "楼长姓名"),
            description="楼栋长；只存代号，用来数人",
            example="楼栋长某",
            blanks=NAMELESS,
            pii=Pii.MASK,
            numbered="head_number",
            course=Course.MOVES,
        ),
        Column(
            "contact_token",
            "联络人",
            synonyms=("联系党员", "联系人", "楼栋联络人", "包联党员", "党员联系人"),
            description="居民有事找谁：社区或物业的联络人、联系这栋楼的党员；只存代号，用来数人",
            example="联络人某",
            blanks=NAMELESS,
            pii=Pii.MASK,
            numbered="contact_number",
            course=Course.MOVES,
        ),
        Column(
            "households",
            "户数",
            Type.INTEGER,
            synonyms=("楼栋户数", "总户数", "居民户数"),
            unit="户",
            description="楼里的户数",
            example="36",
            course=Course.MOVES,
            least=0,
            most=100_000,
        ),
        NUMBER_IN_REGISTER,
    ),
)

"""Small ledgers of every kind, made by chance, as nobody here would write them."""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import datetime, timedelta

from data.ledgers import LEDGERS
from data.schema import Column, Ledger, Type

Rows = dict[str, list[dict[str, str | None]]]

#: Texts of columns that take any text, so few that some of them meet often.
TEXTS = {
    "category": ("环境卫生", "噪声扰民", "停车管理"),
    "subcategory": ("垃圾堆放", "夜间施工噪声", "乱停乱放"),
    "title": ("楼下有人唱歌", "路灯不亮"),
    "responsible_unit": ("城管中队", "住建所", "物业公司"),
    "mediator_team": ("社区调委会", "解忧茶桌"),
    "venue": ("社区调解室", "议事厅"),
    "channel": ("电话", "上门"),
    "topic": ("加装电梯", "停车位划线"),
    "unit": ("处", "米"),
    "theme": ("法治", "邻里"),
    "company": ("甲物业", "乙物业"),
    "name": ("一号站", "二号站", "三号站"),
}
#: Numbers in the range their column can have.
NUMBERS = {
    "households": (200, 900), "residents": (500, 2000), "built_year": (1990, 2020), "stars": (1, 5),
    "owners_committee_year": (2018, 2025), "party_branch_year": (2018, 2025), "green_rate": (0, 1),
    "self_score": (60, 100), "leader_score": (60, 100), "residents_score": (60, 100),
}  # fmt: skip


@dataclass(frozen=True)
class Office:
    """What the ledgers of one made-up office hold.

    Attributes:
        seed: Another one, other rows.
        places: Compounds by community.
        size: Rows a ledger of events; each place of a register has one.
        first: First day of the ledgers.
        days: For how many days they are kept.
        is_even: Whether everything happens once in each place and kind, so that all of them tie.
    """

    seed: int
    places: dict[str, tuple[str, ...]]
    size: int
    first: datetime
    days: int
    is_even: bool = False

    @property
    def last(self) -> datetime:
        """The day of the data."""
        return self.first + timedelta(days=self.days)

    @property
    def pairs(self) -> list[tuple[str, str]]:
        """Every compound with its community."""
        return [(community, compound) for community, names in self.places.items() for compound in names]


def rows_of(office: Office, ledgers: tuple[str, ...] = tuple(LEDGERS)) -> Rows:
    """The rows of those ledgers; the same office, the same rows."""
    chance = random.Random(office.seed)  # noqa: S311 - examples, not secrets
    return {name: _rows(chance, office, LEDGERS[name]) for name in ledgers}


def _rows(chance: random.Random, office: Office, ledger: Ledger) -> list[dict[str, str | None]]:
    if ledger.name == "community":
        places = [(community, None) for community in office.places]
    elif ledger.is_event:
        chosen = (lambda at: office.pairs[at % len(office.pairs)]) if office.is_even else None
        places = [chosen(at) if chosen else chance.choice(office.pairs) for at in range(office.size)]
    else:
        places = office.pairs
    return [_row(chance, office, ledger, number, *place) for number, place in enumerate(places)]


def _row(
    chance: random.Random, office: Office, ledger: Ledger, number: int, community: str, compound: str | None
) -> dict[str, str | None]:
    turn = number // len(office.pairs)
    at = timedelta(minutes=turn * 24 * 60 if office.is_even else chance.randrange(office.days * 24 * 60))
    start = office.first + at % timedelta(days=office.days)
    row: dict[str, str | None] = {}
    for column in ledger.stored_columns:
        if column.name in ("community", "compound"):
            row[column.name] = community if column.name == "community" else compound
        elif column.name == ledger.date_column:
            row[column.name] = f"{start:%Y-%m-%d %H:%M}"
        elif column.name in ledger.key:
            row[column.name] = f"{ledger.name}-{number:05}"
        else:
            row[column.stored_name] = _cell(chance, office, column, start, turn)
    return row


def _cell(chance: random.Random, office: Office, column: Column, start: datetime, turn: int) -> str | None:
    def one(values: tuple[str, ...]) -> str:
        return values[turn % len(values)] if office.is_even else chance.choice(values)

    if column.type is Type.BOOLEAN:
        return one(("true", "true", "false")) if column.name != "is_excluded" else "false"
    if column.allowed:
        return one(tuple(column.allowed))
    if column.type in (Type.DATE, Type.DATETIME):
        later = start + timedelta(days=3 if office.is_even else chance.randrange(20))
        return f"{later:%Y-%m-%d %H:%M}" if office.is_even or chance.random() < 0.7 else None
    if column.type in (Type.INTEGER, Type.DECIMAL):
        low, high = NUMBERS.get(column.name, (0, 20))
        return str((low + high) // 2 if office.is_even else chance.randint(low, high))
    if column.name.endswith("_id"):
        return f"{column.name}-{number_of(chance, office)}"
    return one(TEXTS.get(column.name, ("甲", "乙", "丙")))


def number_of(chance: random.Random, office: Office) -> int:
    """The number of an event, so that some rows of several ledgers belong to one."""
    return chance.randrange(max(1, office.size // 2))

"""Ledgers in which every column that may says something of a person; derived from the declarations.

What must not be found anywhere afterwards is listed with them. A ledger or column that is declared later is
in here by itself.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

import ahocorasick

from data.ledgers import LEDGERS
from data.schema import Column, Ledger, Pii, Type
from data.tables import PLACE_COLUMNS

ROWS = 6
#: Shown on every page: the week before the day the ledgers end.
LAST_DAY = datetime(2026, 10, 25, 15, 0)
_SURNAMES = ("慕容", "欧阳", "司马", "上官", "诸葛", "皇甫")


@dataclass
class Secrets:
    """Names, phone numbers, identity numbers and private texts that have been handed out."""

    texts: set[str] = field(default_factory=set)

    def new(self, text: str) -> str:
        """Hand out a text and remember it."""
        assert text not in self.texts
        self.texts.add(text)
        return text

    def phone(self) -> str:
        """A mobile number of nobody else."""
        return self.new(f"139{len(self.texts):08}")

    def identity(self) -> str:
        """An identity number of nobody else."""
        return self.new(f"5113021988{1 + len(self.texts) % 9:02}15{len(self.texts) % 1000:03}X")

    def landline(self) -> str:
        """A landline of nobody else."""
        return self.new(f"0793-8{len(self.texts):06}")

    def name(self) -> str:
        """A name of nobody else: a surname and two rare signs."""
        number = len(self.texts)
        return self.new(_SURNAMES[number % 6] + chr(0x9A00 + number % 900) + chr(0x9E00 + number // 900))

    def private(self) -> str:
        """What somebody told: a name, a phone and an identity number in one text."""
        return f"{self.name()}说楼上漏水，电话{self.phone()}，身份证{self.identity()}"

    def found_in(self, text: str) -> list[str]:
        """The secrets that a text gives away."""
        automaton = ahocorasick.Automaton()  # a thousand are looked for at once in a hundred MB
        for secret in self.texts:
            automaton.add_word(secret, secret)
        automaton.make_automaton()
        return sorted({secret for _end, secret in automaton.iter(text)})


def write(folder: Path) -> tuple[list[Path], Secrets]:
    """One file a ledger, in GB18030 under a title, and what is secret in them."""
    secrets = Secrets()
    paths = []
    for ledger in LEDGERS.values():
        path = folder / f"{ledger.title}_{secrets.name()}{secrets.phone()}.csv"
        with path.open("w", encoding="gb18030", newline="") as stream:
            writer = csv.writer(stream)
            writer.writerow([f"{ledger.title}明细"])
            writer.writerow([*(column.label for column in ledger.columns), "经办人备注"])
            for row in range(ROWS):
                cells = [cell(ledger, column, row, secrets) for column in ledger.columns]
                writer.writerow([*cells, secrets.private()])
        paths.append(path)
    return paths, secrets


def number(row: int, secrets: Secrets) -> str:
    """What a record is called by a person's number: a phone, a card, a landline, with a name or without."""
    written = (
        secrets.phone,
        secrets.identity,
        secrets.landline,
        lambda: secrets.name() + secrets.phone(),
        lambda: f"'{secrets.phone()}-2",
        lambda: f"身份证:{secrets.identity()}",
    )
    return written[row % len(written)]()


def cell(ledger: Ledger, column: Column, row: int, secrets: Secrets) -> str:
    """What a cell says: the last row is all wrong, and says something of a person where it is."""
    is_wrong = row == ROWS - 1
    if column.name in PLACE_COLUMNS:
        return {"community": "甲社区", "compound": f"甲{row}小区", "grid": "甲1网格"}[column.name]
    if column.name in ledger.key or column.name.endswith("_id"):
        return number(row, secrets)
    if column.pii is not Pii.NONE:
        return secrets.private() if column.name in ("content", "result", "reply") else secrets.name()
    if column.type in (Type.DATE, Type.DATETIME):
        moment = LAST_DAY - timedelta(days=row)
        is_counted = column.name == ledger.date_column
        return f"找{secrets.phone()}" if is_wrong and not is_counted else f"{moment:%Y-%m-%d %H:%M}"
    if column.allowed or column.type in (Type.INTEGER, Type.DECIMAL, Type.BOOLEAN):
        right = list(column.allowed)[row % len(column.allowed)] if column.allowed else "1"
        return f"问{secrets.phone()}" if is_wrong else right
    return f"停水{row}，来电人{secrets.name()}，电话{secrets.phone()}，身份证{secrets.identity()}"

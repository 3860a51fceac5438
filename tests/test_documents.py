"""What the documents of developers name is there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
_PATH = re.compile(r"`((?:data|queries|pages|tests|locale|docs)/[\w./-]*)`")


@pytest.mark.parametrize("document", ["docs/architecture.md"])
def test_every_path_that_is_named_is_there(document: str):
    named = _PATH.findall((ROOT / document).read_text(encoding="utf-8"))
    assert len(named) > 30
    assert [path for path in named if not (ROOT / path).exists()] == []


def test_every_room_of_the_ledgers_is_named():
    text = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    rooms = [f"data/{path.parent.name}/" for path in (ROOT / "data").glob("*/__init__.py")]
    assert len(rooms) > 8
    assert [room for room in rooms if f"`{room}`" not in text] == []

"""What the tests of a kind need that takes its time, and how to know them. Standard library only.

A test is of a kind by a fixture that it uses, itself or through another one, by a function of the product
that its module imports, or by the folder it lies in; ``tests/conftest.py`` marks it.
``python3 run.py test --quick`` leaves all of these kinds out.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from pathlib import PurePath


@dataclass(frozen=True, slots=True)
class Kind:
    """Tests that need something dear.

    Attributes:
        mark: Name of the mark.
        chinese, english: What they are, and where most of them lie.
        fixtures: A test that uses one of these is of the kind.
        calls: So is every test of a module that imports one of these functions.
        folder: So is every test below it.
    """

    mark: str
    chinese: str
    english: str
    fixtures: frozenset[str] = field(default=frozenset())
    calls: frozenset[str] = field(default=frozenset())
    folder: str = ""


KINDS = (
    Kind(
        "browser",
        "在浏览器里看的（tests/e2e、tests/pages/pictures、tests/pages/charts 的图表对照）",
        "what is seen in a browser (tests/e2e, tests/pages/pictures, the references in tests/pages/charts)",
        fixtures=frozenset({"browser", "chromium"}),
        folder="tests/e2e",
    ),
    Kind(
        "demonstration",
        "用演示台账的：各页面和简报，含用 LibreOffice 打开（tests/pages）、各处说法一致（tests/laws）",
        "what shows the demonstration ledgers: pages, briefing, LibreOffice (tests/pages); that all places "
        "say the same (tests/laws)",
        fixtures=frozenset({"samples", "serve"}),
        folder="tests/laws",
    ),
    Kind(
        "store",
        "把文件导入台账目录的：导入、撤销、中断、收件箱（tests/data、tests/properties）",
        "imports into a folder of ledgers: import, undo, interruption, inbox (tests/data, tests/properties)",
        fixtures=frozenset({"store", "one_export"}),
        calls=frozenset({"import_files"}),
    ),
    Kind(
        "evidence",
        "判断规则的模拟（tests/evidence）",
        "simulations of the rules of judgement (tests/evidence)",
        folder="tests/evidence",
    ),
    Kind(
        "long",
        "单独标为 long 的：sqlfluff、全部组合",
        "what is marked long by hand: sqlfluff, all combinations of something",
    ),
    Kind(
        "slow", "标为 slow 的全套中断和满盘（平时也不运行）", "what is marked slow (no ordinary run has it)"
    ),
)


def kinds_of(path: PurePath, fixtures: Collection[str], names: Collection[str] = ()) -> list[str]:
    """The marks of a test.

    Args:
        path: Its file, seen from the root.
        fixtures: The fixtures it uses.
        names: What its module has imported or defined.
    """
    return [
        kind.mark
        for kind in KINDS
        if kind.fixtures & set(fixtures)
        or kind.calls & set(names)
        or (kind.folder and path.is_relative_to(kind.folder))
    ]

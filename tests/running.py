"""How ``run.py test`` calls pytest: all tests side by side, or the quick ones. Standard library only."""

from __future__ import annotations

import os
from collections.abc import Sequence

from tests.kinds import KINDS
from tests.machine import say

#: Each process of the tests has a server and a browser of its own.
MOST_PROCESSES = 4


def side_by_side(arguments: Sequence[str]) -> list[str]:
    """What pytest is told: the whole suite goes in several processes, what is picked by hand in one."""
    # One more than can compute: browsers are waited for.
    return list(arguments) or _in_processes((os.cpu_count() or 1) + 1)


def quick(arguments: Sequence[str]) -> list[str]:
    """What pytest is told for the tests that are of no dear kind, all or those picked by hand."""
    picked = " and ".join(f"not {kind.mark}" for kind in KINDS)
    return ["-m", picked, *_in_processes(os.cpu_count() or 1), *arguments]


def say_what_was_left_out() -> None:
    """The last words of the quick tests: what they do not say anything about."""
    say(
        "快速测试不包括以下各类；全部测试：python3 run.py test",
        "The quick tests leave these out; python3 run.py test runs everything",
    )
    for kind in KINDS:
        print(f"  - {kind.chinese}\n    {kind.english}", flush=True)


def _in_processes(wanted: int) -> list[str]:
    # tests/sharing.py says which tests share a process; they begin in the order in which they were found.
    return ["-n", str(min(wanted, MOST_PROCESSES)), "--dist", "loadscope", "--no-loadscope-reorder"]

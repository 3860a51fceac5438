"""Which tests share a process when the suite runs in several."""

from __future__ import annotations

from xdist.scheduler import LoadScopeScheduling

#: Folders whose tests share a process, the longest first. All browser tests share one server and one browser,
#: and see no second one beside theirs on a small machine; all laws share what they have looked at.
LONGEST = {"e2e": 0, "laws": 1}


def folder_of(test: str) -> str:
    """The folder below ``tests`` that a test, by its name for pytest, stands in; or its module."""
    return test.split("::")[0].split("/")[1]


class SharedProcesses(LoadScopeScheduling):
    """Gives each process a module, or a folder that shares much, and another when it has nothing left."""

    def _split_scope(self, nodeid: str) -> str:
        folder = folder_of(nodeid)
        return folder if folder in LONGEST else nodeid.split("::")[0]

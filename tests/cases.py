"""One test that goes through all its cases, and names each that is broken.

``pytest.mark.parametrize`` makes a test of each case. That is right where a case takes its time or writes
something; where thousands of cases take a millisecond each, finding, starting and reporting them takes most
of the time of the run.
"""

from __future__ import annotations

import functools
import inspect
import reprlib
from collections.abc import Callable, Iterable, Iterator, Sequence

import pytest
from _pytest.mark import ParameterSet

Test = Callable[..., None]


def each(
    names: str | Sequence[str], cases: Iterable[object], ids: Callable[[object], object] | None = None
) -> Callable[[Test], Test]:
    """Call a test with every case; it is broken when one of them is, after all of them have been tried.

    Args:
        names: The arguments of the test that a case gives, as ``pytest.mark.parametrize`` takes them.
        cases: What each case gives: one value, or one for each name.
        ids: How a value is called in what is said of a broken case; as Python writes it, if not told.

    Raises:
        ValueError: There is no case, so the test would say nothing; or a case has too few or many values.
    """
    wanted = [name.strip() for name in names.split(",")] if isinstance(names, str) else list(names)
    given = [dict(zip(wanted, _values(case, len(wanted)), strict=True)) for case in cases]
    if not given:
        raise ValueError(f"no case of {', '.join(wanted)}")

    def joined(test: Test) -> Test:
        @functools.wraps(test)
        def goes_through(**fixtures: object) -> None:
            broken = dict(_broken(test, given, fixtures, ids or reprlib.repr))
            if broken:
                said = "; ".join(broken.values())
                raise BaseExceptionGroup(f"{len(broken)} of {len(given)} cases: {said}", list(broken))

        asked = inspect.signature(test).parameters.values()
        left = [one.replace(kind=one.KEYWORD_ONLY) for one in asked if one.name not in wanted]
        goes_through.__signature__ = inspect.Signature(left)  # the fixtures that pytest has to bring
        return goes_through

    return joined


def _broken(
    test: Test, given: list[dict[str, object]], fixtures: dict[str, object], ids: Callable[[object], object]
) -> Iterator[tuple[BaseException, str]]:
    """What was raised in each case that is broken, and how the case is called."""
    for case in given:
        try:
            test(**case, **fixtures)
        except (Exception, pytest.fail.Exception) as error:
            called = ", ".join(f"{name}={ids(value)}" for name, value in case.items())
            error.add_note(f"in the case {called}")
            yield error, called


def _values(case: object, count: int) -> Sequence[object]:
    if isinstance(case, ParameterSet):  # pytest.param
        return case.values
    return [case] if count == 1 else case

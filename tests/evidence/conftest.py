"""What the slow simulations measured is printed, a row each: docs/evidence.md quotes it."""

from __future__ import annotations

from collections.abc import Callable

import pytest


@pytest.fixture
def quoted(capsys: pytest.CaptureFixture[str]) -> Callable[..., None]:
    """Print what was simulated and the shares that came out, past the capture of the tests."""

    def put(what: str, *shares: float) -> None:
        with capsys.disabled():
            print(f"| {what} | {' / '.join(f'{100 * share:.1f} %' for share in shares)} |")  # noqa: T201

    return put

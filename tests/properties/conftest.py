"""The small ledgers of the questions' tests, for the laws too."""

from tests.queries.conftest import empty, ledger

__all__ = ["empty", "ledger"]

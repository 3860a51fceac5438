"""The demonstration ledgers: synthetic, seeded, the same bytes every time."""

from __future__ import annotations

from data.generator.samples import write_samples

__all__ = ["write_samples"]

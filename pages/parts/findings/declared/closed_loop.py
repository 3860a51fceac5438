"""Measures of the closed loop, deadlines and times."""

from __future__ import annotations

from pages.parts.findings.measure import Measure

MEASURES: tuple[Measure, ...] = ()

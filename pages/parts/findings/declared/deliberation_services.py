"""Measures of meetings, orders, commitments, activities and visits."""

from __future__ import annotations

from pages.parts.findings.measure import Measure

MEASURES: tuple[Measure, ...] = ()

"""Measures of the organisations, their people and places."""

from __future__ import annotations

from pages.parts.findings.measure import Measure

MEASURES: tuple[Measure, ...] = ()

"""Sources into the working tables, one after the other, each with its report."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import duckdb

from data.casting import Batch, cast_rows, load
from data.checking import assemble, check_dates
from data.placing import place_rows, read_gazetteer
from data.reports import LISTED_FINDINGS, FileReport
from data.schema import Finding, Severity
from data.sources import Source
from data.tables import open_working, take_over
from data.upsert import merge

_SCRATCH = ("raw", "typed", "placed", "named", "found", "content", "incoming", "ranked")


@dataclass(slots=True)
class Ingest:
    """A working database on its way to a snapshot.

    Attributes:
        connection: The working database.
        salt: Secret for tokens.
        reports: Number of a source -> its report.
    """

    connection: duckdb.DuckDBPyConnection
    salt: bytes
    reports: dict[int, FileReport]

    @classmethod
    def begin(cls, work: Path, salt: bytes, base: Path | None = None, findings: Path | None = None) -> Ingest:
        """Start with the rows and findings of a snapshot, or with nothing."""
        connection = open_working(work)
        if base is not None:
            take_over(connection, base)
        if findings is not None and findings.is_file():
            connection.execute("insert into finding select * from read_parquet(?)", [str(findings)])
        return cls(connection, salt, {})

    def take(self, sources: Iterable[Source]) -> None:
        """Bring in the sources: those that name places first, then the others, in their order."""
        sources = list(sources)
        for places in (True, False):
            for source in sources:
                if source.names_places is places:
                    self.reports[source.number] = self._take(source)

    def changed(self, sources: Iterable[Source]) -> bool:
        """Whether any of the sources changed a ledger."""
        return any(self.reports[one.number].added + self.reports[one.number].updated for one in sources)

    def renumber(self, numbers: dict[int, int]) -> None:
        """Give the findings the numbers their files have in the manifest; those of other files go."""
        pairs = ", ".join(f"({old}, {new})" for old, new in numbers.items())
        self.connection.execute(f"""
            create or replace table finding as
            select new_number as file_number, finding.* exclude (file_number)
            from finding join (values {pairs}) as numbers (old_number, new_number) on old_number = file_number
        """)

    def _take(self, source: Source) -> FileReport:
        matching = source.matching
        batch = Batch(self.connection, source.number, matching, source.mapping, self.salt, source.moment)
        records = source.records()
        batch.add(matching.findings())
        loaded = load(batch, records)
        broken = len(records.broken)
        cast_rows(batch)
        place_rows(batch, read_gazetteer(self.connection))
        assemble(batch)
        check_dates(batch)
        counts = merge(batch)
        accepted = counts.added + counts.updated + counts.unchanged
        self._drop_scratch()
        return FileReport(
            file=source.file,
            ledger=matching.ledger.name,
            encoding=source.encoding,
            header_row=records.layout.header_row,
            rows=loaded + broken,
            added=counts.added,
            updated=counts.updated,
            unchanged=counts.unchanged,
            rejected=loaded + broken - accepted,
            finding_counts=self._finding_counts(source.number),
            findings=self._findings(source.number),
        )

    def _finding_counts(self, number: int) -> dict[str, int]:
        rows = self.connection.execute(
            "select rule, count(*) from finding where file_number = ? group by rule order by rule", [number]
        ).fetchall()
        return dict(rows)

    def _findings(self, number: int) -> tuple[Finding, ...]:
        rows = self.connection.execute(
            "select row_number, column_label, rule, severity, value, message from finding"
            f" where file_number = ? order by row_number, rowid limit {LISTED_FINDINGS}",
            [number],
        ).fetchall()
        return tuple(
            Finding(row, label, rule, Severity(level), *texts) for row, label, rule, level, *texts in rows
        )

    def _drop_scratch(self) -> None:
        repairs = self.connection.execute(
            "select table_name from duckdb_tables() where table_name like 'repair\\_%' escape '\\'"
        ).fetchall()
        for name in (*_SCRATCH, *(name for (name,) in repairs)):
            self.connection.execute(f'drop table if exists "{name}"')

"""Imports sources into the working tables, one after the other, each with its report."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path

import duckdb

from data.cleaning.answers import settle_answers
from data.cleaning.casting import Batch, add_findings, cast_rows
from data.cleaning.deadlines import end_days
from data.cleaning.loading import load
from data.cleaning.long_names import cut_long_names
from data.cleaning.repeated_cells import fill_down
from data.importing.reports import LISTED_FINDINGS, FileReport
from data.importing.sources import Source
from data.merging.changes import OverwrittenRecords
from data.merging.checking import check_dates, write_incoming
from data.merging.content_keys import has_nameless
from data.merging.endings import find_unended, mark_unended
from data.merging.folding import fold
from data.merging.identity import IDENTITY, keep_keys_of_workbook, keep_line_keys
from data.merging.named_stations import report_unknown_stations
from data.merging.number_joins import RENUMBERED
from data.merging.upsert import Counts, merge
from data.placing.row_places import count_unmatched, place_rows, read_gazetteer
from data.placing.unmatched import record, report_alike
from data.progress import Progress, nobody
from data.reading.faults import blamed_on
from data.recognising.columns import Matching
from data.schema import Finding, Severity
from data.tables import STATIONS, open_working, take_over

_SCRATCH = (
    "raw", "typed", "placed", "named", "found", "incoming", "repeated_key", "differing", "unended",
    RENUMBERED,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class TableResult:
    """The result of importing the rows of a table.

    Attributes:
        rows: Number of records.
        counts: Counts by result of the records that can be counted.
        unmatched: Rows without a known place in their texts, and all rows placed by texts only.
        folded: Number of further rows of records with several rows.
        overwritten: The changes to existing records; None if there are none.
    """

    rows: int
    counts: Counts
    unmatched: tuple[int, int]
    folded: int
    overwritten: OverwrittenRecords | None

    def as_dict(self) -> dict[str, int]:
        """The counts under their names in reports."""
        counts = self.counts
        accepted = counts.added + counts.updated + counts.unchanged + self.folded
        rejected = self.rows - accepted
        return {"rows": self.rows, **asdict(counts), "rejected": rejected, "folded": self.folded}


@dataclass(slots=True)
class Ingest:
    """A working database from which a snapshot is made.

    Attributes:
        connection: The working database.
        salt: Secret for tokens.
        reports: Number of a source -> its report.
        on_progress: Called with the progress of the import.
        identity: Version of the rules by which the rows it started with were identified.
        workbooks: Number of a source -> the number that it shares with the other tables of its file.
        is_renewed: Whether the present rules changed earlier rows, so that a snapshot has to be published.
    """

    connection: duckdb.DuckDBPyConnection
    salt: bytes
    reports: dict[int, FileReport]
    on_progress: Callable[[Progress], None]
    identity: int = IDENTITY
    workbooks: dict[int, int] = field(default_factory=dict)
    is_renewed: bool = False

    @classmethod
    def begin(
        cls,
        work: Path,
        salt: bytes,
        base: Path | None = None,
        findings: Path | None = None,
        *,
        on_progress: Callable[[Progress], None] = nobody,
        identity: int = IDENTITY,
    ) -> Ingest:
        """Start with the rows and findings of a snapshot, or empty."""
        connection = open_working(work)
        if base is not None:
            take_over(connection, base)
        if findings is not None:
            connection.execute("insert into finding select * from read_parquet(?)", [str(findings)])
        return cls(connection, salt, {}, on_progress, identity)

    def import_sources(self, sources: Iterable[Source]) -> None:
        """Import the sources: those that list places first, then stations, then the others."""
        sources = list(sources)
        files = {source.number: (source.path, source.moment) for source in sources}
        table_counts = Counter(files.values())
        numbers = {file: number for number, file in enumerate(table_counts, start=1)}
        self.workbooks = {table: numbers[file] for table, file in files.items() if table_counts[file] > 1}
        self.connection.execute(
            "create or replace table of_workbook (number INTEGER, ledger VARCHAR, key VARCHAR)"
        )
        for source in sorted(sources, key=_turn):
            with blamed_on(source.file):
                self.reports[source.number] = self._import_source(source)

    def is_changed_by(self, sources: Iterable[Source]) -> bool:
        """Whether any of the sources changed a ledger."""
        return any(self.reports[source.number].has_changes for source in sources)

    def renumber(self, numbers: dict[int, int]) -> None:
        """Give the findings the numbers of their files in the manifest; delete those of other files."""
        if self.reports.keys() <= numbers.keys() and all(old == new for old, new in numbers.items()):
            return
        pairs = ", ".join(f"({old}, {new})" for old, new in numbers.items())
        self.connection.execute(f"""
            create or replace table finding as
            select new_number as file_number, finding.* exclude (file_number)
            from finding join (values {pairs}) as numbers (old_number, new_number) on old_number = file_number
        """)

    def note(self, source: Source, finding: Finding) -> None:
        """Add a finding to an imported source and its report."""
        add_findings(self.connection, source.number, [finding])
        self.reports[source.number] = replace(
            self.reports[source.number],
            finding_counts=self._finding_counts(source.number),
            findings=self._findings(source.number),
        )

    def _import_source(self, source: Source) -> FileReport:
        counts = self._import_rows(source, source.matching)
        noted = Counter(note.rule for note in source.table.notes)
        further = {matching.ledger.name: self._import_rows(source, matching) for matching in source.also}
        results = (counts, *further.values())
        return FileReport(
            file=source.table.file,
            ledger=source.matching.ledger.name,
            encoding=source.table.encoding,
            header_row=source.table.layout.header_row,
            **counts.as_dict(),
            finding_counts=self._finding_counts(source.number),
            findings=self._findings(source.number),
            sheet=source.table.name,
            totals=noted["total_row"],
            repaired=noted["repaired_quote"],
            also={ledger: result.as_dict() for ledger, result in further.items()},
            unmatched=counts.unmatched,
            overwritten=tuple(result.overwritten for result in results if result.overwritten is not None),
        )

    def _batch(self, source: Source, matching: Matching) -> Batch:
        workbook = self.workbooks.get(source.number, 0)
        return Batch(
            self.connection,
            source.number,
            matching,
            source.mapping,
            self.salt,
            source.moment,
            workbook,
            has_nameless(self.connection, matching.ledger),
        )

    def _import_rows(self, source: Source, matching: Matching) -> TableResult:
        """Import the rows of a table into one ledger."""
        is_first = matching is source.matching
        batch = self._batch(source, matching)
        step = f"读入{matching.ledger.title}"
        loaded = load(batch, source.table, lambda share: self.on_progress(Progress(source.file, step, share)))
        broken = 0
        if is_first:
            batch.add([*source.notes, *matching.findings(), *source.table.notes])
            broken = sum(note.rule == "broken_row" for note in source.table.notes)
        else:
            loaded = self.connection.execute("select count(*) from raw").fetchall()[0][0]
        fill_down(batch)
        cut_long_names(batch)
        self.on_progress(Progress(source.file, f"核对{matching.ledger.title}", 1.0))
        self._place(batch)
        cast_rows(batch)
        end_days(batch)
        settle_answers(batch)
        unmatched = count_unmatched(batch)
        write_incoming(batch, follows=not is_first)
        self._check(batch)
        if is_first and source.also:
            keep_line_keys(batch)
        keep_keys_of_workbook(batch)
        folded = fold(batch, with_findings=is_first)
        unended = find_unended(batch)
        counts, changes = merge(batch)
        mark_unended(batch, unended)
        self._drop_scratch(batch)
        return TableResult(loaded + broken, counts, unmatched, folded, changes)

    def _place(self, batch: Batch) -> None:
        gazetteer = read_gazetteer(self.connection)
        place_rows(batch, gazetteer)
        report_alike(batch, gazetteer)

    def _check(self, batch: Batch) -> None:
        check_dates(batch)
        report_unknown_stations(batch)
        record(batch)

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

    def _drop_scratch(self, batch: Batch) -> None:
        for name in (*_SCRATCH, *(f"repair_{column.name}" for column in batch.read_columns)):
            self.connection.execute(f'drop table if exists "{name}"')


def _turn(source: Source) -> int:
    """When a source is imported: places are looked up by all others, stations by the events."""
    if source.names_places:
        return 0
    return 1 if source.matching.ledger.name == STATIONS else 2

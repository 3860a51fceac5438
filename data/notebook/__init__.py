"""The office notebook: what people write themselves, in one SQLite file beside the snapshots."""

"""Which ledger a table is, and which of its columns is which: headers, mappings, derived columns."""

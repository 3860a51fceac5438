"""Recognises the ledger of a table and the meaning of its columns: headers, mappings, derived columns."""

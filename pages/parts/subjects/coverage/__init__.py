"""The coverage calendar: which weeks each ledger of events covers."""

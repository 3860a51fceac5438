"""Which compound a row belongs to: its own columns, else what its address or title names."""

"""Places rows: finds the compound of a row from its own columns, else from its address or title."""

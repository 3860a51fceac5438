"""Where numbers come from: declarations, reading, matching, the store, the demonstration ledgers."""

"""The published snapshots: the current one, its manifest, the history, undo and restore."""

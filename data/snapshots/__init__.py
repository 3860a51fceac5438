"""What is published and how it is kept: the current snapshot, its record, the history and the way back."""

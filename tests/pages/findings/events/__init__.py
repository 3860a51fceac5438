"""Rules of events, by hand and as laws."""

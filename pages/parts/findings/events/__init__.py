"""Events: what the signals of past weeks come to, one for each place, category and cause; pure rules."""

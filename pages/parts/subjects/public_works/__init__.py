"""Public works: what was done where, and the requests before and after."""

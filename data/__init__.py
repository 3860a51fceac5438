"""Where numbers come from: declarations, and a room for each step of a row from a file to a snapshot."""

"""What one subject alone uses, a room for each: its blocks, and its readings of what they show."""

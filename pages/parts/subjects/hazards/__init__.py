"""Safety hazards: which are still there, how dangerous, where, found by whom, rectified in time."""

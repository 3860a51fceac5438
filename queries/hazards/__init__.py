"""Questions of safety hazards: what is open, how dangerous, rectified in time, re-checked."""

"""双诺三评: commitments made and kept, and the three scores."""

"""双诺三评: what was promised and kept, and the three scores."""

"""Questions of the grids: their load, what they find and settle themselves, and rows that bear none."""

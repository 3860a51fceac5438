"""Help given to households, year by year."""

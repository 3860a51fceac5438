"""督办: what the office follows up, who has it, and what the ledgers say became of it."""

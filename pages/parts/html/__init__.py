"""HTML of pages as pure functions: the markup of a page, and the sparkline of a card."""

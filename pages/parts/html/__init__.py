"""HTML of pages as pure functions: the marks of a page, and the sparkline of a card."""

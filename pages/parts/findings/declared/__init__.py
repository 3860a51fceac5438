"""The measures by subject, in the order the pages show them."""

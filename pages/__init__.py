"""The pages, one per file; ``parts`` has the code that they share."""

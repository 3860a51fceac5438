"""The spine of an import and its doors: files, inbox, aliases, mappings, the demonstration."""

"""Compounds side by side: by management, by party lead, by company."""

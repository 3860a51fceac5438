"""Imports files up to a published snapshot; entry points: files, inbox, aliases, mappings, demonstration."""

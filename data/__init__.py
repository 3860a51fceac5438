"""Imports exports into the store: declarations of ledgers, and a package per step from file to snapshot."""

"""Turns the text of cells into typed values, with findings for texts that are not understood."""

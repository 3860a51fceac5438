"""Figures: pure functions from a DataFrame and plain values to a Plotly figure."""

"""What the numbers say: pure rules from query results to findings, readings and signals.

Frames and plain values come in, frozen dataclasses and sentences go out. Nothing in here knows
streamlit, plotly, the queries or the store, so every rule is tested with numbers added by eye.
"""

"""The rules of analysis: pure functions from query results to findings, readings and signals.

They take frames and plain values and return frozen dataclasses and sentences. No module here imports
streamlit, plotly, the queries or the store, so each rule is tested with numbers that can be added by hand.
"""

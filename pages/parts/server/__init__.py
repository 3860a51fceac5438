"""Additions to Streamlit's server: index page, checks of requests, addresses, health."""

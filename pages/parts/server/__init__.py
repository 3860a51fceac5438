"""What the server adds to Streamlit's own: its index, its doors, addresses, and whether it can answer."""

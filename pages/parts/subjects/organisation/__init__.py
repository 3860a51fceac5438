"""The registers of the organisation: bodies, people, gaps."""

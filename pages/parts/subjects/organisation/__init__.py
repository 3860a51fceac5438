"""The registers of the organisation: bodies, people, what is lacking."""

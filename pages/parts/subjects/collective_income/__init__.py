"""Collective income of the communities: by source and quarter."""

"""Alliances of units and shops: their members, what they bring, what they do together with the community."""

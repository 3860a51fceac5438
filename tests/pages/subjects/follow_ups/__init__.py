"""督办: its sentences, the part of an event's card."""

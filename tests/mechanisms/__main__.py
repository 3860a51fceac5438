"""Prints ``docs/mechanisms.md``."""

from tests.mechanisms.document import document

print(document(), end="")

"""Questions in plain Chinese: what is understood, what is refused, and what always holds."""

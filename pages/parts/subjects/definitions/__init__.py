"""口径说明: what the words and colours of a state mean."""

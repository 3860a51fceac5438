"""口径说明: the meaning of the words and colours of a state."""

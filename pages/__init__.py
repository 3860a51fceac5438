"""What a person sees: one screen a file; the pieces they share are in ``parts``."""

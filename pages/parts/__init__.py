"""Pieces the pages share: scope, fetching, frame, figures, findings. Never pages themselves."""

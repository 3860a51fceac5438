"""小区图: compounds as tiles, coloured where a measure is outside normal."""

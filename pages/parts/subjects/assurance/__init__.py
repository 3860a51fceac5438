"""达标把握: which main measures of which communities changed, and whether their targets will be met."""

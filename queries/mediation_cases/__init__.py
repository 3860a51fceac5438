"""Questions of mediation cases: how they end, on which level, whether agreements are kept."""

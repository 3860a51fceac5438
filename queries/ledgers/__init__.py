"""Questions of ledgers: what any ledger has."""

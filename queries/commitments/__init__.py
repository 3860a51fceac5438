"""Questions of commitments: of party members, and the scores they get."""

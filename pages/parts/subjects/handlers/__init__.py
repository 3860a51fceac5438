"""Who handles: the parties of 多方办理, the floor heads, the merchants' alliance."""

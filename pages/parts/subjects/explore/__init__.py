"""自助分析: any declared measure by any dimensions that belong to it, with the rules of all other pages."""

"""公开数据对照: published figures beside the results from the ledgers, and the mechanisms."""

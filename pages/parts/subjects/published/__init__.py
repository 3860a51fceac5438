"""公开数据对照: published figures beside what the ledgers answer, and the mechanisms."""

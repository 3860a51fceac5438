-- 主题指标的明细
-- Question: which disputes, requests, answers, agenda items, activities and orders are behind the indicators of themes?
-- Grain: one row a row of a ledger and indicator that counts it, the newest first.
-- As many rows as row_count of compounds/theme_indicators. part_count, whole_count: what it adds. No column names a person.
select
    ledger,
    row_id,
    happened_at,
    community,
    compound,
    indicator,
    part_count,
    whole_count
from theme_row
where is_counted
order by happened_at desc, ledger, row_id, indicator

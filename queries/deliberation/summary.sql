-- 议事协商总体情况
-- Question: how many items were raised at meetings, and how many of them are settled?
-- Grain: one row, of the items of the meetings held in the window (cohort); 已作废 left out.
-- settled_count: is_settled (status 已办结). settled_rate: settled_count / settled_known_count (told whether).
-- result_known_count: items with a known resolution; passed_rate: passed_count / result_known_count.
-- median_days_to_settle: elapsed seconds / 86400 from the meeting to closed_at, of those closed.
with totals as (
    select
        count(*) as item_count,
        count(is_settled) as settled_known_count,
        count(*) filter (where is_settled) as settled_count,
        count(*) filter (where is_by_result and is_decided is not null) as result_known_count,
        count(*) filter (where resolution = '通过') as passed_count,
        quantile_cont(date_diff('second', met_at, closed_at), 0.5) filter (
            where is_settled and closed_at >= met_at
        ) / 86400 as median_days_to_settle
    from deliberation
    where is_counted
)

select
    item_count,
    settled_known_count,
    settled_count,
    settled_count / nullif(settled_known_count, 0) as settled_rate,
    result_known_count,
    passed_count,
    passed_count / nullif(result_known_count, 0) as passed_rate,
    median_days_to_settle
from totals
order by item_count

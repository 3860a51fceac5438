-- 各类民生实事的施工天数
-- Question: how long does a work of a kind usually take?
-- Grain: one row a kind that has finished works, the most first; 已作废 left out.
-- Days: from the day of start to the day of completion; median and 90th percentile, interpolated.
select
    kind,
    count(*) as finished_count,
    quantile_cont(date_diff('day', started_on, finished_on), 0.5) as median_days_to_finish,
    quantile_cont(date_diff('day', started_on, finished_on), 0.9) as p90_days_to_finish
from public_work
where finished_on >= started_on and is_counted and is_begun
group by kind
order by finished_count desc, kind

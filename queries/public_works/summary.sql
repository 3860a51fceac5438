-- 民生实事总体情况
-- Question: how many works were begun, how many are finished, what do they cost and how long do they take?
-- Grain: one row, of the works begun in the window, 已作废 left out.
-- finished_count: status 已办结, or no known status and a day of completion; open_count: under way, of a known status or none.
-- work_compound_count: named compounds they lie in. cost_yuan: null when works but no costs are written. Days: from the day of start to the day of completion.
with works as (
    select
        community,
        compound,
        cost_yuan,
        is_finished,
        is_unfinished,
        date_diff('day', started_on, finished_on) as days_to_finish
    from public_work
    where is_counted and is_begun
),

places as (
    select distinct
        community,
        compound
    from works
    where cast(compound as varchar) not in ('未填写', '未匹配')
),

counted as (
    select
        count(*) as work_count,
        count(*) filter (where is_finished) as finished_count,
        count(*) filter (where is_unfinished) as open_count,
        case when count(*) = 0 then 0 else cast(sum(cost_yuan) as double) end as cost_yuan,
        quantile_cont(days_to_finish, 0.5) filter (where is_finished) as median_days_to_finish
    from works
)

select
    work_count,
    finished_count,
    open_count,
    cost_yuan,
    median_days_to_finish,
    (select count(*) from places) as work_compound_count
from counted
order by work_count

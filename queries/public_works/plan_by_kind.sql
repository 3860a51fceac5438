-- 完工的工程与计划相比
-- Question: are works finished by the day that was planned?
-- Grain: one row a kind that has works begun in the window and finished by as_of, the most first; 已作废 left out.
-- finished_count: with a day of completion; with_plan_count: of those, with a planned one; on_plan_count: finished on or before it.
-- on_plan_rate: on_plan_count / with_plan_count. median_past_plan: of those with a plan, negative before it. accepted_count: of
-- finished_count, at the stage of acceptance.
with counted as (
    select
        kind,
        count(*) as finished_count,
        count(*) filter (where is_plan_known) as with_plan_count,
        count(*) filter (where is_on_plan) as on_plan_count,
        quantile_cont(date_diff('day', planned_finish_on, finished_on), 0.5) as median_past_plan,
        count(*) filter (where stage = '验收') as accepted_count
    from public_work
    where is_counted and is_begun and finished_on <= cast(cast($as_of as timestamp) as date)
    group by kind
)

select
    kind,
    finished_count,
    with_plan_count,
    on_plan_count,
    on_plan_count / nullif(with_plan_count, 0) as on_plan_rate,
    median_past_plan,
    accepted_count
from counted
order by finished_count desc, kind

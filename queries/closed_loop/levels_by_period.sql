-- 各时段化解层级
-- Question: are more of the disputes settled within the grid, and fewer passed up, as time goes on?
-- Grain: one row a period in which settled cases were accepted, in order.
-- Measures as in mediation_cases/summary: cases with 调解成功 by the level they were settled on; unfilled_count: no level.
with counted as (
    select
        cast(date_trunc($grain, accepted_at) as date) as period_start,
        count(*) as succeeded_count,
        count(*) filter (where is_within_grid) as within_grid_count,
        count(*) filter (where resolved_level = '社区') as at_community_count,
        count(*) filter (where resolved_level = '街道') as at_street_count,
        count(*) filter (where resolved_level = '区级以上') as above_street_count
    from mediation_case
    where is_succeeded
    group by cast(date_trunc($grain, accepted_at) as date)
)

select
    period_start,
    within_grid_count,
    at_community_count,
    at_street_count,
    above_street_count,
    succeeded_count - within_grid_count - at_community_count - at_street_count - above_street_count
        as unfilled_count,
    succeeded_count
from counted
order by period_start

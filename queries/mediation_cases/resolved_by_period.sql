-- 各时段化解层级与协议履行
-- Question: are more disputes settled near to home, and more agreements kept, as time goes on?
-- Grain: one row a period in which the cases were accepted, every period of the window, zeros too; rates null then.
-- Periods: mediation_case.accepted_at
-- Measures as in mediation_cases/summary: cases with 调解成功 by the level they were settled on, agreements by fulfilment.
with counted as (
    select
        cast(date_trunc($grain, accepted_at) as date) as period_start,
        count(*) filter (where is_level_known) as level_known_count,
        count(*) filter (where is_within_grid) as within_grid_count,
        count(*) filter (where is_within_community) as within_community_count,
        count(*) filter (where is_fulfilment_known) as fulfilment_known_count,
        count(*) filter (where is_fulfilment_known and is_fulfilled) as fulfilled_count
    from mediation_case
    group by cast(date_trunc($grain, accepted_at) as date)
)

select
    period.period_start,
    coalesce(counted.level_known_count, 0) as level_known_count,
    coalesce(counted.within_grid_count, 0) as within_grid_count,
    counted.within_grid_count / nullif(counted.level_known_count, 0) as within_grid_rate,
    coalesce(counted.within_community_count, 0) as within_community_count,
    counted.within_community_count / nullif(counted.level_known_count, 0) as within_community_rate,
    coalesce(counted.fulfilment_known_count, 0) as fulfilment_known_count,
    coalesce(counted.fulfilled_count, 0) as fulfilled_count,
    counted.fulfilled_count / nullif(counted.fulfilment_known_count, 0) as fulfilment_rate
from period
left join counted on period.period_start = counted.period_start
order by period.period_start

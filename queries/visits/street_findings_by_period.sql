-- 各时段街长巡查发现的问题
-- Question: do the daily rounds of the streets find more problems, and of which kind?
-- Grain: one row a period, every period of the window, zeros too; rate null then.
-- Periods: visit.visited_at
-- Measures as in visits/street_findings.
with counted as (
    select
        cast(date_trunc($grain, visited_at) as date) as period_start,
        count(*) as round_count,
        count(is_finding) as told_round_count,
        count(*) filter (where is_finding) as finding_count,
        count(*) filter (where has_hygiene) as hygiene_count,
        count(*) filter (where has_frontage) as frontage_count,
        count(*) filter (where has_vehicle) as vehicle_count,
        count(*) filter (where has_other) as other_kind_count
    from visit
    where kind = '街长巡查'
    group by cast(date_trunc($grain, visited_at) as date)
)

select
    period.period_start,
    coalesce(counted.round_count, 0) as round_count,
    coalesce(counted.told_round_count, 0) as told_round_count,
    coalesce(counted.finding_count, 0) as finding_count,
    counted.finding_count / nullif(counted.told_round_count, 0) as finding_rate,
    coalesce(counted.hygiene_count, 0) as hygiene_count,
    coalesce(counted.frontage_count, 0) as frontage_count,
    coalesce(counted.vehicle_count, 0) as vehicle_count,
    coalesce(counted.other_kind_count, 0) as other_kind_count
from period
left join counted on period.period_start = counted.period_start
order by period.period_start

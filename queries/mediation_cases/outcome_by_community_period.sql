-- 各社区各时段调解结果
-- Question: in which community do disputes become more, or are fewer settled?
-- Grain: one row a community that has cases and period, every period of the window, zeros too; rates null then.
-- Periods: mediation_case.accepted_at
-- settlement_rate: succeeded / (succeeded + failed); mediation_success_rate: succeeded / outcome_known (open, or told how it ended).
with counted as (
    select
        community,
        cast(date_trunc($grain, accepted_at) as date) as period_start,
        count(*) as case_count,
        count(*) filter (where is_outcome_known) as outcome_known_count,
        count(*) filter (where is_succeeded) as succeeded_count,
        count(*) filter (where is_failed) as failed_count,
        count(*) filter (where is_open) as open_count
    from mediation_case
    group by
        community,
        cast(date_trunc($grain, accepted_at) as date)
),

places as (select distinct community from counted)

select
    period.period_start,
    places.community,
    coalesce(counted.case_count, 0) as case_count,
    coalesce(counted.outcome_known_count, 0) as outcome_known_count,
    coalesce(counted.succeeded_count, 0) as succeeded_count,
    coalesce(counted.failed_count, 0) as failed_count,
    coalesce(counted.open_count, 0) as open_count,
    counted.succeeded_count / nullif(counted.succeeded_count + counted.failed_count, 0) as settlement_rate,
    counted.succeeded_count / nullif(counted.outcome_known_count, 0) as mediation_success_rate
from period
cross join places
left join counted on period.period_start = counted.period_start and places.community = counted.community
order by period.period_start, cast(places.community as varchar)

-- 各社区各时段满意率
-- Question: in which community are people less satisfied than they were?
-- Grain: one row a community that has responses and period, every period of the window. Measures as in summary.sql.
with bounds as (
    select
        coalesce(cast($date_from as date), cast(min(asked_at) as date)) as first_day,
        coalesce(cast($date_to as date) - 1, cast(max(asked_at) as date)) as last_day
    from satisfaction_response
),

days as (
    select unnest(generate_series(first_day, last_day, interval 1 day)) as step
    from bounds
    where first_day <= last_day
),

periods as (
    select distinct cast(date_trunc($grain, step) as date) as period_start
    from days
),

places as (select distinct community from satisfaction_response),

counted as (
    select
        periods.period_start,
        places.community,
        count(*) filter (where responses.is_rated) as rated_count,
        count(*) filter (where responses.is_valid and responses.rating in ('非常满意', '满意')) as satisfied_count,
        count(*) filter (where responses.is_valid and responses.rating = '基本满意') as mostly_satisfied_count
    from periods
    cross join places
    left join satisfaction_response as responses
        on
            periods.period_start = cast(date_trunc($grain, responses.asked_at) as date)
            and places.community = responses.community
    group by periods.period_start, places.community
)

select
    period_start,
    community,
    rated_count,
    satisfied_count,
    mostly_satisfied_count,
    (satisfied_count + cast($mostly_satisfied_weight as double) * mostly_satisfied_count)
    / nullif(rated_count, 0) as satisfaction_rate
from counted
order by period_start, cast(community as varchar)

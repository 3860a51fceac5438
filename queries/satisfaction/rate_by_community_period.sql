-- 各社区各时段满意率
-- Question: in which community are people less satisfied than they were?
-- Grain: one row a community that has responses and period, every period of the window. Measures as in summary.sql.
-- Periods: satisfaction_response.asked_at
with places as (select distinct community from satisfaction_response),

counted as (
    select
        period.period_start,
        places.community,
        count(*) filter (where responses.is_rated) as rated_count,
        count(*) filter (where responses.is_satisfied) as satisfied_count,
        count(*) filter (where responses.is_mostly_satisfied) as mostly_satisfied_count
    from period
    cross join places
    left join satisfaction_response as responses
        on
            period.period_start = cast(date_trunc($grain, responses.asked_at) as date)
            and places.community = responses.community
    group by period.period_start, places.community
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

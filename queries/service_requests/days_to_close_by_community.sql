-- 各社区办理时长
-- Question: where does it take long to close a request?
-- Grain: one row a community that has requests, 未填写 included, the slowest first.
-- closed_count: closed, or 已办结 without a time. timed_count: has a closed_at, or is open. Days: Kaplan–Meier of those, as in
-- scope/closing_time, in each community.
with moments as (
    select
        community,
        date_diff('second', requested_at, coalesce(closed_at, cast($as_of as timestamp))) / 86400 as days,
        count(*) filter (where closed_at is not null or not is_closed) as moment_count,
        count(closed_at) as ended_count,
        count(*) filter (where is_closed) as closed_count
    from service_request
    where is_counted
    group by all
),

risks as (
    select
        *,
        cast(sum(moment_count) over (partition by community order by days desc) as bigint) as at_risk_count
    from moments
),

curve as (
    select
        *,
        exp(sum(
            case
                when ended_count = 0 then 0e0
                when ended_count < at_risk_count then ln(1e0 - ended_count / at_risk_count)
                else -1e2
            end
        ) over (partition by community order by days)) as survival
    from risks
),

reached as (
    select
        community,
        cast(sum(closed_count) as bigint) as closed_count,
        cast(sum(moment_count) as bigint) as timed_count,
        min(days) filter (where survival < 0.5e0 + 1e-9) as half_at,
        min(days) filter (where survival < 0.5e0 - 1e-9) as half_past,
        min(days) filter (where survival < 0.1e0 + 1e-9) as tenth_at,
        min(days) filter (where survival < 0.1e0 - 1e-9) as tenth_past
    from curve
    group by community
)

select
    community,
    closed_count,
    (half_at + coalesce(half_past, half_at)) / 2 as median_days_to_close,
    (tenth_at + coalesce(tenth_past, tenth_at)) / 2 as p90_days_to_close,
    timed_count
from reached
order by median_days_to_close desc nulls last, cast(community as varchar)

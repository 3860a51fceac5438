-- 各社区办理时长
-- Question: where does it take long to close a request?
-- Grain: one row a community that has requests of scope/timed_request, 未填写 included, the slowest first.
-- closed_count: of those, closed; timed_count: all, open ones too. Days: Kaplan–Meier as in scope/closing_time, in each community.
with moments as (
    select
        community,
        waited_minutes,
        count(*) as moment_count,
        count(*) filter (where is_ended) as ended_count
    from timed_request
    group by all
),

risks as (
    select
        *,
        sum(moment_count) over (partition by community order by waited_minutes desc) as at_risk_count
    from moments
),

curve as (
    select
        *,
        exp(sum(
            case
                when ended_count = 0 then 0e0
                when ended_count < at_risk_count then ln(1e0 - ended_count / cast(at_risk_count as bigint))
                else -1e2
            end
        ) over (partition by community order by waited_minutes)) as survival
    from risks
),

reached as (
    select
        community,
        cast(sum(ended_count) as bigint) as closed_count,
        cast(sum(moment_count) as bigint) as timed_count,
        min(waited_minutes) filter (where survival < 0.5e0 + 1e-9) as half_at,
        min(waited_minutes) filter (where survival < 0.5e0 - 1e-9) as half_past,
        min(waited_minutes) filter (where survival < 0.1e0 + 1e-9) as tenth_at,
        min(waited_minutes) filter (where survival < 0.1e0 - 1e-9) as tenth_past
    from curve
    group by community
)

select
    community,
    closed_count,
    (half_at + coalesce(half_past, half_at)) / 2880 as half_closed_days,
    (tenth_at + coalesce(tenth_past, tenth_at)) / 2880 as nine_tenths_closed_days,
    timed_count
from reached
order by half_closed_days desc nulls last, cast(community as varchar)

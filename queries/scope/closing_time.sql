-- 办理时长：多久办结，未办结的按已等待的时间计入
-- One row. Kaplan–Meier over the requests of timed_request; open ones are censored. median_days_to_close: the days after which
-- half is closed, midway where the curve stays at exactly a half; p90_days_to_close: nine tenths. Null while that has not come. 2880: twice the minutes of a day.
-- timed_count: how many requests; waiting_count: how many of them are open.
with moments as (
    select
        waited_minutes,
        count(*) as moment_count,
        count(*) filter (where is_ended) as ended_count
    from timed_request
    group by waited_minutes
),

risks as (
    select
        waited_minutes,
        ended_count,
        moment_count,
        cast(sum(moment_count) over (order by waited_minutes desc) as bigint) as at_risk_count
    from moments
),

curve as (
    select
        waited_minutes,
        ended_count,
        moment_count,
        exp(sum(
            case
                when ended_count = 0 then 0e0
                when ended_count < at_risk_count then ln(1e0 - ended_count / at_risk_count)
                else -1e2
            end
        ) over (order by waited_minutes)) as survival
    from risks
),

reached as (
    select
        cast(coalesce(sum(moment_count), 0) as bigint) as timed_count,
        cast(coalesce(sum(moment_count - ended_count), 0) as bigint) as waiting_count,
        min(waited_minutes) filter (where survival < 0.5e0 + 1e-9) as half_at,
        min(waited_minutes) filter (where survival < 0.5e0 - 1e-9) as half_past,
        min(waited_minutes) filter (where survival < 0.1e0 + 1e-9) as tenth_at,
        min(waited_minutes) filter (where survival < 0.1e0 - 1e-9) as tenth_past
    from curve
)

select
    (half_at + coalesce(half_past, half_at)) / 2880 as median_days_to_close,
    (tenth_at + coalesce(tenth_past, tenth_at)) / 2880 as p90_days_to_close,
    timed_count,
    waiting_count
from reached

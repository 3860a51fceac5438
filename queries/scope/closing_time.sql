-- 办理时长：范围内受理的诉求多久办结，未办结的按已等待的时间计入
-- One row. Kaplan–Meier over the counted requests that have a closed_at, or are open (censored at as_of; one of a day to come
-- has waited 0): those of a window that are closed already are the quick ones. median_days_to_close: the days after which half
-- is closed, midway where the curve stays at exactly a half; p90_days_to_close: nine tenths. Null while that has not come.
-- 已办结 without a time has no days and is left out.
with timed as (
    select
        closed_at is not null as is_ended,
        greatest(
            date_diff('second', requested_at, coalesce(closed_at, cast($as_of as timestamp))), 0
        ) / 86400 as days
    from service_request
    where is_counted and (closed_at is not null or not is_closed)
),

moments as (
    select
        days,
        count(*) as moment_count,
        count(*) filter (where is_ended) as ended_count
    from timed
    group by days
),

risks as (
    select
        days,
        ended_count,
        cast(sum(moment_count) over (order by days desc) as bigint) as at_risk_count
    from moments
),

curve as (
    select
        days,
        exp(sum(
            case when ended_count < at_risk_count then ln(1e0 - ended_count / at_risk_count) else -1e2 end
        ) over (order by days)) as survival
    from risks
    where ended_count > 0
),

reached as (
    select
        min(days) filter (where survival < 0.5e0 + 1e-9) as half_at,
        min(days) filter (where survival < 0.5e0 - 1e-9) as half_past,
        min(days) filter (where survival < 0.1e0 + 1e-9) as tenth_at,
        min(days) filter (where survival < 0.1e0 - 1e-9) as tenth_past
    from curve
)

select
    (half_at + coalesce(half_past, half_at)) / 2 as median_days_to_close,
    (tenth_at + coalesce(tenth_past, tenth_at)) / 2 as p90_days_to_close
from reached

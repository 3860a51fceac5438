-- 办理时长：多久办结，未办结的按已等待的时间计入
-- One row. Kaplan–Meier over the requests of timed_request; open ones are censored. half_closed_days: the days after which
-- half is closed, midway where the curve stays at exactly a half; nine_tenths_closed_days: nine tenths. Null while that has not come. 2880: twice the minutes of a day.
-- timed_count: how many requests; waiting_count: how many of them are open. median_days_to_close, p90_days_to_close: of the
-- closed ones alone, too short while many are open; no page shows them.
with risks as (
    select
        waited_minutes,
        count(*) as moment_count,
        count(*) filter (where is_ended) as ended_count,
        cast(sum(count(*)) over (order by waited_minutes desc) as bigint) as at_risk_count
    from timed_request
    group by waited_minutes
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
),

closed as (
    select
        quantile_cont(days_to_close, 0.5) as median_days_to_close,
        quantile_cont(days_to_close, 0.9) as p90_days_to_close
    from timed_request
    where is_ended
)

select
    (reached.half_at + coalesce(reached.half_past, reached.half_at)) / 2880 as half_closed_days,
    (reached.tenth_at + coalesce(reached.tenth_past, reached.tenth_at)) / 2880 as nine_tenths_closed_days,
    reached.timed_count,
    reached.waiting_count,
    closed.median_days_to_close,
    closed.p90_days_to_close
from reached
cross join closed

-- 各星期各时点诉求量
-- Question: when in the week do requests arrive?
-- Grain: one row a weekday (1 = Monday) and hour of the day, all 168, zeros too.
-- request_count: without those at exactly 00:00:00: such a row was recorded with a date only (a true midnight is one second in 86,400).
-- untimed_count: those of the weekday, said on its row of hour 0 and 0 on its other rows.
with slots as (
    select unnest(generate_series(0, 167)) as slot
),

timed as (
    select
        requested_at,
        requested_at = cast(cast(requested_at as date) as timestamp) as is_untimed
    from service_request
    where is_counted
),

counted as (
    select
        isodow(requested_at) as weekday,
        hour(requested_at) as hour,
        count(*) filter (where not is_untimed) as request_count,
        count(*) filter (where is_untimed) as untimed_count
    from timed
    group by
        isodow(requested_at),
        hour(requested_at)
)

select
    slots.slot // 24 + 1 as weekday,
    slots.slot % 24 as hour,
    coalesce(counted.request_count, 0) as request_count,
    coalesce(counted.untimed_count, 0) as untimed_count
from slots
left join counted
    on slots.slot // 24 + 1 = counted.weekday and slots.slot % 24 = counted.hour
order by slots.slot

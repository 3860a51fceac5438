-- 各星期各时点诉求量
-- Question: when in the week do requests arrive?
-- Grain: one row a weekday (1 = Monday) and hour of the day, all 168, zeros too.
-- request_count: a request recorded with a date only falls into hour 0.
with slots as (
    select unnest(generate_series(0, 167)) as slot
),

counted as (
    select
        isodow(requested_at) as weekday,
        hour(requested_at) as hour,
        count(*) as request_count
    from service_request
    where is_counted
    group by
        isodow(requested_at),
        hour(requested_at)
)

select
    slots.slot // 24 + 1 as weekday,
    slots.slot % 24 as hour,
    coalesce(counted.request_count, 0) as request_count
from slots
left join counted
    on slots.slot // 24 + 1 = counted.weekday and slots.slot % 24 = counted.hour
order by slots.slot

-- 每周诉求量：各小区各类别，从范围最后一天往回数的 39 周
-- One row a community, compound, category and week with counted requests, 未填写 and 未匹配 included. weeks_back: 0 for the
-- seven days up to the window's last one (the day of the data without one), 38 for the earliest.
-- request_count: all; first_count: those known to repeat nothing in 30 days.
with dated as (
    select
        community,
        compound,
        category,
        is_repeat,
        date_diff(
            'day',
            cast(requested_at as date),
            coalesce(cast($date_to as date) - 1, cast(cast($as_of as timestamp) as date))
        ) // 7 as weeks_back
    from service_request
    where
        is_counted
        and (cast($date_from as date) is null or requested_at >= cast($date_from as date))
        and (cast($date_to as date) is null or requested_at < cast($date_to as date))
)

select
    community,
    compound,
    category,
    weeks_back,
    count(*) as request_count,
    count(*) filter (where not is_repeat) as first_count
from dated
where weeks_back >= 0 and weeks_back < 39
group by community, compound, category, weeks_back

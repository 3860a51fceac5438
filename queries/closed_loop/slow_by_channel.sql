-- 各渠道回应慢于一半诉求的件数
-- Question: through which channel are more requests still without a first response at the age at which half of all have one?
-- Grain: one row a channel that has such requests, 未填写 included.
-- half_hours: the age, the median hours from requested_at to responded_at. old_enough_count: requests at least as old at
-- as_of; closed ones that nobody contacted left out. slower_count: of those, without a response by then.
with timed as (
    select
        channel,
        case
            when responded_at >= requested_at then date_diff('second', requested_at, responded_at) / 3600
        end as hours_to_respond,
        date_diff('second', requested_at, cast($as_of as timestamp)) / 3600 as age_hours
    from service_request
    where is_counted and (responded_at >= requested_at or (responded_at is null and not is_closed))
),

half as (
    select quantile_cont(hours_to_respond, 0.5) as half_hours
    from timed
)

select
    timed.channel,
    half.half_hours,
    count(*) as old_enough_count,
    count(*) filter (
        where timed.hours_to_respond is null or timed.hours_to_respond > half.half_hours
    ) as slower_count
from timed
cross join half
where timed.age_hours >= half.half_hours
group by
    timed.channel,
    half.half_hours
order by cast(timed.channel as varchar)

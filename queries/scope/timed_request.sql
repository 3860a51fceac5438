-- 计入办理时长的诉求：期限落在范围内并已过期限的（没有期限的按受理），不含个人信息
-- Dated by counted_at, as request_deadline: of a window of receipt only the quick ones are closed, and those made before a
-- weekend are the slow ones. Requests without a deadline are dated by requested_at. Left out: 已办结 without a time, and
-- those of which nobody tells. waited_minutes, whole ones: from requested_at to closed_at, or to as_of while it is open (is_ended is false).
with clocked as (
    select
        *,
        case
            when $on_time_clock = '来电时间' then requested_at else coalesce(deadline_at, requested_at)
        end as counted_at
    from service_request
    where is_counted and (closed_at is not null or not is_closed)
)

select
    request_id,
    channel,
    request_type,
    category,
    subcategory,
    title,
    community,
    compound,
    grid,
    requested_at,
    deadline_at,
    closed_at,
    days_to_close,
    status,
    priority,
    responsible_unit,
    handler_kind,
    co_handlers,
    is_closed,
    counted_at,
    closed_at is not null as is_ended,
    greatest(
        date_diff('second', requested_at, coalesce(closed_at, cast($as_of as timestamp))), 0
    ) // 60 as waited_minutes
from clocked
where
    ($on_time_clock = '来电时间' or deadline_at is null or deadline_at < cast($as_of as timestamp))
    and (cast($date_from as date) is null or counted_at >= cast($date_from as date))
    and (cast($date_to as date) is null or counted_at < cast($date_to as date))

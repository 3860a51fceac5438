-- 诉求期限：期限落在范围内的诉求，不含个人信息
-- The counted requests that have a deadline, dated by counted_at: the deadline, so that a window holds the slow ones as
-- well as the quick ones; requested_at where setting on_time_clock asks for the older reading.
-- is_due: the deadline has passed at as_of (older reading: or the request is closed). is_pending: not yet.
-- is_deadline_by_priority: the ledger has no deadline, the settings give the request one by its priority.
-- is_closed_on_time: due, and closed on or before the deadline. is_overdue_open: due and open. Requests of which nobody
-- tells whether they are closed are neither due nor pending.
with clocked as (
    select
        *,
        case when $on_time_clock = '来电时间' then requested_at else deadline_at end as counted_at,
        $on_time_clock = '来电时间' and is_closed as is_due_early,
        deadline_at < cast($as_of as timestamp) as is_past
    from service_request
    where is_counted and deadline_at is not null and is_closed is not null
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
    status,
    priority,
    responsible_unit,
    handler_kind,
    co_handlers,
    is_closed,
    coalesce(extended_due_at, due_at) is null as is_deadline_by_priority,
    counted_at,
    is_past or is_due_early as is_due,
    not is_past and not is_due_early as is_pending,
    (is_past or is_due_early) and coalesce(closed_at <= deadline_at, false) as is_closed_on_time,
    is_past and not is_closed as is_overdue_open
from clocked
where
    (cast($date_from as date) is null or counted_at >= cast($date_from as date))
    and (cast($date_to as date) is null or counted_at < cast($date_to as date))

-- 已办结诉求清单
-- Question: which requests are closed?
-- Grain: one row a request that has a closed_at or says 已办结, the last closed first.
-- As many rows as closed_count of the same scope.
-- counted_at: closed_at, or requested_at of what is 已办结 without a time.
-- days_late: from the deadline to closed_at, or to as_of while it is open; null when not late. No column names a person.
select
    request_id,
    requested_at,
    community,
    compound,
    category,
    subcategory,
    title,
    responsible_unit,
    status,
    deadline_at,
    case
        when not is_closed and deadline_at < cast($as_of as timestamp)
            then date_diff('second', deadline_at, cast($as_of as timestamp)) / 86400
        when closed_at > deadline_at then date_diff('second', deadline_at, closed_at) / 86400
    end as days_late,
    closed_at,
    coalesce(closed_at, requested_at) as counted_at,
    handler_kind,
    days_to_close,
    channel,
    request_type
from service_request
where is_counted and is_closed
order by closed_at desc nulls last, request_id

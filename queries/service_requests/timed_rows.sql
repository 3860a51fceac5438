-- 计入办理时长的诉求清单
-- Question: which requests have a time to close, or have been waiting since they were made?
-- Grain: one row a request with a closed_at, or open, the longest taking first; 已办结 without a time is left out.
-- As many rows as closed_count and open_count of closed_loop/closing_times. days_to_close: null while open.
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
    handler_kind,
    days_to_close,
    channel,
    request_type
from service_request
where is_counted and (closed_at is not null or not is_closed)
order by date_diff('second', requested_at, coalesce(closed_at, cast($as_of as timestamp))) desc, request_id

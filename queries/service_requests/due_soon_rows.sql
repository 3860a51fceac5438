-- 即将到期诉求清单
-- Question: which open requests have a deadline that comes up next?
-- Grain: one row a request that is open, its deadline from as_of on and within due_soon_days, the nearest first.
-- As many rows as due_soon_count of the same scope. deadline_at: the extended deadline, else the first.
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
    channel,
    request_type
from service_request
where
    is_counted
    and not is_closed
    and deadline_at >= cast($as_of as timestamp)
    and deadline_at < cast($as_of as timestamp) + $due_soon_days * interval 1 day
order by deadline_at, request_id

-- 超期未结诉求清单
-- Question: which requests are past their deadline and still open?
-- Grain: one row an open request whose deadline lies in the window and has passed at as_of, the longest late first.
-- As many rows as overdue_open_count of the same scope. deadline_at: the extended deadline, else the first.
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
        when is_overdue_open
            then date_diff('second', deadline_at, cast($as_of as timestamp)) / 86400
        when closed_at > deadline_at then date_diff('second', deadline_at, closed_at) / 86400
    end as days_late,
    closed_at,
    channel,
    request_type
from request_deadline
where is_overdue_open
order by deadline_at, request_id

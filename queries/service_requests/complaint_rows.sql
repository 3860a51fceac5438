-- 投诉清单
-- Question: which complaints were made?
-- Grain: one row a request whose request_type is 投诉, the newest first.
-- As many rows as complaint_count of the same scope.
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
where is_counted and request_type = '投诉'
order by requested_at desc, request_id

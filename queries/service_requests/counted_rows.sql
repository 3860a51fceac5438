-- 计入诉求量的诉求清单
-- Question: which requests are counted?
-- Grain: one row a request that is counted (without is_excluded and 已作废), the newest first.
-- As many rows as request_count of the same scope. deadline_at: the extended deadline, else the first.
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
    channel,
    request_type
from service_request
where is_counted
order by requested_at desc, request_id

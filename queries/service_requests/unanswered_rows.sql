-- 未回应诉求清单
-- Question: which requests have had no answer at all, and for how long?
-- Grain: one row a request without responded_at that is not closed, the longest waiting first.
-- As many rows as unanswered_count of the same scope. days_since: elapsed from requested_at to as_of, 0 for a day to come.
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
    greatest(date_diff('second', requested_at, cast($as_of as timestamp)), 0) / 86400 as days_since,
    channel,
    request_type
from service_request
where is_counted and responded_at is null and not is_closed
order by requested_at, request_id

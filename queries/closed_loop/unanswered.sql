-- 未回应诉求清单
-- Question: which requests have had no answer at all, and for how long?
-- Grain: one row a request without responded_at that is not closed, the longest waiting 500.
-- days_since: elapsed from requested_at to as_of, 0 for a day to come. is_overdue: the deadline has passed. No column names a person.
with waiting as (
    select
        request_id,
        requested_at,
        channel,
        category,
        community,
        compound,
        responsible_unit,
        status,
        deadline_at,
        greatest(date_diff('second', requested_at, cast($as_of as timestamp)), 0) / 86400 as days_since,
        coalesce(deadline_at < cast($as_of as timestamp), false) as is_overdue
    from service_request
    where is_counted and responded_at is null and not is_closed
)

select
    request_id,
    days_since,
    requested_at,
    channel,
    category,
    community,
    compound,
    responsible_unit,
    status,
    deadline_at,
    is_overdue
from waiting
order by days_since desc, request_id
limit 500

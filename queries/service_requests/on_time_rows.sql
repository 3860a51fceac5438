-- 按期办结诉求清单
-- Question: which requests were closed on or before their deadline?
-- Grain: one row a request that is due in the window and was closed in time, the last deadline first.
-- As many rows as closed_on_time_count of the same scope. deadline_at: the extended deadline, else the first.
-- No column names a person.
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
    closed_at,
    channel,
    request_type
from request_deadline
where is_closed_on_time
order by deadline_at desc, request_id

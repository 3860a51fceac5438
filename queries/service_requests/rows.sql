-- 诉求工单明细
-- Question: which requests are behind the numbers?
-- Grain: one row a request of the scope, the newest first, those not counted included (is_counted says so).
-- deadline_at: the extended deadline, else the first, else by priority. No column names a person.
select
    request_id,
    requested_at,
    channel,
    request_type,
    category,
    subcategory,
    title,
    community,
    compound,
    grid,
    priority,
    responsible_unit,
    status,
    deadline_at,
    closed_at,
    is_repeat,
    is_counted
from service_request
order by requested_at desc, request_id

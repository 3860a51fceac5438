-- 诉求工单全部内容
-- Question: what does the ledger say of each request, nobody named?
-- Grain: one row a request of the scope, the newest first, those not counted included (is_counted says so).
-- deadline_at: the extended deadline, else the first, else by priority; null without one. event_id ties it to disputes and call-backs.
select
    request_id,
    event_id,
    title,
    category,
    subcategory,
    channel,
    request_type,
    community,
    compound,
    grid,
    requested_at,
    responded_at,
    dispatched_at,
    triage,
    priority,
    responsible_unit,
    handler_kind,
    due_at,
    extended_due_at,
    deadline_at,
    closed_at,
    status,
    is_closed,
    days_to_close,
    reopened_count,
    is_repeat,
    is_counted
from service_request
order by requested_at desc, request_id

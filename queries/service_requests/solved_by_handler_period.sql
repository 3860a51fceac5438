-- 各承办主体各时段办结量
-- Question: how many requests does each kind of handler bring to an end, period by period?
-- Grain: one row a handler_kind and period in which it closed requests, 未填写 included; nothing for a period without.
-- closed_count: requests made in the window (without is_excluded and 已作废) that are closed, in the period of their closed_at.
-- A request closed after the window is in a later period; one that is 已办结 without a time is in the period it was made.
select
    handler_kind,
    cast(date_trunc($grain, coalesce(closed_at, requested_at)) as date) as period_start,
    count(*) as closed_count
from service_request
where is_counted and is_closed
group by
    handler_kind,
    cast(date_trunc($grain, coalesce(closed_at, requested_at)) as date)
order by handler_kind, period_start

-- 共同办理的诉求清单
-- Question: which requests are handled together, by whom and with whom?
-- Grain: one row a request and co_handler_kind, the newest first: a request with two co-handlers has two rows.
-- As many rows as the shared_count of the same scope. Counted are requests without is_excluded and 已作废. No column names a person.
with shared as (
    select
        *,
        unnest(string_split(co_handlers, '+')) as co_handler_kind
    from service_request
    where is_counted and co_handlers <> '未填写'
)

select
    request_id,
    requested_at,
    community,
    compound,
    category,
    subcategory,
    title,
    responsible_unit,
    handler_kind,
    co_handler_kind,
    status,
    deadline_at,
    closed_at,
    channel,
    request_type
from shared
order by requested_at desc, request_id, co_handler_kind

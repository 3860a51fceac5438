-- 各承办主体与协办主体共同办理量
-- Question: who works with whom: which kind of handler handles requests together with which other kinds?
-- Grain: one row a community, handler_kind and co_handler_kind that share requests, 未填写 included; a request with several
-- co-handlers is in a row of each, so that the rows add up to more than the requests handled together.
-- shared_count: requests made in the window, without is_excluded and 已作废. closed_count: closed among them.
with shared as (
    select
        community,
        handler_kind,
        is_closed,
        unnest(string_split(co_handlers, '+')) as co_handler_kind
    from service_request
    where is_counted and co_handlers <> '未填写'
)

select
    community,
    handler_kind,
    co_handler_kind,
    count(*) as shared_count,
    count(*) filter (where is_closed) as closed_count
from shared
group by
    community,
    handler_kind,
    co_handler_kind
order by cast(community as varchar), shared_count desc, handler_kind, co_handler_kind

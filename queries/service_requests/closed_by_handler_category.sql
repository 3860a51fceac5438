-- 各承办主体各小类的办结量
-- Question: what has each kind of handler (物业, 自管组织, 商家联盟 …) taken on, and how much of it is done?
-- Grain: one row a community, handler_kind, category and subcategory that has requests, 未填写 included.
-- request_count: requests made in the window, without is_excluded and 已作废.
-- closed_count: closed among them, or 已办结 without a time, whenever they were closed.
select
    community,
    handler_kind,
    category,
    subcategory,
    count(*) as request_count,
    count(*) filter (where is_closed) as closed_count
from service_request
where is_counted
group by
    community,
    handler_kind,
    category,
    subcategory
order by cast(community as varchar), handler_kind, request_count desc, category, subcategory

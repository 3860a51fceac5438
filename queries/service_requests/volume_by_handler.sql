-- 各社区各承办主体诉求量
-- Question: who handles the requests of each community: 社区, 物业, 自管组织, 商家联盟, 街道 or 职能部门?
-- Grain: one row a community and handler_kind that has requests, 未填写 included.
-- request_count: requests made in the window, without is_excluded and 已作废.
-- closed_count: closed, or 已办结 without a time. open_count: not; of the others nobody has told.
select
    community,
    handler_kind,
    count(*) as request_count,
    count(*) filter (where is_closed) as closed_count,
    count(*) filter (where not is_closed) as open_count
from service_request
where is_counted
group by
    community,
    handler_kind
order by cast(community as varchar), request_count desc, handler_kind

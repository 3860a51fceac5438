-- 每月诉求：每个小区每月的诉求和投诉，不含个人信息
-- One row a compound and month with counted requests. month_number: year * 12 + month. first_at: the first of them.
-- complaint_count: 投诉 among them; type_known_count: with a request_type.
with numbered as (
    select
        community,
        compound,
        request_type,
        requested_at,
        year(requested_at) * 12 + month(requested_at) as month_number
    from service_request
    where is_counted
)

select
    community,
    compound,
    month_number,
    min(requested_at) as first_at,
    count(*) as request_count,
    count(*) filter (where request_type <> '未填写') as type_known_count,
    count(*) filter (where request_type = '投诉') as complaint_count
from numbered
group by community, compound, month_number

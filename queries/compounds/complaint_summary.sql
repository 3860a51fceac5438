-- 投诉与多方办理总体情况
-- Question: how many complaints are there, and what do 楼栋长, 自管组织 and 商家联盟 take on?
-- Grain: one row, of the requests made in the window, without is_excluded and 已作废.
-- A count is null where there are requests and none of them says what it is about (request_type, channel, handler_kind).
-- type_known_count: requests with a request_type. complaint_count: 投诉 among them. complaint_share: of type_known_count.
-- floor_head_count: channel 楼栋长.
-- partner_count, partner_closed_count: handled by 业委会, 自管组织 or 商家联盟, and closed among them (已办结, or with a closed_at).
with totals as (
    select
        count(*) as request_count,
        count(*) filter (where request_type <> '未填写') as type_known_count,
        count(*) filter (where channel <> '未填写') as channel_known_count,
        count(*) filter (where handler_kind <> '未填写') as handler_known_count,
        count(*) filter (where request_type = '投诉') as complaint_count,
        count(*) filter (where channel = '楼栋长') as floor_head_count,
        count(*) filter (where handler_kind in ('业委会', '自管组织', '商家联盟')) as partner_count,
        count(*) filter (
            where handler_kind in ('业委会', '自管组织', '商家联盟') and is_closed
        ) as partner_closed_count
    from service_request
    where is_counted
)

select
    request_count,
    type_known_count,
    case when request_count = 0 or type_known_count > 0 then complaint_count end as complaint_count,
    complaint_count / nullif(type_known_count, 0) as complaint_share,
    case when request_count = 0 or channel_known_count > 0 then floor_head_count end as floor_head_count,
    case when request_count = 0 or handler_known_count > 0 then partner_count end as partner_count,
    case when request_count = 0 or handler_known_count > 0 then partner_closed_count end
        as partner_closed_count
from totals
order by request_count

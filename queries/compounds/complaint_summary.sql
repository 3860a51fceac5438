-- 投诉与多方办理总体情况
-- Question: how many complaints are there for the households, and what do 楼栋长, 自管组织 and 商家联盟 take on?
-- Grain: one row, of the requests made in the window, without is_excluded and 已作废.
-- type_known_count: requests with a request_type. complaint_count: 投诉 among them; null where there are requests and
-- none of them has a type. complaint_share: complaint_count / type_known_count. households: the sum of those known for the scope.
-- per_hundred_households: complaint_count / households * 100, wherever the complaint is from.
-- floor_head_count: channel 楼栋长; floor_head_days: median days to close of those with a closed_at.
-- partner_count, partner_closed_count: handled by 自管组织 or 商家联盟, and 已办结 among them.
with totals as (
    select
        count(*) as request_count,
        count(*) filter (where request_type <> '未填写') as type_known_count,
        case
            when count(*) = 0 or count(*) filter (where request_type <> '未填写') > 0
                then count(*) filter (where request_type = '投诉')
        end as complaint_count,
        count(*) filter (where channel = '楼栋长') as floor_head_count,
        quantile_cont(days_to_close, 0.5) filter (where channel = '楼栋长') as floor_head_days,
        count(*) filter (where handler_kind in ('自管组织', '商家联盟')) as partner_count,
        count(*) filter (
            where handler_kind in ('自管组织', '商家联盟') and status = '已办结'
        ) as partner_closed_count
    from service_request
    where is_counted
),

housing as (
    select
        case
            when cast($compounds as varchar[]) is null
                then (select cast(sum(community.households) as bigint) from community)
            else (select cast(sum(compound.households) as bigint) from compound)
        end as households
)

select
    totals.request_count,
    totals.type_known_count,
    totals.complaint_count,
    totals.complaint_count / nullif(totals.type_known_count, 0) as complaint_share,
    housing.households,
    totals.complaint_count / nullif(housing.households, 0) * 100 as per_hundred_households,
    totals.floor_head_count,
    totals.floor_head_days,
    totals.partner_count,
    totals.partner_closed_count
from totals
cross join housing
order by totals.request_count

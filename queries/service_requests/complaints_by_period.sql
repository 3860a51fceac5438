-- 各时段投诉量
-- Question: do complaints become more or fewer?
-- Grain: one row a period, every period from the first to the last of the window (or of the requests), zeros too.
-- Periods: service_request.requested_at where is_counted
-- request_count: requests made in the period, without is_excluded and 已作废; type_known_count: with a
-- request_type; complaint_count: 投诉 among them, null where there are requests and none of them has a type.
-- complaint_share: complaint_count / type_known_count; floor_head_count: channel 楼栋长, null where none has a channel.
with counted as (
    select
        cast(date_trunc($grain, requested_at) as date) as period_start,
        count(*) as request_count,
        count(*) filter (where request_type <> '未填写') as type_known_count,
        count(*) filter (where request_type = '投诉') as complaint_count,
        count(*) filter (where channel <> '未填写') as channel_known_count,
        count(*) filter (where channel = '楼栋长') as floor_head_count
    from service_request
    where is_counted
    group by cast(date_trunc($grain, requested_at) as date)
)

select
    period.period_start,
    coalesce(counted.request_count, 0) as request_count,
    coalesce(counted.type_known_count, 0) as type_known_count,
    case
        when counted.request_count is null then 0
        when counted.type_known_count > 0 then counted.complaint_count
    end as complaint_count,
    counted.complaint_count / nullif(counted.type_known_count, 0) as complaint_share,
    case
        when counted.request_count is null then 0
        when counted.channel_known_count > 0 then counted.floor_head_count
    end as floor_head_count
from period
left join counted on period.period_start = counted.period_start
order by period.period_start

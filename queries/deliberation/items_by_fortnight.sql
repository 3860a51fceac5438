-- 各类会议每半月的议题与办结
-- Question: what does each fortnight bring to the meetings, and is it settled?
-- Grain: one row a fortnight and type of meeting with items; 已作废 left out.
-- period_start: the 1st of the month for meetings up to the 15th, else the 16th.
-- item_count: by met_at. settled_count: of those, is_settled (status 已办结).
with dated as (
    select
        cast(date_trunc('month', met_at) as date)
        + case when day(met_at) <= 15 then 0 else 15 end as period_start,
        meeting_type,
        is_settled
    from deliberation
    where is_counted
)

select
    cast(period_start as date) as period_start,
    meeting_type,
    count(*) as item_count,
    count(is_settled) as settled_known_count,
    count(*) filter (where is_settled) as settled_count
from dated
group by period_start, meeting_type
order by period_start, meeting_type

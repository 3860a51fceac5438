-- 各类会议的议题与办结
-- Question: which meetings raise items in a community, and how many of the items are settled?
-- Grain: one row a community and type of meeting that raised an item in the window; 已作废 left out.
-- item_count: by met_at. settled_count: of those, is_settled (status 已办结). settled_rate: settled_count / settled_known_count (told whether).
with counted as (
    select
        community,
        meeting_type,
        count(*) as item_count,
        count(is_settled) as settled_known_count,
        count(*) filter (where is_settled) as settled_count
    from deliberation
    where is_counted
    group by community, meeting_type
)

select
    community,
    meeting_type,
    item_count,
    settled_known_count,
    settled_count,
    settled_count / nullif(settled_known_count, 0) as settled_rate
from counted
order by cast(community as varchar), item_count desc, meeting_type

-- 星级评选每月名额与来源
-- Question: how many 社区之星, 楼长之星 and 楼院之星 were chosen each month, and from which compounds?
-- Grain: one row a month, kind of star, community and compound; no names, only places.
-- star_count: rows of the ledger of activities whose kind is one of the three.
with stars as (
    select
        cast(date_trunc('month', held_on) as date) as period_start,
        kind,
        community,
        compound
    from activity
    where is_award
)

select
    period_start,
    kind,
    community,
    compound,
    count(*) as star_count
from stars
group by period_start, kind, community, compound
order by period_start, kind, cast(community as varchar), cast(compound as varchar)

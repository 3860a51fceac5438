-- 各社区民情日记
-- Question: after how many visits was a diary of the people's concerns written?
-- Grain: one row a community with visits that say so, the most entries first.
-- diary_known_count: visits that say whether one was written; diary_count: of those, it was; diary_rate: the share.
select
    community,
    count(*) filter (where has_diary) as diary_count,
    count(*) as diary_known_count,
    count(*) filter (where has_diary) / count(*) as diary_rate
from visit
where has_diary is not null
group by community
order by diary_count desc, cast(community as varchar)

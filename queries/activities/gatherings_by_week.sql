-- 各社区每周的活动
-- Question: in which weeks was there an activity in each community?
-- Grain: one row a community and whole week of the window that is over, weeks without one too.
-- gathering_count: activities that people come to; weeks are those of activities/weeks_by_community.
select
    community,
    week_start,
    gathering_count
from week_of_place
where compound is null
order by cast(community as varchar), week_start

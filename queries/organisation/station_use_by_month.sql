-- 各阵地每月使用
-- Question: how often is each station used, month by month?
-- Grain: one row a station and month with a use in the window.
-- use_count: rows that name the station, as in organisation/stations; used_day_count: different days with one; participant_count:
-- who came, null where none is written.
with dated as (
    select
        community,
        station,
        cast(date_trunc('month', used_on) as date) as period_start,
        used_on,
        people
    from station_use
)

select
    community,
    station as station_name,
    period_start,
    count(*) as use_count,
    count(distinct used_on) as used_day_count,
    cast(sum(people) as bigint) as participant_count
from dated
group by community, station, period_start
order by cast(community as varchar), station, period_start

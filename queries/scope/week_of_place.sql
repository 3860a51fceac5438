-- 每个社区、小区每周有没有活动
-- One row a place and whole week: a community (compound null) or a compound, of the registers or named by an activity.
-- gathering_count: activities that people come to (is_gathering); of a community also those that name no compound.
with held as (
    select
        cast(community as varchar) as community,
        cast(compound as varchar) as compound,
        cast(date_trunc('week', held_on) as date) as week_start
    from activity
    where is_gathering
),

counted as (
    select
        community,
        cast(null as varchar) as compound,
        week_start,
        count(*) as gathering_count
    from held
    group by community, week_start
    union all
    select
        community,
        compound,
        week_start,
        count(*) as gathering_count
    from held
    where compound not in ('未填写', '未匹配')
    group by community, compound, week_start
),

places as (
    select cast(community as varchar) as community, cast(null as varchar) as compound from community
    union
    select cast(community as varchar) as community, cast(compound as varchar) as compound from compound
    union
    select community, compound from counted
)

select
    places.community,
    places.compound,
    whole_week.week_start,
    whole_week.week_number,
    coalesce(counted.gathering_count, 0) as gathering_count
from places
cross join whole_week
left join counted
    on
        places.community = counted.community
        and places.compound is not distinct from counted.compound
        and whole_week.week_start = counted.week_start
where places.community <> '未填写'

-- 双报到、双服务
-- Question: how many members reported to the community, and how often did they serve?
-- Grain: one row a community with reported members, voluntary activities or voluntary orders.
-- member_count: members in service (在职党员) on the roll, as organisation/role_holders_by_role has them; null: none is on it.
-- volunteer_count, participant_count: activities of the kind 志愿 of the window and their attendances, null where none is written.
-- volunteer_done_count: orders of the kind 志愿服务 placed in the window and done.
with members as (
    select
        community,
        count(distinct holder_number) + count(*) filter (where holder_number is null) as member_count
    from role_holder
    where role = '在职党员'
    group by community
),

served as (
    select
        cast(community as varchar) as community,
        1 as activity_count,
        0 as done_count,
        participant_count
    from activity
    where kind = '志愿'
    union all
    select
        cast(community as varchar) as community,
        0 as activity_count,
        1 as done_count,
        cast(null as bigint) as participant_count
    from service_order
    where kind = '志愿服务' and is_done
),

counted as (
    select
        community,
        cast(sum(activity_count) as bigint) as volunteer_count,
        case
            when sum(activity_count) = 0 then 0 else cast(sum(participant_count) as bigint)
        end as participant_count,
        cast(sum(done_count) as bigint) as volunteer_done_count
    from served
    group by community
)

select
    coalesce(counted.community, members.community) as community,
    members.member_count,
    coalesce(counted.volunteer_count, 0) as volunteer_count,
    case when counted.community is null then 0 else counted.participant_count end as participant_count,
    coalesce(counted.volunteer_done_count, 0) as volunteer_done_count
from members
full join counted on members.community = counted.community
order by
    volunteer_count desc,
    coalesce(cast(counted.community as varchar), cast(members.community as varchar))

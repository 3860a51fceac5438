-- 报到党员有多少服务过
-- Question: of the members who reported to the community, how many have served at all?
-- Grain: one row a community with members in service (在职党员) on the roll.
-- member_count: rows of the roll, a member with two rows once. served_known_count: of these, whose services the roll counts;
-- served_member_count: at least one; served_member_share: served_member_count / served_known_count. No time: a register.
with members as (
    select
        community,
        holder_number,
        max(service_count) as service_count
    from role_holder
    where role = '在职党员' and holder_number is not null
    group by community, holder_number
    union all
    select
        community,
        holder_number,
        service_count
    from role_holder
    where role = '在职党员' and holder_number is null
)

select
    community,
    count(*) as member_count,
    count(service_count) as served_known_count,
    count(*) filter (where service_count > 0) as served_member_count,
    count(*) filter (where service_count > 0) / nullif(count(service_count), 0) as served_member_share
from members
group by community
order by cast(community as varchar)

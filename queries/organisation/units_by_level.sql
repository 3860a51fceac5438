-- 各级组织数
-- Question: how many party branches, groups, self-governing bodies and alliances has each community?
-- Grain: one row a community and level, the levels from the committee down.
-- unit_count: organisations; member_count, linked_households: sums of what is written, null when nothing is. No time: a register.
with counted as (
    select
        community,
        level,
        count(*) as unit_count,
        cast(sum(members) as bigint) as member_count,
        cast(sum(linked_households) as bigint) as linked_households
    from organisation
    group by
        community,
        level
),

ranked as (
    select
        *,
        case level
            when '社区党委' then 1
            when '网格党支部' then 2
            when '小区党支部' then 3
            when '物业党支部' then 4
            when '党小组' then 5
            when '党员中心户' then 6
            when '自管组织' then 7
            when '业委会' then 8
            when '商家联盟' then 9
            when '单位联盟' then 10
            else 11
        end as place
    from counted
)

select
    community,
    level,
    unit_count,
    member_count,
    linked_households
from ranked
order by cast(community as varchar), place, level

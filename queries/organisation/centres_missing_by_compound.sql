-- 各小区还缺的党员中心户
-- Question: how many 党员中心户 does a compound lack of one for every ten households, and how many households does none reach?
-- Grain: one row a registered compound of a community that has such homes, those that lack most first.
-- needed_count: households / 10, rounded up; missing_centre_count: needed_count - centre_count, never under 0; unlinked_households:
-- households less those linked, never under 0. Null without households; unlinked also where no home there says how many it reaches.
with centres as (
    select
        community,
        compound,
        count(*) as centre_count,
        cast(sum(linked_households) as bigint) as linked_households
    from organisation
    where level = '党员中心户'
    group by community, compound
),

counted as (
    select
        compound.community,
        compound.compound,
        compound.households,
        coalesce(own.centre_count, 0) as centre_count,
        case when own.compound is null then 0 else own.linked_households end as linked_households,
        (compound.households + 9) // 10 as needed_count
    from compound
    semi join centres on compound.community = centres.community
    left join centres as own on compound.community = own.community and compound.compound = own.compound
)

select
    community,
    compound,
    households,
    needed_count,
    centre_count,
    case
        when households is not null then greatest(needed_count - centre_count, 0)
    end as missing_centre_count,
    linked_households,
    case
        when households + linked_households is not null then greatest(households - linked_households, 0)
    end as unlinked_households
from counted
order by
    missing_centre_count desc nulls last,
    households desc nulls last,
    cast(community as varchar),
    cast(compound as varchar)

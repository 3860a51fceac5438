-- 各小区组织覆盖
-- Question: which compounds lack a party group, a party branch, a residents' body, or building heads?
-- Grain: one row a registered compound.
-- branch_count, group_count: 小区党支部, 党小组 in it; self_governing_count: 业委会 and 自管组织; building_count: registered buildings.
-- headed_count, contacted_count: buildings with a 楼栋长, with a 联络人; uncovered_count: with neither. No time: registers.
with bodies as (
    select
        community,
        compound,
        count(*) filter (where level = '小区党支部') as branch_count,
        count(*) filter (where level = '党小组') as group_count,
        count(*) filter (where level in ('业委会', '自管组织')) as self_governing_count
    from organisation
    group by
        community,
        compound
),

buildings as (
    select
        community,
        compound,
        count(*) as building_count,
        count(head_number) as headed_count,
        count(contact_number) as contacted_count,
        count(*) filter (where head_number is null and contact_number is null) as uncovered_count
    from building
    group by
        community,
        compound
)

select
    compound.community,
    compound.compound,
    compound.management,
    compound.households,
    coalesce(bodies.branch_count, 0) as branch_count,
    coalesce(bodies.group_count, 0) as group_count,
    coalesce(bodies.self_governing_count, 0) as self_governing_count,
    coalesce(buildings.building_count, 0) as building_count,
    coalesce(buildings.headed_count, 0) as headed_count,
    coalesce(buildings.contacted_count, 0) as contacted_count,
    coalesce(buildings.uncovered_count, 0) as uncovered_count
from compound
left join bodies on compound.community = bodies.community and compound.compound = bodies.compound
left join buildings on compound.community = buildings.community and compound.compound = buildings.compound
order by cast(compound.community as varchar), cast(compound.compound as varchar)

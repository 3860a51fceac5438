-- 组织体系概览
-- Question: how far do party groups, building heads and residents' bodies reach, and what is missing?
-- Grain: one row, whatever the scope; a rate is null when its denominator is 0. No time: registers.
-- grouped_/self_governed_compound_count: registered compounds with a 党小组, with a 业委会 or 自管组织.
-- headed_/contacted_/uncovered_building_count: buildings with 楼栋长, with 联络人, with neither.
-- centre_count: 党员中心户 whose households are written; linked_per_centre: linked_households / centre_count.
with bodies as (
    select
        community,
        compound,
        count(*) filter (where level = '党小组') as group_count,
        count(*) filter (where level in ('业委会', '自管组织')) as self_governing_count
    from organisation
    group by
        community,
        compound
),

compounds as (
    select
        count(*) as compound_count,
        count(*) filter (where bodies.group_count > 0) as grouped_compound_count,
        count(*) filter (where bodies.self_governing_count > 0) as self_governed_compound_count
    from compound
    left join bodies on compound.community = bodies.community and compound.compound = bodies.compound
),

buildings as (
    select
        count(*) as building_count,
        count(head_number) as headed_building_count,
        count(contact_number) as contacted_building_count,
        count(*) filter (where head_number is null and contact_number is null) as uncovered_building_count
    from building
),

centres as (
    select
        count(*) as unit_count,
        count(linked_households) filter (where level = '党员中心户') as centre_count,
        cast(sum(linked_households) filter (where level = '党员中心户') as bigint) as linked_households
    from organisation
)

select
    compounds.*,
    buildings.*,
    centres.*,
    compounds.grouped_compound_count / nullif(compounds.compound_count, 0) as party_group_coverage,
    compounds.self_governed_compound_count / nullif(compounds.compound_count, 0) as self_governing_coverage,
    buildings.headed_building_count / nullif(buildings.building_count, 0) as building_head_coverage,
    buildings.contacted_building_count / nullif(buildings.building_count, 0) as building_contact_coverage,
    centres.linked_households / nullif(centres.centre_count, 0) as linked_per_centre
from compounds
cross join buildings
cross join centres
order by compounds.compound_count

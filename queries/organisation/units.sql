-- 组织名册
-- Question: which organisation stands under which?
-- Grain: one row an organisation, by community, level and number.
-- name: as the register has it; that of a 党员中心户, often a person's, is left out. member_count, linked_households: null when not written.
select
    unit_id,
    parent_id,
    level,
    case when level = '党员中心户' then '党员中心户' else name end as name,
    community,
    compound,
    grid,
    members as member_count,
    linked_households
from organisation
order by cast(community as varchar), level, unit_id

-- 小区概况
-- Question: how large is each compound, how old, how is it managed, and what is its theme?
-- Grain: one row a compound (community and name) of the register, by name.
-- households, area_m2 (square metres), green_rate (0 to 1) and years as the register says, null where it does not.
select
    community,
    compound,
    households,
    area_m2,
    green_rate,
    built_year,
    owners_committee_year,
    party_branch_year,
    management,
    theme,
    theme_since
from compound
order by cast(community as varchar), cast(compound as varchar)

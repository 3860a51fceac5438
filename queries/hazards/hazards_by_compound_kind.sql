-- 各小区各类安全隐患
-- Question: in which compound are which hazards found?
-- Grain: one row a compound and kind that has hazards, most first; 未填写 and 未匹配 are compounds here.
-- hazard_count: found in the window; open_hazard_count: of those, not rectified at as_of.
select
    community,
    compound,
    kind,
    count(*) as hazard_count,
    count(*) filter (where not is_rectified) as open_hazard_count
from safety_hazard
where is_counted
group by
    community,
    compound,
    kind
order by hazard_count desc, cast(community as varchar), cast(compound as varchar), kind

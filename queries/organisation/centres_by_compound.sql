-- 党员中心户联系户数
-- Question: does every 党员中心户 keep in touch with ten households?
-- Grain: one row a compound that has such homes, 未填写 and 未匹配 included.
-- centre_count: 党员中心户; judged_centre_count: those whose households are written; linked_households: their sum, null when none is.
-- below_line_count: judged ones with fewer than 10 households (1 名党员中心户联系 10 户). No time: a register.
select
    community,
    compound,
    count(*) as centre_count,
    count(linked_households) as judged_centre_count,
    cast(sum(linked_households) as bigint) as linked_households,
    count(*) filter (where linked_households < 10) as below_line_count
from organisation
where level = '党员中心户'
group by
    community,
    compound
order by cast(community as varchar), cast(compound as varchar)

-- 楼栋联系覆盖
-- Question: how many buildings have a head and a party member who keeps in touch, and how many have neither?
-- Grain: one row a compound that has buildings in their register, 未填写 and 未匹配 included.
-- both_count, head_only_count, contact_only_count, uncovered_count: buildings with 楼栋长 and 联络人, with one, with none.
-- uncovered_households: households in buildings with none, null when no size is known. No time: a register.
select
    community,
    compound,
    count(*) as building_count,
    count(*) filter (where head_number is not null and contact_number is not null) as both_count,
    count(*) filter (where head_number is not null and contact_number is null) as head_only_count,
    count(*) filter (where head_number is null and contact_number is not null) as contact_only_count,
    count(*) filter (where head_number is null and contact_number is null) as uncovered_count,
    cast(
        sum(households) filter (where head_number is null and contact_number is null) as bigint
    ) as uncovered_households
from building
group by
    community,
    compound
order by cast(community as varchar), cast(compound as varchar)

-- 社区户数：只算条件选中的网格里的楼
-- What the relation community gives where a condition on grids is set: the households of the buildings that lie in them, so
-- that a rate per household has the same places above and below; null where a building does not say how many it has.
-- Only communities of the register: a building alone makes none. residents, established_on: not known of a part.
with registered as (
    select distinct community from community
)

select
    building.community,
    case
        when count(*) = count(building.households) then cast(sum(building.households) as bigint)
    end as households,
    cast(null as bigint) as residents,
    cast(null as date) as established_on
from building
inner join registered on building.community = registered.community
group by building.community

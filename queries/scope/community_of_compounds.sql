-- 社区户数：只算条件选中的小区
-- What the relation community gives where a condition on compounds is set: households of the compounds that meet it, so
-- that a rate per household has the same places above and below. residents, established_on: not known of a part.
select
    community,
    cast(sum(households) as bigint) as households,
    cast(null as bigint) as residents,
    cast(null as date) as established_on
from compound
group by community

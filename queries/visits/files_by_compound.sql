-- 各小区家庭档案建档率
-- Question: how many of the households of a compound have a family file, as the register says?
-- Grain: one row a registered compound whose households with a file are written, the lowest share first; no time: a register.
-- register_filed_share: filed_households / households; null without households.
select
    community,
    compound,
    households,
    filed_households,
    filed_households / nullif(households, 0) as register_filed_share
from compound
where filed_households is not null
order by
    register_filed_share nulls last,
    households desc nulls last,
    cast(community as varchar),
    cast(compound as varchar)

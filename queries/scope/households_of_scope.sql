-- 范围内的户数：每个社区一行；选了小区的，每个小区一行
-- What a rate per household is divided by. One row a community as its register says, compound empty; where compounds are
-- chosen, one row for each of them. households: null where the register does not say.
with places as (
    select
        community,
        cast(null as varchar) as compound,
        households
    from community
    where cast($compounds as varchar[]) is null
    union all
    select
        community,
        cast(compound as varchar) as compound,
        households
    from compound
    where cast($compounds as varchar[]) is not null
)

select
    community,
    compound,
    households
from places

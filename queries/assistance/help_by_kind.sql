-- 各社区各类帮扶
-- Question: which help reached how many households, persons or times, in which community?
-- Grain: one row a community, kind and unit (户, 名, 次) that has help decided in the window, the most first.
-- act_count: acts of help. household_count: different households; an act that names none is one of its own.
select
    community,
    kind,
    counted_as,
    count(*) as act_count,
    count(distinct household_number) + count(*) filter (where household_number is null) as household_count
from assistance
group by
    community,
    kind,
    counted_as
order by act_count desc, cast(community as varchar), kind, counted_as

-- 帮扶总体情况
-- Question: how much help was decided, and how many households did it reach?
-- Grain: one row, of the help decided in the window.
-- act_count: acts of help. helped_household_count: different households; an act that names none is one of its own.
select
    count(*) as act_count,
    count(distinct household_number)
    + count(*) filter (where household_number is null) as helped_household_count,
    count(distinct kind) as help_kind_count
from assistance
order by act_count

-- 小区名册里的小区
-- Question: which compounds does the list of compounds hold, so that another name can be given to one?
-- Grain: one row a compound (community and name) of the list, whether any event names it or not.
-- Compounds that only events name are not there: an alias of one would place nothing. Nothing is measured.
select
    community,
    compound
from compound
order by cast(community as varchar), cast(compound as varchar)

-- 小区别名
-- Question: by which other names do people call a compound?
-- Grain: one row a compound of the register, with or without aliases.
-- aliases: as the register says, several in one text; null when it names none.
select
    community,
    compound,
    aliases
from compound
where compound not in ('未填写', '未匹配')
order by cast(community as varchar), cast(compound as varchar)

-- 各小区主题指标
-- Question: how does each compound stand in the indicators by which themes of 一区一策一主题 are looked at?
-- Grain: one row a compound of the register and indicator whose ledger is kept in its community, by name.
-- theme, theme_since: as the register says. row_count: rows that the indicator counts. part_count: of a rate its numerator, else
-- what is counted (persons of 活动人次); whole_count: the denominator of a rate, null for a count. Nothing where nobody of the
-- community is in the ledger within the window: a 0 says that others are.
with kept as (
    select distinct
        community,
        indicator
    from theme_row
),

counted as (
    select
        community,
        compound,
        indicator,
        count(*) filter (where is_counted) as row_count,
        sum(part_count) as part_count,
        sum(whole_count) as whole_count
    from theme_row
    group by
        community,
        compound,
        indicator
)

select
    compound.community,
    compound.compound,
    compound.theme,
    compound.theme_since,
    compound.households,
    kept.indicator,
    coalesce(counted.row_count, 0) as row_count,
    coalesce(counted.part_count, 0) as part_count,
    case
        when kept.indicator in ('化解率', '按期办结率', '满意率') then coalesce(counted.whole_count, 0)
    end as whole_count
from compound
inner join kept on compound.community = kept.community
left join counted
    on
        compound.community = counted.community and compound.compound = counted.compound
        and kept.indicator = counted.indicator
order by cast(compound.community as varchar), cast(compound.compound as varchar), kept.indicator

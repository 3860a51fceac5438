-- 三率考核的回访：剔除前和剔除后各一遍，归入总体、社区、承办单位和时段
-- Rows of assessed_answer twice: 剔除前 all of them, 剔除后 those whose request is not left out (is_left_out); each of them once for
-- grouped_by 总体, 社区, 承办单位 and 时段, with the name of its group: of a period the first day, of 总体 none.
with sides as (
    select '剔除前' as exclusion
    union all
    select '剔除后' as exclusion
),

groupings as (
    select '总体' as grouped_by
    union all
    select '社区' as grouped_by
    union all
    select '承办单位' as grouped_by
    union all
    select '时段' as grouped_by
)

select
    sides.exclusion,
    groupings.grouped_by,
    case groupings.grouped_by
        when '总体' then ''
        when '社区' then cast(assessed_answer.community as varchar)
        when '承办单位' then assessed_answer.responsible_unit
        else cast(cast(date_trunc($grain, assessed_answer.asked_at) as date) as varchar)
    end as group_name,
    assessed_answer.response_id,
    assessed_answer.contacted,
    assessed_answer.resolved,
    assessed_answer.satisfied
from assessed_answer
inner join sides on sides.exclusion = '剔除前' or not assessed_answer.is_left_out
cross join groupings

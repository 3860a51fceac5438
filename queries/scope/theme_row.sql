-- 主题指标的明细：每项指标数哪些事项，不含个人信息
-- One row a matter (theme_matter) and indicator (data/theme_indicators.py) of its ledger. is_counted: whether the indicator
-- counts it; another row only says that the ledger is kept there. whole_count: 1 of a rate, null of a count; both counts are
-- 0 or null where it is not counted. 法律咨询: a category or subcategory with 法律;
-- 法律咨询活动: activities of the kind 法律咨询; 老年服务单: a kind with 老.
with asked as (
    select
        *,
        unnest(case ledger
            when '纠纷' then ['化解率', '邻里纠纷']
            when '诉求' then ['法律咨询', '投诉']
            when '期限' then ['按期办结率']
            when '回访' then ['满意率']
            when '议题' then ['议事议题']
            when '活动' then ['活动人次', '志愿活动', '法律咨询活动']
            else ['服务单', '微心愿', '老年服务单']
        end) as indicator
    from theme_matter
),

chosen as (
    select
        *,
        indicator in ('化解率', '按期办结率', '满意率') as is_rate,
        case indicator
            when '化解率' then is_judged
            when '邻里纠纷' then kind = '邻里'
            when '法律咨询' then contains(kind, '法律')
            when '投诉' then starts_with(kind, '投诉 ')
            when '活动人次' then part_count > 0
            when '志愿活动' then kind = '志愿'
            when '法律咨询活动' then kind = '法律咨询'
            when '微心愿' then kind = '微心愿'
            when '老年服务单' then contains(kind, '老')
            else true
        end as is_chosen
    from asked
)

select
    ledger,
    row_id,
    community,
    compound,
    happened_at,
    indicator,
    coalesce(is_chosen, false) as is_counted,
    case
        when not coalesce(is_chosen, false) then 0e0
        when is_rate or indicator = '活动人次' then part_count
        else 1e0
    end as part_count,
    case
        when is_rate and coalesce(is_chosen, false) then 1e0
        when is_rate then 0e0
    end as whole_count
from chosen

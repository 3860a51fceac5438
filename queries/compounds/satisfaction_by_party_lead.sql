-- 党建引领小区满意率
-- Question: are people in compounds with 红色物业 or a party branch more satisfied than in the others?
-- Grain: one row a party_lead with rated answers, the highest rate first; answers without a compound are left out.
-- party_lead: 红色物业 (交叉任职); else 有党支部 (party_branch_year, or a 小区党支部 among the organisations); else 其他小区.
-- satisfaction_rate: (非常满意 + 满意 + w * 基本满意) / rated_count, w = mostly_satisfied_weight; rated: valid with a rating.
-- interval_low, interval_high: Wilson 95 % interval of the rate.
with branches as (
    select distinct
        community,
        compound
    from organisation
    where level = '小区党支部'
),

counted as (
    select
        case
            when compound.management = '红色物业' then '红色物业'
            when compound.party_branch_year is not null or branches.compound is not null then '有党支部'
            else '其他小区'
        end as party_lead,
        count(*) as rated_count,
        count(*) filter (where response.is_satisfied) as satisfied_count,
        count(*) filter (where response.is_mostly_satisfied) as mostly_satisfied_count
    from satisfaction_response as response
    inner join compound
        on response.community = compound.community and response.compound = compound.compound
    left join branches
        on compound.community = branches.community and compound.compound = branches.compound
    where response.is_rated
    group by party_lead
),

rated as (
    select
        *,
        (satisfied_count + cast($mostly_satisfied_weight as double) * mostly_satisfied_count)
        / rated_count as satisfaction_rate
    from counted
)

select
    party_lead,
    rated_count,
    satisfied_count,
    mostly_satisfied_count,
    satisfaction_rate,
    wilson_low(satisfaction_rate, rated_count) as interval_low,
    wilson_high(satisfaction_rate, rated_count) as interval_high
from rated
order by satisfaction_rate desc, party_lead

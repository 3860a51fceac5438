-- 满意度评价分布
-- Question: how are the ratings spread?
-- Grain: one row a rating given, from 非常满意 down, then unknown codes, 未填写 last; all valid responses.
-- response_count: valid responses (is_valid, or left empty and answered); share: of all of them, 0 to 1.
with counted as (
    select
        rating,
        count(*) as response_count
    from satisfaction_response
    where is_valid
    group by rating
)

select
    rating,
    response_count,
    response_count / nullif(sum(response_count) over (), 0) as share
from counted
order by
    case rating
        when '非常满意' then 1
        when '满意' then 2
        when '基本满意' then 3
        when '一般' then 4
        when '不满意' then 5
        when '非常不满意' then 6
        when '未填写' then 8
        else 7
    end,
    rating

-- 各项目的三单服务
-- Question: what is ordered of a project, and how far do its orders come?
-- Grain: one row a project and kind ordered in the window, the projects with most orders first; 未填写 and 已作废 left out.
-- Counts as in orders_by_kind. median_hours_to_done: from placing to done_at, of those done. mean_stars: of those rated.
with counted as (
    select
        project,
        kind,
        count(*) as order_count,
        count(is_done) as done_known_count,
        count(*) filter (where is_done) as done_count,
        count(stars) as rated_count,
        avg(stars) as mean_stars,
        quantile_cont(date_diff('second', ordered_at, done_at), 0.5) filter (
            where done_at >= ordered_at
        ) / 3600 as median_hours_to_done
    from service_order
    where is_counted and project <> '未填写'
    group by project, kind
)

select
    project,
    kind,
    order_count,
    done_known_count,
    done_count,
    done_count / nullif(done_known_count, 0) as done_rate,
    rated_count,
    mean_stars,
    median_hours_to_done
from counted
order by sum(order_count) over (partition by project) desc, project, order_count desc, kind

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.e2e.conftest import becomes, choose, door, ready, settle

Visit = Callable[[str], Page]
MARK = "() => document.querySelectorAll('.chart-figure .main-svg').forEach(svg => { svg.isMarked = true; })"
UNMARKED = (
    "() => [...document.querySelectorAll('.chart-figure .main-svg')].filter(svg => !svg.isMarked).length"
)
PAINTS = """() => Object.fromEntries([...document.querySelectorAll('.chart-figure')].map(
    figure => [figure.dataset.key, Number(figure.dataset.paints)]))"""

#: A figure was painted since it had been painted as often as ``before`` says.
HAS_PAINTED = """[...document.querySelectorAll('.chart-figure')].some(
    figure => Number(figure.dataset.paints) > before[figure.dataset.key])"""


def test_a_filter_change_repaints_in_place(visit: Visit) -> None:
    page = visit("/service_requests?from=2026-06-01&to=2026-07-01&grain=week")
    page.evaluate(MARK)
    before = page.evaluate(PAINTS)
    assert before
    settle(page, page.get_by_text("近12周", exact=True).click)
    page.wait_for_function(f"before => {HAS_PAINTED}", arg=before)
    ready(page)
    after = page.evaluate(PAINTS)
    assert after.keys() == before.keys()
    assert page.evaluate(UNMARKED) == 0, "a figure was taken down and built again"
    assert all(after[key] - before[key] <= 1 for key in before), "a figure was painted more than once"


def test_leaving_a_page_leaves_nothing_behind(visit: Visit) -> None:
    page = visit("/service_requests")
    count = page.locator(".js-plotly-plot").count()
    assert count >= 3
    for title in ("矛盾调解", "诉求量", "满意度", "诉求量"):
        door(page, title).click()
        expect(page.locator(".ph .eye")).to_have_text(title)
        ready(page)
    expect(page.locator(".js-plotly-plot")).to_have_count(count)
    expect(page.locator(".chart-figure")).to_have_count(count)


def test_figures_are_named_for_those_who_do_not_see_them(look: Visit) -> None:
    page = look("/service_requests")
    names = page.locator(".chart-figure").evaluate_all(
        "all => all.map(f => [f.getAttribute('role'), f.ariaLabel])"
    )
    assert all(role == "figure" and name for role, name in names)
    assert len({name for _role, name in names}) == len(names)


def test_a_picture_of_a_figure_is_a_png_of_twice_its_size(look: Visit) -> None:
    page = look("/service_requests")
    with page.expect_download() as taken:
        choose(page, "volume", "下载", "图片 PNG")
    assert taken.value.suggested_filename.endswith(".png")
    content = taken.value.path().read_bytes()
    assert content[:8] == b"\x89PNG\r\n\x1a\n"
    assert int.from_bytes(content[16:20], "big") >= 2 * 720


def test_figures_follow_the_width_of_the_window(look: Visit) -> None:
    page = look("/service_requests")
    fits = """width => innerWidth === width && [...document.querySelectorAll('.chart-figure')].every(
        f => f._fullLayout && Math.abs(f._fullLayout.width - f.clientWidth) < 2)"""
    for width in (1024, 1440):
        page.set_viewport_size({"width": width, "height": 900})
        page.wait_for_function(fits, arg=width)


def test_a_picture_that_fails_once_is_made_and_one_that_fails_twice_is_told(look: Visit) -> None:
    page = look("/service_requests")
    page.evaluate("""() => {
        const real = window.realToImage = Plotly.toImage;
        Plotly.toImage = (...given) => { Plotly.toImage = real; return Promise.reject(new Error("once")); };
    }""")
    with page.expect_download():
        choose(page, "volume", "下载", "图片 PNG")
    page.evaluate("() => { Plotly.toImage = () => Promise.reject(new Error('always')); }")
    choose(page, "volume", "下载", "图片 PNG")
    told = page.locator(".st-key-tools-volume [role=status]")  # not shown while it is empty
    expect(told).to_have_text("图片没有生成，请再试一次")
    expect(told).to_be_empty()
    page.evaluate("() => { Plotly.toImage = window.realToImage; }")


def test_small_samples_are_words_where_there_is_room_and_a_sign_with_a_note_on_a_phone(visit: Visit) -> None:
    page = visit("/mediation?from=2026-08-03&to=2026-10-26")
    figure = page.locator('.chart-figure[data-key$="dispute_type"]').first
    expect(figure).to_contain_text("（样本少）")
    page.set_viewport_size({"width": 390, "height": 900})
    expect(figure).not_to_contain_text("（样本少）")
    becomes(page, lambda: (figure.text_content() or "").count("* 样本少"), 1)


def test_a_script_that_does_not_come_is_told(page: Page, visit: Visit, server: str) -> None:
    page.route("**/plotly.min.js*", lambda route: route.abort())
    page.goto(f"{server}/service_requests")
    expect(page.locator(".chart-figure p[role=alert]").first).to_have_text("图表未能加载，请刷新页面。")

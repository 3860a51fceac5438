"""Records without a number: known again by what does not change, and never two of them taken for one."""

from __future__ import annotations

from openpyxl import Workbook

from data.importing.importer import import_files, rebuild

HEADER = "受理日期,社区,纠纷类型,当事人,调解结果"
PENDING = ("2026-03-02,南门社区,邻里纠纷,甲与乙,调解中", "2026-03-02,南门社区,邻里纠纷,丙与丁,调解中")
OUTCOMES = "select outcome::varchar from mediation_case order by 1"


def test_outcomes_filled_in_later_update_the_record(written, imported, rows, store):
    imported(written(HEADER, *PENDING))
    done = (PENDING[1].replace("调解中", "调解成功"), PENDING[0].replace("调解中", "调解不成功"))
    report = imported(written(HEADER, *done, name="later.csv"))
    assert (report.added, report.updated, report.finding_counts) == (0, 2, {})
    assert rows(OUTCOMES) == [("调解不成功",), ("调解成功",)]
    before = rows("select * from mediation_case")
    rebuild(store)
    assert rows("select * from mediation_case") == before


def test_the_parties_tell_which_of_two_comes_again(written, imported, rows):
    imported(written(HEADER, PENDING[0], PENDING[1].replace("调解中", "调解成功")))
    # Only the second comes again; taken for the first, it would be a second success.
    report = imported(written(HEADER, PENDING[1].replace("调解中", "调解成功"), name="later.csv"))
    assert report.unchanged == 1
    assert rows(OUTCOMES) == [("调解中",), ("调解成功",)]


def test_parties_reach_no_snapshot(written, imported, store):
    imported(written(HEADER, *PENDING))
    kept = b"".join(path.read_bytes() for path in (store / "snapshots").iterdir())
    assert "甲与乙".encode() not in kept


def test_rows_that_say_the_same_stay_two(written, imported, rows):
    path = written(HEADER, PENDING[0], PENDING[0])
    assert imported(path).added == 2
    assert imported(path).unchanged == 2
    third = written(HEADER, *[PENDING[0]] * 3, name="later.csv")
    report = imported(third)
    assert (report.added, report.unchanged) == (1, 2)


def test_another_spelling_of_a_kind_is_the_same_record(written, imported):
    imported(written(HEADER, PENDING[0]))
    later = written(HEADER, "2026/3/2,南门社区,邻里,甲与乙,调解成功", name="later.csv")
    assert imported(later).updated == 1


def test_two_visits_of_one_day_are_two(written, imported):
    header = "走访时间,社区,走访类别,走访户数"
    imported(written(header, "2026-03-02 09:00,南门社区,敲门行动,12"))
    report = imported(written(header, "2026-03-02 15:00,南门社区,敲门行动,12", name="later.csv"))
    assert (report.added, report.finding_counts) == (1, {"alike_without_number": 1})
    report = imported(written(header, "2026-03-02 09:00,南门社区,敲门行动,30", name="third.csv"))
    assert (report.added, report.updated) == (1, 0)


def test_ratings_filled_in_later_update_the_answer(written, imported, rows):
    header = "工单编号,回访时间,社区,是否解决,满意度"
    imported(
        written(header, "GD1,2026-03-02,南门社区,,", "GD2,2026-03-02,南门社区,,"),
        ledger="satisfaction_response",
    )
    later = written(
        header, "GD2,2026-03-02,南门社区,是,满意", "GD1,2026-03-02,南门社区,否,不满意", name="2.csv"
    )
    assert imported(later, ledger="satisfaction_response").updated == 2
    found = rows("select event_id, rating::varchar from satisfaction_response order by 1")
    assert found == [("GD1", "不满意"), ("GD2", "满意")]


def test_answers_that_name_nobody_are_not_taken_for_each_other(written, imported):
    header = "评价时间,社区,满意度"
    imported(
        written(header, "2026-03-02,南门社区,满意", "2026-03-02,南门社区,不满意"),
        ledger="satisfaction_response",
    )
    other = written(header, "2026-03-02,南门社区,一般", name="2.csv")
    assert imported(other, ledger="satisfaction_response").added == 1


def test_requests_without_numbers_come_again_closed(written, imported, rows):
    header = "受理时间,社区,小区,问题分类,标题,联系电话,工单状态,办结时间"
    one = "2026-03-02 09:00,南门社区,汽运小区,噪声,夜间施工,13800001234"
    imported(written(header, f"{one},办理中,"))
    assert imported(written(header, f"{one},已办结,2026-03-04", name="2.csv")).updated == 1
    other = one.replace("13800001234", "13900001234")
    assert imported(written(header, f"{other},办理中,", name="3.csv")).added == 1
    assert rows("select count(*), count(closed_at) from service_request") == [(2, 1)]


def test_files_with_and_without_a_column_are_known_again(written, store):
    header = "活动日期,社区,活动类别"
    import_files([written(header, "2026-03-02,南门社区,文化")], home=store)
    path = written(f"{header},参与人次", "2026-03-02,南门社区,文化,120", name="2.csv")
    (report,) = import_files([path], home=store).files
    assert (report.added, report.updated) == (0, 1)


def test_sheets_of_one_file_tell_of_different_records(tmp_path, store, rows):
    path = tmp_path / "x.xlsx"
    book = Workbook()
    for name, outcome in (("南门", "调解中"), ("白龙", "调解成功"), ("汇总", "调解成功")):
        sheet = book.create_sheet(name)
        sheet.append(["受理日期", "纠纷类型", "调解结果"])
        sheet.append(["2026-03-02", "邻里", outcome])
    book.remove(book.worksheets[0])
    book.save(path)
    # The third says what the second says: it repeats it.
    assert [one.added for one in import_files([path], home=store).files] == [1, 1, 0]
    assert rows(OUTCOMES) == [("调解中",), ("调解成功",)]
    assert [one.unchanged for one in import_files([path], home=store).files] == [1, 1, 1]


def test_a_file_without_the_titles_of_another_is_told(written, imported):
    """Two orders come with titles; one of them comes again without, and another of another day."""
    titled = ("2026-03-02,南门社区,环境卫生,垃圾未清", "2026-03-03,南门社区,环境卫生,占道")
    imported(written("受理日期,社区,诉求分类,标题", *titled), ledger="service_request")
    bare = ("2026-03-02,南门社区,环境卫生", "2026-03-09,南门社区,环境卫生")
    report = imported(written("受理日期,社区,诉求分类", *bare, name="later.csv"), ledger="service_request")
    assert (report.added, report.finding_counts) == (2, {"alike_without_number": 1, "no_ending": 1})
    (told,) = [one.message for one in report.findings if one.rule == "alike_without_number"]
    assert "1 行没有编号" in told

"""The secret of a store: never another one unasked, and gone for good when somebody says so."""

from __future__ import annotations

from datetime import date

import pytest

from data.__main__ import main
from data.importing.importer import import_files, rebuild
from data.snapshots.purge import purge_originals
from data.snapshots.salt import ENDED, SALT, LostSaltError, known_salt, read_salt
from data.snapshots.store import current

HEADER = "工单编号,受理时间,社区,联系电话,问题分类,问题小类"
ROW = ",2026-03-01,南门社区,13800138000,噪声,犬吠"
TOKENS = "select count(distinct phone_token), count(*) from service_request"


@pytest.fixture
def filled(written, store):
    """A store with one request without a number."""
    import_files([written(HEADER, ROW, name="1.csv")], home=store)
    return store


def test_it_is_the_owners_alone_and_stays(tmp_path):
    salt = read_salt(tmp_path)
    assert len(salt) == 32
    assert read_salt(tmp_path) == salt == known_salt(tmp_path)
    assert (tmp_path / SALT).stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("left", [None, "", "12", "not hexadecimal", "ab" * 31])
@pytest.mark.parametrize("dry_run", [False, True])
def test_a_store_with_rows_gets_no_other_one(filled, written, capsys, left, dry_run):
    served = current(filled)
    (filled / SALT).unlink()
    if left is not None:
        (filled / SALT).write_text(left)
    new = written(HEADER, "A2,2026-03-02,南门社区,13800138000,噪声,犬吠", name="2.csv")
    with pytest.raises(LostSaltError, match="从备份"):
        import_files([new], home=filled, dry_run=dry_run)
    with pytest.raises(LostSaltError):
        rebuild(filled)
    assert main(["import", str(new)]) == 2
    assert "purge --salt" in capsys.readouterr().err
    assert current(filled) == served
    assert (filled / SALT).exists() is (left is not None)
    assert known_salt(filled) is None


def test_put_back_it_serves_again(filled, written):
    salt = (filled / SALT).read_bytes()
    (filled / SALT).unlink()
    with pytest.raises(LostSaltError):
        import_files([written(HEADER, ROW, name="1.csv")], home=filled)
    (filled / SALT).write_bytes(salt)
    assert import_files([written(HEADER, ROW, name="1.csv")], home=filled).files[0].unchanged == 1


def test_the_demonstration_is_nobodys(store, written):
    import_files([written(HEADER, ROW)], home=store, demonstration=True)
    (store / SALT).unlink()
    assert len(read_salt(store)) == 32


def test_taken_away_the_next_import_begins_another_and_reads_all_again(filled, written, rows, capsys):
    before = known_salt(filled)
    assert main(["purge", "--salt"]) == 0
    assert "已删去 salt" in capsys.readouterr().out
    assert not (filled / SALT).exists()
    new = "A2,2026-03-20,南门社区,13800138000,噪声,犬吠"
    report = import_files([written(HEADER, ROW, new, name="2.csv")], home=filled)
    assert report.files[0].finding_counts == {"keys_made_anew": 1, "no_ending": 1}
    assert (report.files[0].unchanged, report.files[0].added) == (1, 1)
    assert rows(TOKENS) == [(1, 2)]
    assert known_salt(filled) not in (None, before)
    assert not (filled / ENDED).exists()
    again = import_files([written(HEADER, ROW, new, name="3.csv")], home=filled)
    assert (again.files[0].unchanged, again.files[0].finding_counts) == (2, {})


def test_taken_away_all_is_read_again_though_no_row_is_another(filled, written, rows):
    tokens, before = "select phone_token from service_request", current(filled).id
    (token,) = rows(tokens)
    assert main(["purge", "--salt"]) == 0
    report = import_files([written(HEADER, ROW, name="2.csv")], home=filled)
    assert report.files[0].finding_counts["keys_made_anew"] == 1
    assert report.files[0].unchanged == 1
    assert (report.snapshot, current(filled).id != before) == (current(filled).id, True)
    assert rows(tokens) != [token]
    again = import_files([written(HEADER, ROW, name="3.csv")], home=filled)
    assert (again.snapshot, again.files[0].finding_counts.get("keys_made_anew")) == (report.snapshot, None)


def test_where_files_are_gone_too_it_is_said(filled, written, rows):
    purge_originals(date(2100, 1, 1), filled)
    assert main(["purge", "--salt"]) == 0
    new = "A2,2026-03-20,南门社区,13800138000,噪声,犬吠"
    report = import_files([written(HEADER, new, name="2.csv")], home=filled)
    assert report.files[0].finding_counts == {"keys_not_made_anew": 1, "no_ending": 1}
    assert rows(TOKENS) == [(2, 2)]


def test_a_lost_one_can_be_given_up(filled, written, capsys):
    (filled / SALT).unlink()
    assert main(["purge", "--salt"]) == 0
    assert "原来就没有 salt" in capsys.readouterr().out
    assert import_files([written(HEADER, ROW, name="1.csv")], home=filled).files[0].unchanged == 1
    rebuild(filled)

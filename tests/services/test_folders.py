"""Folders that may harm an open file are told from those of the computer itself."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

import pytest

from ita_desktop.services import folders
from ita_desktop.services.folders import file_system, folder_warning, is_on_network, is_remote_drive, synced_with

MOUNTS = r"""/dev/vda1 / ext4 rw 0 0
tmpfs /run tmpfs rw 0 0
//server/share /mnt/งาน\040กลาง cifs rw 0 0
host:/home /home nfs4 rw 0 0
/dev/sdb1 /home/local ext4 rw 0 0
user@host: /mnt/far fuse.sshfs rw 0 0
/dev/sdc1 /mnt/far/covered ext4 rw 0 0
short line
""".splitlines()


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/x.itadb", "ext4"),
        ("/mnt/งาน กลาง/x.itadb", "cifs"),
        ("/mnt/งาน กลางๆ/x.itadb", "ext4"),
        ("/home/somsri/x.itadb", "nfs4"),
        ("/home/local/x.itadb", "ext4"),
        ("/mnt/far/x.itadb", "fuse.sshfs"),
        ("/mnt/far/covered/x.itadb", "ext4"),
    ],
)
def test_the_file_system_is_that_of_the_innermost_mount(path: str, kind: str) -> None:
    assert file_system(PurePosixPath(path), MOUNTS) == kind


def test_without_a_list_of_mounts_nothing_is_known() -> None:
    assert file_system(PurePosixPath("/x"), []) == ""


def listed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str) -> None:
    mounts = tmp_path / "mounts"
    mounts.write_text(f"/dev/vda1 / ext4 rw 0 0\nx {tmp_path}/far {kind} rw 0 0\n", encoding="utf-8")
    monkeypatch.setattr(folders, "_MOUNTS", mounts)


@pytest.mark.parametrize("kind", ["cifs", "smb3", "nfs", "nfs4", "fuse.sshfs", "fuse.rclone", "9p"])
def test_a_file_on_a_share_is_warned_of_with_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    listed(tmp_path, monkeypatch, kind)
    assert "เครือข่าย" in folder_warning(tmp_path / "far" / "x.itadb")
    assert "สำเนา" in folder_warning(tmp_path / "far" / "x.itadb")
    assert folder_warning(tmp_path / "near" / "x.itadb") == ""


def test_a_link_to_a_share_is_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    listed(tmp_path, monkeypatch, "cifs")
    (tmp_path / "far").mkdir()
    (tmp_path / "งาน").symlink_to(tmp_path / "far")
    assert is_on_network(tmp_path / "งาน" / "x.itadb")


def test_a_system_without_a_list_of_mounts_is_not_warned_of(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(folders, "_MOUNTS", tmp_path / "none")
    assert not is_on_network(tmp_path / "x.itadb")


def test_the_real_list_is_read(tmp_path: Path) -> None:
    assert folder_warning(tmp_path / "x.itadb") == ""


@pytest.mark.parametrize(
    ("path", "remote"),
    [
        (r"\\server\share\x.itadb", True),
        (r"\\?\UNC\server\share\x.itadb", True),
        (r"\\?\C:\x.itadb", False),
        (r"C:\x.itadb", False),
        (r"Z:\x.itadb", True),
        ("x.itadb", False),
    ],
)
def test_windows_shares_and_remote_drives_are_known(path: str, *, remote: bool) -> None:
    assert is_remote_drive(path, {"C:\\": 3, "Z:\\": 4}.__getitem__) is remote


def test_on_windows_the_system_is_asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    class Kernel:
        @staticmethod
        def GetDriveTypeW(root: str) -> int:  # noqa: N802 - Windows' name
            asked.append(root)
            return 4

    class Windll:
        kernel32 = Kernel

    monkeypatch.setattr("sys.platform", "win32")
    monkeypatch.setattr("ctypes.windll", Windll, raising=False)
    monkeypatch.setattr("os.path.realpath", lambda path: "Z:\\" + Path(path).name)
    assert is_on_network(tmp_path / "x.itadb")
    assert asked == ["Z:\\"]


@pytest.mark.parametrize(
    ("folder", "service"),
    [
        ("OneDrive", "OneDrive"),
        ("OneDrive - เทศบาลตำบลหนองแสง/งาน", "OneDrive"),
        ("Dropbox (งาน)", "Dropbox"),
        ("Google Drive/My Drive", "Google Drive"),
        ("CloudStorage/GoogleDrive-a@b.th/ไดรฟ์ของฉัน", "Google Drive"),
        ("Mobile Documents/com~apple~CloudDocs", "iCloud"),
        ("Nextcloud", "Nextcloud"),
        ("เอกสาร", ""),
        ("Dropbox เก่า", ""),
    ],
)
def test_folders_of_cloud_services_are_known_by_name(tmp_path: Path, folder: str, service: str) -> None:
    path = tmp_path / folder / "x.itadb"
    assert synced_with(path, {}) == service
    warning = folder_warning(path)
    assert service in warning
    assert bool(warning) == bool(service)


def test_the_folder_that_the_environment_names_is_known(tmp_path: Path) -> None:
    environment = {"OneDriveCommercial": str(tmp_path / "งาน")}
    assert synced_with(tmp_path / "งาน" / "ย่อย" / "x.itadb", environment) == "OneDrive"
    assert synced_with(tmp_path / "บ้าน" / "x.itadb", environment) == ""


def test_a_folder_that_a_service_has_marked_is_known(tmp_path: Path) -> None:
    (tmp_path / ".dropbox").write_bytes(b"")
    assert synced_with(tmp_path / "ย่อย" / "x.itadb", {}) == "Dropbox"

"""Certificates made by `openssl` for one test run: good ones, and each bad in one way."""

import subprocess
from dataclasses import dataclass
from pathlib import Path

HOST = "meetings.test"
_OPENSSL = "/usr/bin/openssl"


@dataclass(frozen=True, slots=True, kw_only=True)
class Issuer:
    """Signs others; `certificate` and `key` are files."""

    certificate: Path
    key: Path


def authority(folder: Path, name: str, issuer: Issuer | None = None) -> Issuer:
    """One that signs itself, or is signed by another."""
    return _signed(folder, name, issuer, "basicConstraints=critical,CA:TRUE", days=("-1", "+2"))


def server(
    folder: Path,
    name: str,
    issuer: Issuer | None,
    *,
    host: str | None = HOST,
    days: tuple[str, str] = ("-1", "+2"),
    usage: str = "serverAuth",
) -> Issuer:
    """A server's; valid between two days counted from now; without a host its subject names it."""
    names = f"\nsubjectAltName=DNS:{host}" if host else ""
    lines = f"basicConstraints=critical,CA:FALSE\nextendedKeyUsage={usage}{names}"
    return _signed(folder, name, issuer, lines, days=days)


def has_openssl() -> bool:
    return Path(_OPENSSL).exists()


def _signed(
    folder: Path, name: str, issuer: Issuer | None, extensions: str, *, days: tuple[str, str]
) -> Issuer:
    made = Issuer(certificate=folder / f"{name}.pem", key=folder / f"{name}.key")
    request, lines = folder / f"{name}.csr", folder / f"{name}.ext"
    lines.write_text(extensions + "\n")
    subject = HOST if "CA:FALSE" in extensions else name
    _run("req", "-new", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes",
         "-keyout", made.key, "-subj", f"/CN={subject}", "-out", request)  # fmt: skip
    by = issuer or made
    _run("ca", "-batch", "-notext", "-config", _settings(folder, name, by, lines), "-in", request,
         "-startdate", _day(days[0]), "-enddate", _day(days[1]), "-out", made.certificate,
         *(() if issuer else ("-selfsign",)))  # fmt: skip
    return made


def _settings(folder: Path, name: str, by: Issuer, extensions: Path) -> Path:
    """What `openssl ca` wants, which alone can date a certificate back."""
    (folder / f"{name}.index").touch()
    text = f"""[ca]
default_ca=own
[own]
database={folder / name}.index
new_certs_dir={folder}
certificate={by.certificate}
private_key={by.key}
default_md=sha256
policy=any
rand_serial=yes
unique_subject=no
x509_extensions=more
[any]
commonName=supplied
[more]
{extensions.read_text()}"""
    path = folder / f"{name}.cnf"
    path.write_text(text)
    return path


def _day(offset: str) -> str:
    made = subprocess.run(
        ["/bin/date", "-u", "-d", f"{offset} days", "+%Y%m%d%H%M%SZ"],
        check=True, capture_output=True, text=True,
    )  # fmt: skip
    return made.stdout.strip()


def _run(*arguments: object) -> None:
    subprocess.run(
        [_OPENSSL, *map(str, arguments)], check=True, capture_output=True, env={"PATH": "/usr/bin"}
    )

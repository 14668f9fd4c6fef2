"""The certificate authorities that the computer trusts, as PostgreSQL's library can read them."""

import os
import sys
from pathlib import Path

from pittadmin.domain.errors import Unavailable
from pittadmin.domain.i18n import _

SYSTEM = "system"
"""What PostgreSQL's library calls the system's authorities, where it finds them by itself."""

_SERVERS = "1.3.6.1.5.5.7.3.1"  # the use of a certificate that proves a server


def of_system(folder: Path) -> str:
    """Return what names the system's authorities: a file of Windows' own there, else `SYSTEM`.

    On Windows the library knows no authorities by itself, so those of the computer, which group
    policy spreads, are written into a file at each start.

    Args:
        folder: the user's own, where the file is written.

    Raises:
        Unavailable: it can't be written.
    """
    if sys.platform != "win32":
        return SYSTEM
    import ssl  # which nothing else waits for at the start

    found = [
        ssl.DER_cert_to_PEM_cert(certificate)
        for certificate, encoding, trust in ssl.enum_certificates("ROOT")
        if encoding == "x509_asn" and (trust is True or (trust and _SERVERS in trust))
    ]
    path, part = folder / "authorities.pem", folder / f"authorities.{os.getpid()}.part"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        part.write_text("".join(found), "ascii")
        os.replace(part, path)
    except OSError as error:
        raise Unavailable(
            _("{path} can't be written: {why}.").format(path=path, why=error.strerror or error),
            _("Check the folder and your rights to it, or ask IT."),
        ) from error
    return str(path)

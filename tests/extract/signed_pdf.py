"""Digitally signed PDFs for the tests."""

from __future__ import annotations

from datetime import UTC
from functools import cache
from pathlib import Path
from typing import Any


@cache
def own_signer() -> Any:
    """A signer with a certificate of its own making."""
    from datetime import datetime, timedelta

    from asn1crypto import keys
    from asn1crypto import x509 as asn1
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import rsa
    from cryptography.x509.oid import NameOID
    from pyhanko.sign.signers import SimpleSigner
    from pyhanko_certvalidator.registry import SimpleCertificateStore

    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    name = x509.Name(
        [
            x509.NameAttribute(NameOID.COMMON_NAME, "Ủy ban nhân dân xã Thanh Hà"),
            x509.NameAttribute(NameOID.ORGANIZATION_NAME, "Huyện Phú Lâm"),
        ]
    )
    now = datetime.now(UTC)
    builder = x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key())
    builder = builder.serial_number(x509.random_serial_number()).not_valid_before(now - timedelta(days=1))
    made = builder.not_valid_after(now + timedelta(days=30)).sign(key, hashes.SHA256())
    certificate = asn1.Certificate.load(made.public_bytes(serialization.Encoding.DER))
    private = keys.PrivateKeyInfo.load(
        key.private_bytes(serialization.Encoding.DER, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    )
    return SimpleSigner(signing_cert=certificate, signing_key=private, cert_registry=SimpleCertificateStore())


def signed(path: Path, signer: Any) -> Path:
    """The PDF with a signature added in an update of its own."""
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
    from pyhanko.sign import fields, signers

    out = path.with_name(f"ky-{path.name}")
    with path.open("rb") as source, out.open("wb") as target:
        writer = IncrementalPdfFileWriter(source)
        fields.append_signature_field(writer, fields.SigFieldSpec("Ky", box=(380, 790, 560, 830)))
        signers.sign_pdf(writer, signers.PdfSignatureMetadata(field_name="Ky"), signer=signer, output=target)
    return out

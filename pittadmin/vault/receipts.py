"""Receipts: signed by who received, verified by who sent."""

from pittadmin.domain import canonical
from pittadmin.domain.directory import Directory
from pittadmin.domain.handover import Direction, Envelope, Receipt, SignedReceipt
from pittadmin.domain.refusals import Reason, Refused
from pittadmin.domain.roles import Role
from pittadmin.vault import keys
from pittadmin.vault.identity import Identity

_TAG = "receipt"


def sign(receipt: Receipt, identity: Identity) -> SignedReceipt:
    """Return a receipt with this device's signature."""
    return SignedReceipt(receipt, identity.sign(_TAG, canonical.encode(receipt)))


def verify(signed: SignedReceipt, envelope: Envelope, directory: Directory) -> Receipt:
    """Return the receipt, if it is for this envelope and from those it was sent to.

    Args:
        signed: from the database.
        envelope: the one that was sent; its sender keeps it until the receipt is there.
        directory: the newest, as accepted.

    Raises:
        Refused: the device is unknown, the signature does not fit, it is for another envelope
            (an older one too), not from those it was sent to, or from its sender.
    """
    receipt = signed.receipt
    device = directory.find(receipt.device)
    if device is None:
        raise Refused(Reason.RECEIPT_UNKNOWN)
    data = canonical.encode(receipt)
    if not keys.signed_by(device.keys.signing_key, _TAG, data, signed.signature):
        raise Refused(Reason.RECEIPT_FORGED)
    row = envelope.header.row
    if (receipt.envelope, receipt.row) != (envelope.id, row):
        raise Refused(Reason.RECEIPT_OTHER)
    if row.direction.to_it and device.role is not Role.IT:
        raise Refused(Reason.RECEIPT_NOT_IT)
    if row.direction is Direction.TO_DEPARTMENT and not device.serves(row.department):
        raise Refused(Reason.RECEIPT_NOT_DEPARTMENT)
    if receipt.device == envelope.header.sender:
        raise Refused(Reason.RECEIPT_OF_SENDER)
    if receipt.device not in envelope.header.devices:
        raise Refused(Reason.RECEIPT_NOT_SEALED)
    return receipt

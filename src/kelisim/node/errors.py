"""What a node cannot do, with what it has instead."""

from kelisim.errors import KelisimError


class NodeError(KelisimError):
    """Something asked of this node that it cannot do."""

    code = "node"


class UnknownRegisterError(NodeError):
    """No register of that name or id is on this node."""

    code = "unknown-register"


class UnknownPartyError(NodeError):
    """The register has no such Party."""

    code = "unknown-party"


class UnknownEntryError(NodeError):
    """The register has no such entry."""

    code = "unknown-entry"


class UnknownProposalError(NodeError):
    """The register has no such proposal, or several that begin so."""

    code = "unknown-proposal"


class NoKeyError(NodeError):
    """This node holds no key of the Party."""

    code = "no-key"


class WouldBeVoidError(NodeError):
    """The act would have no effect, so it is not signed."""

    code = "would-be-void"


class DamagedStoreError(NodeError):
    """The store does not hold what it should."""

    code = "damaged-store"

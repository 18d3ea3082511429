package org.tocsin.edge.vault;

/// The vault cannot be opened or a record in it has been tampered with. The message holds nothing personal.
public final class VaultException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public VaultException(String message, Throwable cause) {
        super(message, cause);
    }
}

package dev.modelwire.inference.internal.mapping;

/** Why a model does not fit its manifest; the message names both sides. */
public final class ContractException extends Exception {

    private static final long serialVersionUID = 1L;

    ContractException(String message) {
        super(message);
    }
}

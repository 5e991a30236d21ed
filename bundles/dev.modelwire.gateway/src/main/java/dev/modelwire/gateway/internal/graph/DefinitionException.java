package dev.modelwire.gateway.internal.graph;

/** Why the composer would not offer a wire component. */
final class DefinitionException extends Exception {

    private static final long serialVersionUID = 1L;

    DefinitionException(String message) {
        super(message);
    }
}

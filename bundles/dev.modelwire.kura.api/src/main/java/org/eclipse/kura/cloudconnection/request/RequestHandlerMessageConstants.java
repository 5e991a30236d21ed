package org.eclipse.kura.cloudconnection.request;

/** Keys of the properties of a request message. */
public enum RequestHandlerMessageConstants {

    /** A list of strings: the topic segments that follow the method. */
    ARGS_KEY("args");

    private final String value;

    RequestHandlerMessageConstants(String value) {
        this.value = value;
    }

    /** The text this constant stands for. */
    public String value() {
        return value;
    }
}

package dev.modelwire.probe;

import java.io.IOException;

/** How an answer begins. */
public enum Status {
    /** Done; what was asked for follows. */
    DONE('D'),
    /** The engine refused: the name of its kind and a message follow. */
    REFUSED('X');

    private final char letter;

    Status(char letter) {
        this.letter = letter;
    }

    /** Returns the byte by which it goes through the connection. */
    public byte code() {
        return (byte) letter;
    }

    /** Returns what goes by that byte. */
    public static Status of(byte code) throws IOException {
        for (Status each : values()) {
            if (each.code() == code) {
                return each;
            }
        }
        throw new IOException("status [" + code + "] is not known: both ends must be of one version");
    }
}

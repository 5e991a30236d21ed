package dev.modelwire.probe;

import java.io.IOException;

/** What the gateway asks for. Each is answered by one frame that begins with a {@link Status}. */
public enum Operation {
    /** Brings the engine up with the settings of its blueprint; answered by nothing more. First of all, once. */
    START('S'),
    /** Opens a model: {@link OpenRequest}; answered by the tensors of both sides. */
    OPEN('O'),
    /** Maps the file named in the request, see {@link SharedTensors}; answered by nothing more. */
    MAP('M'),
    /** Runs the model on what lies in the file; answered by the nanoseconds that the run took, as a long. */
    RUN('R');

    private final char letter;

    Operation(char letter) {
        this.letter = letter;
    }

    /** Returns the byte by which it goes through the connection. */
    public byte code() {
        return (byte) letter;
    }

    /** Returns what goes by that byte. */
    public static Operation of(byte code) throws IOException {
        for (Operation each : values()) {
            if (each.code() == code) {
                return each;
            }
        }
        throw new IOException("operation [" + code + "] is not known: both ends must be of one version");
    }
}

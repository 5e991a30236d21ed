package dev.modelwire.inference.internal.scan;

/** Ends a scan. Carries no stack: it says something of the file, not of the program. */
public final class ScanRefusal extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final boolean unsupported;

    private ScanRefusal(boolean unsupported, String message) {
        super(message, null, false, false);
        this.unsupported = unsupported;
    }

    /** The file is damaged, or made to do damage. */
    public static ScanRefusal damaged(String message) {
        return new ScanRefusal(false, message);
    }

    /** The file uses what no engine here is given. */
    public static ScanRefusal unsupported(String message) {
        return new ScanRefusal(true, message);
    }

    ScanResult result() {
        String message = String.valueOf(getMessage());
        return unsupported ? new ScanResult.Unsupported(message) : new ScanResult.Refused(message);
    }
}

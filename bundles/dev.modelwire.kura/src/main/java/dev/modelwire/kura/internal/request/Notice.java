package dev.modelwire.kura.internal.request;

/**
 * How far something has come.
 *
 * @param percent 0 to 100
 * @param message a sentence for people; it holds no secret
 */
public record Notice(Status status, int percent, String message) {

    /** The words that device management platforms understand. */
    public enum Status {
        IN_PROGRESS,
        COMPLETED,
        FAILED
    }

    static Notice progress(int percent, String message) {
        return new Notice(Status.IN_PROGRESS, percent, message);
    }

    static Notice completed(String message) {
        return new Notice(Status.COMPLETED, 100, message);
    }

    static Notice failed(int percent, String message) {
        return new Notice(Status.FAILED, percent, message);
    }

    boolean last() {
        return status != Status.IN_PROGRESS;
    }
}

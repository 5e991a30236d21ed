package dev.modelwire.features.internal;

import dev.modelwire.api.inference.RefusalCode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The windows of one stream of records, one for each key. For one thread at a time. A record makes no garbage, unless its time is a
 * text, its key is a whole number of another type than {@code Long}, or it is the first of its key.
 */
public final class FeatureStream {

    private static final Object ALL = "";
    private static final int LONGEST_KEY = 200;

    private final FeaturePlan plan;
    private final Times times;
    private final Samples samples;
    private final Reading reading;
    private final Verdict verdict = new Verdict();
    private final Map<Object, KeyWindow> windows = new HashMap<>();
    private @Nullable KeyWindow current;
    private String began = "";

    /** What became of a record. */
    public enum Offer {
        /** It entered, and a tensor is due: take it before the next record is offered. */
        DUE,
        /** It entered, and no tensor is due. */
        ABSORBED,
        /** It did not enter. */
        REFUSED
    }

    /**
     * What became of the windows of another stream.
     *
     * @param taken whether they go on in this one
     * @param missing how many steps the fullest of them lacks until a tensor is due
     * @param detail both in a sentence
     */
    public record Takeover(boolean taken, int missing, String detail) {}

    /** Makes a stream without a record; the clock gives milliseconds since 1970-01-01T00:00Z. */
    public FeatureStream(FeaturePlan plan, LongSupplier clock) {
        this.plan = plan;
        times = new Times(plan.base().time(), clock);
        samples = new Samples(plan.columns());
        reading = new Reading(plan.columns().length);
    }

    public FeaturePlan plan() {
        return plan;
    }

    /** Takes the next record. One record gives at most one tensor, that of the newest steps, however many steps it ends. */
    public Offer offer(Map<String, ?> record) {
        current = null;
        if (!times.read(record, reading, verdict) || !samples.read(record, reading, verdict)) {
            return Offer.REFUSED;
        }
        Object key = key(record);
        if (key == null) {
            return Offer.REFUSED;
        }
        KeyWindow window = windows.get(key);
        return window == null ? begin(key) : offer(window);
    }

    /** Returns the code of the last refusal. */
    public RefusalCode refusal() {
        return Objects.requireNonNull(verdict.reason.code, "the last record was not refused");
    }

    /** Returns what became of the last record in a sentence. */
    public String detail() {
        boolean isFilling = verdict.reason == Reason.FILLING && !began.isEmpty();
        return isFilling ? verdict.detail() + "; " + began : verdict.detail();
    }

    /** Returns the time of the newest sample in the tensor, milliseconds since 1970-01-01T00:00Z. */
    public long origin() {
        return due().origin();
    }

    /** Puts the tensor, steps × elements in row-major order with the oldest step first, as floats in the buffer's byte order. */
    public void write(ByteBuffer to) {
        due().write(to);
    }

    /** Puts the tensor as {@link #write(ByteBuffer)} does. */
    public void write(float[] to) {
        due().write(to);
    }

    /** Returns the base history of all windows. */
    public byte[] snapshot() {
        return Snapshot.write(plan, windows);
    }

    /** Goes on with the history of another stream, if its steps are made in the same way and it has all columns. */
    public Takeover takeOver(FeatureStream old) {
        return restore(old.snapshot());
    }

    /** Goes on with the history of a snapshot, as {@link #takeOver} does; damaged bytes are refused. */
    public Takeover restore(byte[] snapshot) {
        Takeover takeover;
        try {
            Map<Object, KeyWindow> taken = Snapshot.read(plan, snapshot);
            windows.clear();
            windows.putAll(taken);
            taken.values().forEach(window -> times.arrivedUntil(window.newest()));
            takeover = taken();
        } catch (Snapshot.Refused e) {
            takeover = new Takeover(false, plan.stepsNeeded(), "the window began empty, as " + e.getMessage());
        } catch (IOException | RuntimeException e) {
            takeover = new Takeover(
                    false,
                    plan.stepsNeeded(),
                    "the window began empty, as the saved one is damaged: " + e.getMessage());
        }
        began = takeover.missing() > 0 ? takeover.detail() : "";
        return takeover;
    }

    private Takeover taken() {
        int most = windows.values().stream().mapToInt(KeyWindow::have).max().orElse(0);
        int missing = plan.stepsNeeded() - most;
        return new Takeover(
                true,
                missing,
                missing == 0
                        ? "the window goes on with all of its " + most + " steps"
                        : "the window goes on with " + most + " of the " + plan.stepsNeeded() + " steps that it needs");
    }

    private @Nullable Object key(Map<String, ?> record) {
        String property = plan.base().key().property();
        if (property.isEmpty()) {
            return ALL;
        }
        Object key = record.get(property);
        if (key == null) {
            verdict.refuse(Reason.NO_KEY, property, null, 0, 0);
            return null;
        }
        if ((key instanceof String text && !text.isEmpty() && text.length() <= LONGEST_KEY) || key instanceof Long) {
            return key;
        }
        if (Samples.isWhole(key)) {
            return ((Number) key).longValue();
        }
        verdict.refuse(Reason.WRONG_KEY, property, key, 0, 0);
        return null;
    }

    private Offer begin(Object key) {
        int most = plan.base().key().most();
        if (windows.size() >= most) {
            verdict.refuse(Reason.KEYS, plan.base().key().property(), key, 0, most);
            return Offer.REFUSED;
        }
        KeyWindow window = KeyWindow.of(plan);
        Offer offer = offer(window);
        if (offer != Offer.REFUSED) {
            windows.put(key, window);
        }
        return offer;
    }

    private Offer offer(KeyWindow window) {
        if (!window.offer(reading, verdict)) {
            return Offer.REFUSED;
        }
        if (verdict.reason != Reason.DUE) {
            return Offer.ABSORBED;
        }
        current = window;
        return Offer.DUE;
    }

    private KeyWindow due() {
        return Objects.requireNonNull(current, "no tensor is due by the last record");
    }
}

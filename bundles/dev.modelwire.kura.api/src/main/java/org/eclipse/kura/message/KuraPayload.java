package org.eclipse.kura.message;

import java.util.Collections;
import java.util.Date;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;

/**
 * What a message carries: named metrics, an optional body, time and position. A metric is a Double, Float, Long,
 * Integer, Boolean, String or byte[]; other types fail when the message is encoded, and a null metric is left out.
 */
@ProviderType
public class KuraPayload {

    private final Map<String, Object> metrics = new LinkedHashMap<>();
    private @Nullable Date timestamp;
    private @Nullable KuraPosition position;
    private byte @Nullable [] body;

    public @Nullable Date getTimestamp() {
        return timestamp;
    }

    public void setTimestamp(@Nullable Date timestamp) {
        this.timestamp = timestamp;
    }

    public @Nullable KuraPosition getPosition() {
        return position;
    }

    public void setPosition(@Nullable KuraPosition position) {
        this.position = position;
    }

    /** Null if there is no such metric. */
    public @Nullable Object getMetric(String name) {
        return metrics.get(name);
    }

    @SuppressWarnings("NullAway") // a null metric is legal: it is left out when the message is encoded
    public void addMetric(String name, @Nullable Object value) {
        metrics.put(name, value);
    }

    public void removeMetric(String name) {
        metrics.remove(name);
    }

    public void removeAllMetrics() {
        metrics.clear();
    }

    public Set<String> metricNames() {
        return Collections.unmodifiableSet(metrics.keySet());
    }

    public Iterator<String> metricsIterator() {
        return metricNames().iterator();
    }

    /** A view that cannot be changed. */
    public Map<String, Object> metrics() {
        return Collections.unmodifiableMap(metrics);
    }

    /** The array itself, not a copy; null if there is no body. */
    public byte @Nullable [] getBody() {
        return body;
    }

    public void setBody(byte @Nullable [] body) {
        this.body = body;
    }

    void copyFrom(KuraPayload other) {
        metrics.putAll(other.metrics);
        timestamp = other.timestamp;
        position = other.position;
        body = other.body;
    }
}

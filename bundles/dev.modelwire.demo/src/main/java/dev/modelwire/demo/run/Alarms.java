package dev.modelwire.demo.run;

import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/** Counts the results whose state is not the normal one. Safe for use by several threads. */
final class Alarms implements Consumer<Map<String, Object>> {

    private static final String NORMAL = "Rad.Flow";

    private long count;
    private String last = "";

    @Override
    public synchronized void accept(Map<String, Object> record) {
        Object label = record.get("label");
        if (label != null && !label.equals(NORMAL)) {
            count++;
            double confidence = record.get("confidence") instanceof Number number ? number.doubleValue() : Double.NaN;
            last = String.format(
                    Locale.ROOT, "%s with confidence %.3f at record %s", label, confidence, record.get("seq"));
        }
    }

    synchronized long count() {
        return count;
    }

    synchronized String last() {
        return last;
    }
}

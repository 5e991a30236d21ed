package dev.modelwire.inference.internal.worker;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The last of what a process has said, and what can be learnt from it. For one thread at a time. */
final class OutputTail {

    private static final int KEPT = 16 * 1024;
    private static final int SHOWN = 300;
    private static final Pattern SIGNAL = Pattern.compile("\\b(SIG[A-Z]{2,7}) \\(0x");
    private static final Pattern FRAME = Pattern.compile("# Problematic frame:\\s+# ([^\\r\\n]{1,120})");

    private final StringBuilder text = new StringBuilder();

    /** Takes what there is, without waiting for more. */
    synchronized void take(InputStream from) {
        try {
            for (int there = from.available(); there > 0; there = from.available()) {
                append(from.readNBytes(Math.min(there, KEPT)));
            }
        } catch (IOException e) {
            // it has gone, and its output with it
        }
    }

    private void append(byte[] bytes) {
        text.append(new String(bytes, StandardCharsets.UTF_8));
        if (text.length() > KEPT) {
            text.delete(0, text.length() - KEPT);
        }
    }

    /** Returns the signal that the Java machine says has ended it. */
    synchronized Optional<String> signal() {
        return found(SIGNAL);
    }

    /** Returns the place in native code where that happened. */
    synchronized Optional<String> frame() {
        return found(FRAME);
    }

    /** Returns the end of it on one line, for a message. */
    synchronized String shown() {
        String line = text.toString().strip().replaceAll("\\s+", " ");
        return line.substring(Math.max(0, line.length() - SHOWN));
    }

    private Optional<String> found(Pattern pattern) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? Optional.of(matcher.group(1).strip()) : Optional.empty();
    }
}

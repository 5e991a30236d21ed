package dev.modelwire.wire.internal;

import dev.modelwire.api.inference.Output;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Makes properties of outputs: no two get one name, whatever their labels are. */
final class OutputMapping {

    private static final Pattern UNSAFE = Pattern.compile("[^A-Za-z0-9._-]");

    private OutputMapping() {}

    static boolean finite(Output output) {
        for (int i = 0; i < output.size(); i++) {
            if (!Double.isFinite(output.value(i))) {
                return false;
            }
        }
        return true;
    }

    static Map<String, Object> properties(List<Output> outputs, ResultOptions options) {
        Map<String, Object> properties = new LinkedHashMap<>();
        if (options.label()) {
            outputs.stream()
                    .filter(output -> !output.labels().isEmpty())
                    .findFirst()
                    .ifPresent(output -> label(output, options.prefix(), properties));
        }
        for (Output output : outputs) {
            String name = options.prefix() + safe(output.name());
            switch (options.vector()) {
                case ELEMENTS -> elements(output, name, properties);
                case BYTES -> properties.put(free(name, properties), bytes(output));
                case NONE -> {}
            }
        }
        return properties;
    }

    private static void label(Output output, String prefix, Map<String, Object> properties) {
        int best = output.argMax();
        properties.put(prefix + "label", output.labels().get(best));
        properties.put(prefix + "confidence", output.value(best));
    }

    private static void elements(Output output, String name, Map<String, Object> properties) {
        List<String> labels = output.labels();
        for (int i = 0; i < output.size(); i++) {
            String element = labels.isEmpty() ? Integer.toString(i) : safe(labels.get(i));
            properties.put(free(name + "_" + element, properties), output.value(i));
        }
    }

    private static byte[] bytes(Output output) {
        ByteBuffer buffer = ByteBuffer.allocate(output.size() * Double.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < output.size(); i++) {
            buffer.putDouble(output.value(i));
        }
        return buffer.array();
    }

    private static String safe(String text) {
        return UNSAFE.matcher(text).replaceAll("_");
    }

    private static String free(String name, Map<String, Object> taken) {
        String candidate = name;
        for (int n = 2; taken.containsKey(candidate); n++) {
            candidate = name + "_" + n;
        }
        return candidate;
    }
}

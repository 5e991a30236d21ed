package dev.modelwire.gateway.internal.graph;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The names of ports: {@code index=name}, one a line or one an array element; never like {@code in0}. */
final class PortNames {

    private static final Pattern RESERVED = Pattern.compile("(in|out)\\d+");

    private PortNames() {}

    static Map<Integer, String> of(@Nullable Object value) throws DefinitionException {
        var names = new TreeMap<Integer, String>();
        for (var line : lines(value)) {
            var parts = line.split("=", 2);
            if (parts.length != 2 || RESERVED.matcher(parts[1].trim()).matches()) {
                throw new DefinitionException("port name [" + line + "] must be index=name, and not like in0 or out0");
            }
            try {
                names.put(Integer.valueOf(parts[0].trim()), parts[1].trim());
            } catch (NumberFormatException e) {
                throw new DefinitionException("port name [" + line + "] must begin with the index of the port");
            }
        }
        return names;
    }

    private static List<String> lines(@Nullable Object value) {
        if (value instanceof String[] array) {
            return List.of(array);
        }
        return value == null
                ? List.of()
                : value.toString().lines().filter(line -> !line.isBlank()).toList();
    }
}

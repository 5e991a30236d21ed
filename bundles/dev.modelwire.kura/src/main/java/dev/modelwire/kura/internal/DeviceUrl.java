package dev.modelwire.kura.internal;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.eclipse.kura.system.SystemService;
import org.jspecify.annotations.Nullable;

/** Puts what tells this gateway from others into a URL, percent-encoded. */
final class DeviceUrl {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([^}]*)\\}?");
    private static final Set<String> NO_VALUES = Set.of("", SystemService.UNKNOWN, SystemService.UNSUPPORTED);

    private final Map<String, Supplier<@Nullable String>> known = new TreeMap<>();

    DeviceUrl(SystemService system) {
        known.put("device.id", () -> compact(system.getPrimaryMacAddress()));
        known.put("device.name", system::getDeviceName);
        known.put("primary.mac", system::getPrimaryMacAddress);
        known.put("serial.number", system::getSerialNumber);
    }

    /** Returns the address in the form in which gateways name themselves to clouds. */
    private static @Nullable String compact(@Nullable String mac) {
        return mac == null ? null : mac.replace(":", "").toUpperCase(Locale.ROOT);
    }

    /** Fails with the key, the placeholder and what is allowed. */
    String fill(String key, String url) {
        return PLACEHOLDER.matcher(url).replaceAll(found -> value(key, found));
    }

    private String value(String key, MatchResult found) {
        Supplier<@Nullable String> supplier = known.get(found.group(1));
        if (supplier == null || !found.group().endsWith("}")) {
            throw new IllegalArgumentException("option " + key + " has [" + found.group() + "]: known are "
                    + known.keySet().stream().map(name -> "${" + name + "}").toList());
        }
        String value = supplier.get();
        if (value == null || NO_VALUES.contains(value.strip())) {
            throw new IllegalArgumentException("option " + key + " has [" + found.group()
                    + "], which this gateway does not know of itself: use another one of "
                    + known.keySet().stream().map(name -> "${" + name + "}").toList());
        }
        return URLEncoder.encode(value.strip(), StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("%7E", "~")
                .replace("*", "%2A");
    }
}

package dev.modelwire.gateway.launcher;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How to start a gateway.
 *
 * @param home where it keeps its snapshots, packages and data; made when it does not exist
 * @param platform a directory of bundles, all of which are installed and started
 * @param properties framework properties, such as {@code modelwire.gateway.http.port}
 * @param console whether the gogo shell reads from standard input
 */
public record GatewaySettings(Path home, Path platform, Map<String, String> properties, boolean console) {

    public GatewaySettings {
        home = home.toAbsolutePath().normalize();
        platform = platform.toAbsolutePath().normalize();
        properties = Map.copyOf(properties);
    }

    /** Free ports, no console. */
    public static GatewaySettings of(Path home, Path platform) {
        return new GatewaySettings(home, platform, Map.of(), false);
    }

    public GatewaySettings with(String key, String value) {
        var more = new LinkedHashMap<>(properties);
        more.put(key, value);
        return new GatewaySettings(home, platform, more, console);
    }

    public GatewaySettings withConsole(boolean on) {
        return new GatewaySettings(home, platform, properties, on);
    }
}

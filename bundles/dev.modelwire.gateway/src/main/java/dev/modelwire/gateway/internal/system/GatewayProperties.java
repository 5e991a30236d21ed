package dev.modelwire.gateway.internal.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Properties;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Where the gateway keeps its files and which ports it takes, from framework properties and {@code kura.properties}. */
public final class GatewayProperties {

    public static final String HOME = "kura.home";
    public static final String ACCOUNT = "modelwire.gateway.account";
    public static final String CLIENT_ID = "modelwire.gateway.client.id";
    public static final String MQTT_PORT = "modelwire.gateway.mqtt.port";
    public static final String HTTP_PORT = "modelwire.gateway.http.port";
    public static final String HTTP_ROOT = "modelwire.gateway.http.root";

    public static final String REINSTALL_SEED = "modelwire.gateway.reinstall.seed";
    public static final String REINSTALL_DELAY = "modelwire.gateway.reinstall.delay.ms";

    private final Properties values;

    private GatewayProperties(Properties values) {
        this.values = values;
    }

    /** Framework properties win over the file {@code <home>/kura.properties}, which wins over the defaults. */
    public static GatewayProperties from(Function<String, @Nullable String> framework) {
        var home = Path.of(Objects.requireNonNullElse(framework.apply(HOME), "."))
                .toAbsolutePath()
                .normalize();
        var values = defaults(home);
        values.putAll(readFile(home.resolve("kura.properties")));
        for (var name : values.stringPropertyNames()) {
            var value = framework.apply(name);
            if (value != null) {
                values.setProperty(name, value);
            }
        }
        values.setProperty(HOME, home.toString());
        return new GatewayProperties(values);
    }

    private static Properties defaults(Path home) {
        var values = new Properties();
        values.setProperty("kura.data", home.resolve("data").toString());
        values.setProperty("kura.snapshots", home.resolve("snapshots").toString());
        values.setProperty("kura.snapshots.count", "10");
        values.setProperty("kura.packages", home.resolve("packages").toString());
        values.setProperty("downloads.directory", home.resolve("downloads").toString());
        values.setProperty("kura.plugins", home.resolve("plugins").toString());
        values.setProperty("kura.tmp", home.resolve("tmp").toString());
        values.setProperty("kura.user.config", home.resolve("user").toString());
        values.setProperty("kura.framework.config", home.resolve("framework").toString());
        values.setProperty("dpa.configuration", home.resolve("dpa.properties").toString());
        values.setProperty("kura.version", "stand-in");
        values.setProperty("kura.device.name", "modelwire-gateway");
        values.setProperty("kura.primary.network.interface", "lo");
        values.setProperty(ACCOUNT, "modelwire");
        values.setProperty(CLIENT_ID, "gateway");
        values.setProperty(MQTT_PORT, "0");
        values.setProperty(HTTP_PORT, "0");
        values.setProperty(REINSTALL_SEED, "0");
        values.setProperty(REINSTALL_DELAY, "0");
        values.setProperty(HTTP_ROOT, home.resolve("cloud").toString());
        return values;
    }

    private static Properties readFile(Path file) {
        var values = new Properties();
        if (Files.exists(file)) {
            try (var reader = Files.newBufferedReader(file)) {
                values.load(reader);
            } catch (IOException e) {
                throw new UncheckedIOException("Property file [" + file + "] cannot be read", e);
            }
        }
        return values;
    }

    /** A copy of all values. */
    public Properties all() {
        var copy = new Properties();
        copy.putAll(values);
        return copy;
    }

    public String text(String key, String otherwise) {
        return values.getProperty(key, otherwise);
    }

    /** The text of a key that has a default. */
    public String text(String key) {
        return Objects.requireNonNull(values.getProperty(key), () -> "Property [" + key + "] has no value");
    }

    public Path path(String key) {
        return Path.of(text(key));
    }

    public int number(String key) {
        var value = text(key);
        try {
            return Integer.parseInt(value.trim());
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("Property [" + key + "] is [" + value + "]: give a whole number", e);
        }
    }
}

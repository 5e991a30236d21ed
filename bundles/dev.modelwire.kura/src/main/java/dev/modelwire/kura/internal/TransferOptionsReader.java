package dev.modelwire.kura.internal;

import dev.modelwire.api.desired.HttpProxy;
import dev.modelwire.api.desired.TransferOptions;
import dev.modelwire.api.desired.TransferWindows;
import dev.modelwire.api.transport.Credentials;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Supplier;

/** Reads how files are fetched. */
final class TransferOptionsReader {

    private static final long KIB = 1024L;
    private static final long MIB = KIB * KIB;
    private static final int LAST_PORT = 65_535;

    private final CredentialsReader credentials;

    TransferOptionsReader(CredentialsReader credentials) {
        this.credentials = credentials;
    }

    TransferOptions read(SyncConfig config) {
        TransferOptions options = TransferOptions.of(
                        Duration.ofSeconds(Attributes.whole("connect.timeout.s", config::connect_timeout_s, 1, 300)),
                        Duration.ofSeconds(Attributes.whole("read.timeout.s", config::read_timeout_s, 1, 3_600)),
                        Attributes.whole("max.artifact.mib", config::max_artifact_mib, 1, 65_536) * MIB)
                .withLeastRate(Attributes.whole(
                        "transfer.least.bytes.per.s", config::transfer_least_bytes_per_s, 0, 1_000_000))
                .withBandwidth(Attributes.whole(
                                "transfer.bandwidth.kib.per.s", config::transfer_bandwidth_kib_per_s, 0, 1_048_576)
                        * KIB)
                .withParallel(Attributes.whole(
                        "transfer.parallel", config::transfer_parallel, 1, TransferOptions.MOST_PARALLEL))
                .withWindows(windows(config));
        return proxy(config).stream().reduce(options, TransferOptions::withProxy, (one, other) -> other);
    }

    private static TransferWindows windows(SyncConfig config) {
        String zone = Attributes.text("transfer.windows.zone", config::transfer_windows_zone)
                .strip();
        String windows = Attributes.text("transfer.windows", config::transfer_windows);
        ZoneId clocks = zone.isEmpty() ? ZoneOffset.UTC : zone(zone);
        return refusing("transfer.windows", () -> TransferWindows.of(windows, clocks));
    }

    private static ZoneId zone(String name) {
        try {
            return ZoneId.of(name);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "option transfer.windows.zone [" + name
                            + "] must be a time zone such as Europe/Berlin, or empty for UTC",
                    e);
        }
    }

    private List<HttpProxy> proxy(SyncConfig config) {
        String host = Attributes.text("proxy.host", config::proxy_host).strip();
        int port = Attributes.whole("proxy.port", config::proxy_port, 0, LAST_PORT);
        if (host.isEmpty() != (port == 0)) {
            throw new IllegalArgumentException("options proxy.host [" + host + "] and proxy.port [" + port
                    + "] belong together: set both, or leave the host empty and the port 0");
        }
        if (host.isEmpty()) {
            return List.of();
        }
        Credentials login = credentials.proxy(config);
        return List.of(refusing("proxy.host", () -> new HttpProxy(host, port, login)));
    }

    /** Adds the key to what a value says of itself. */
    private static <T> T refusing(String key, Supplier<T> value) {
        try {
            return value.get();
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("option " + key + " is refused: " + e.getMessage(), e);
        }
    }
}

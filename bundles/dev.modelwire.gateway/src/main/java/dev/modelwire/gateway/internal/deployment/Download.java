package dev.modelwire.gateway.internal.deployment;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;
import org.eclipse.kura.KuraException;
import org.jspecify.annotations.Nullable;

/** One download, with the weaknesses of Kura's: no resume, a read timeout of 6 s, a hash that must be in lower case. */
final class Download {

    private static final int READ_TIMEOUT_MILLIS = 6_000;

    private final String uri;
    private final Path file;
    private final int timeoutMillis;
    private final int block;
    private final @Nullable String authorization;
    private volatile boolean cancelled;
    private volatile int size;
    private final AtomicLong done = new AtomicLong();

    Download(DeployOptions options, Path file) throws KuraException {
        this.uri = options.required("dp.uri");
        this.file = file;
        this.timeoutMillis = options.number("dp.download.timeout", 4_000);
        this.block = Math.max(1, options.number("dp.download.block.size", 4_096));
        var user = options.text("dp.download.username");
        var password = options.text("dp.download.password");
        this.authorization = user == null || password == null
                ? null
                : "Basic "
                        + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
    }

    void cancel() {
        cancelled = true;
    }

    int size() {
        return size;
    }

    int percent() {
        return size <= 0 ? 0 : (int) (done.get() * 100 / size);
    }

    /** @param progress is told the bytes so far, after each block */
    void run(LongConsumer progress) throws IOException {
        var connection = (HttpURLConnection) URI.create(uri).toURL().openConnection();
        connection.setConnectTimeout(timeoutMillis);
        connection.setReadTimeout(READ_TIMEOUT_MILLIS);
        if (authorization != null) {
            connection.setRequestProperty("Authorization", authorization);
        }
        size = connection.getContentLength();
        Files.createDirectories(file.toAbsolutePath().resolveSibling("."));
        try (var in = connection.getInputStream();
                var out = Files.newOutputStream(file)) {
            var bytes = new byte[block];
            for (var n = in.readNBytes(bytes, 0, block); n > 0; n = in.readNBytes(bytes, 0, block)) {
                if (cancelled) {
                    throw new IOException("Download cancelled");
                }
                out.write(bytes, 0, n);
                progress.accept(done.addAndGet(n));
            }
        } catch (IOException e) {
            Files.deleteIfExists(file);
            throw e;
        } finally {
            connection.disconnect();
        }
    }

    /** @param hash {@code ALG:hex}, compared as text */
    void verify(@Nullable String hash) throws IOException {
        if (hash == null || hash.isEmpty()) {
            return;
        }
        var parts = hash.split(":", 2);
        try {
            var digest = MessageDigest.getInstance(parts[0]).digest(Files.readAllBytes(file));
            if (parts.length < 2 || !HexFormat.of().formatHex(digest).equals(parts[1])) {
                Files.deleteIfExists(file);
                throw new IOException("Failed to verify checksum with algorithm: " + parts[0]);
            }
        } catch (NoSuchAlgorithmException e) {
            throw new IOException("Failed to verify checksum with algorithm: " + parts[0], e);
        }
    }
}

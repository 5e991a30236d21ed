package dev.modelwire.sync.internal.loop;

import dev.modelwire.api.desired.DirectorySource;
import dev.modelwire.api.desired.SyncOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;

/** A directory of the form that {@code modelctl store export} writes, which can be pulled and put back. */
final class Stick {

    static final Duration INTERVAL = Duration.ofSeconds(10);

    final Path path;
    private final Path pulled;

    Stick(Path parent) {
        path = parent.resolve("usb");
        pulled = parent.resolve("pulled");
    }

    /** Writes a file under the digest of what it should hold; returns the member of a document that desires it. */
    String model(String name, String version, String content) throws IOException {
        String digest = Gateway.hex("SHA-256", content);
        Path file = Files.createDirectories(path.resolve("artifacts")).resolve(digest);
        Files.writeString(file, content);
        return desired(name, version, content);
    }

    static String desired(String name, String version, String content) {
        String digest = Gateway.hex("SHA-256", content);
        return ("{\"name\":\"%s\",\"version\":\"%s\",\"artifacts\":"
                        + "[{\"role\":\"model\",\"url\":\"artifacts/%s\",\"sha256\":\"%s\",\"size\":%d}]}")
                .formatted(name, version, digest, digest, content.length());
    }

    Path artifact(String content) {
        return path.resolve("artifacts").resolve(Gateway.hex("SHA-256", content));
    }

    /** Puts a document there as a whole. */
    void document(String text) throws IOException {
        Files.createDirectories(path);
        Path part = Files.writeString(path.resolve("desired.json.part"), text);
        Files.move(part, path.resolve("desired.json"), StandardCopyOption.REPLACE_EXISTING);
    }

    void pull() throws IOException {
        Files.move(path, pulled);
    }

    void putBack() throws IOException {
        Files.move(pulled, path);
    }

    /** Returns the options that look at it, beside a document in the configuration and the polled one. */
    SyncOptions options(Gateway gateway, String document, boolean polling) {
        return at(path, gateway.options(document, polling));
    }

    static SyncOptions at(Path directory, SyncOptions other) {
        return new SyncOptions(
                other.enabled(),
                other.document(),
                List.of(new DirectorySource(directory, INTERVAL)),
                other.http(),
                other.transfer());
    }
}

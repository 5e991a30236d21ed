package dev.modelwire.sync.internal.loop;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.modelwire.api.desired.HttpSource;
import dev.modelwire.api.desired.SyncOptions;
import dev.modelwire.api.desired.TransferOptions;
import dev.modelwire.api.model.Digest;
import dev.modelwire.api.model.ModelName;
import dev.modelwire.api.model.ModelVersion;
import dev.modelwire.api.store.ModelRecord;
import dev.modelwire.api.transport.Credentials;
import dev.modelwire.sync.internal.directory.NoFollowFiles;
import dev.modelwire.sync.internal.directory.PlainFiles;
import dev.modelwire.sync.internal.transfer.FileServer;
import dev.modelwire.sync.internal.transfer.NoTrust;
import dev.modelwire.testkit.store.FakeModelStore;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.random.RandomGenerator;

/** A gateway with a real HTTP server as its cloud, on one thread and with a time that leaps. */
final class Gateway implements AutoCloseable {

    static final String TWIN = "/twin";

    static {
        // Else each small answer of the JDK's server waits 40 ms for an acknowledgement.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    /** Draws the largest number, so that every wait is as long as it may be. */
    private static final RandomGenerator LARGEST = new RandomGenerator() {
        @Override
        public long nextLong() {
            return Long.MAX_VALUE;
        }

        @Override
        public long nextLong(long bound) {
            return bound - 1;
        }
    };

    final FileServer server = new FileServer();
    final FakeModelStore store;
    final FragileStore disk;
    private final Path directory;
    private final ExecutorService http = Executors.newCachedThreadPool();
    PlainFiles files = new NoFollowFiles();
    TransferOptions transfer = TransferOptions.of(Duration.ofSeconds(5), Duration.ofSeconds(5), 1_000_000);
    ManualThreads threads = new ManualThreads(http);
    FakeActivator activator;
    SyncLoop loop;

    Gateway(Path directory) throws IOException {
        this.directory = directory;
        this.store = new FakeModelStore(directory);
        this.disk = new FragileStore(store);
        activator = new FakeActivator(disk, disk::step);
        loop = boot();
    }

    private SyncLoop boot() {
        return boot(disk::die);
    }

    private SyncLoop boot(Runnable crash) {
        disk.revive(threads::die);
        activator.onCrash(crash);
        SyncLoop booted = new SyncLoop(new SyncLoop.Parts(
                disk,
                activator,
                new NoTrust(),
                threads,
                threads.time(),
                LARGEST,
                (from, names) -> files.open(from, names)));
        booted.start();
        threads.settle();
        return booted;
    }

    /** Pulls the plug: nothing is told, only the store stays. */
    void powerCut() {
        powerCut(disk::die);
    }

    void powerCut(Runnable crash) {
        threads.die();
        threads = new ManualThreads(http);
        activator = new FakeActivator(disk, disk::step);
        loop = boot(crash);
    }

    void configure(String document, boolean polling) {
        loop.configure(options(document, polling));
        threads.settle();
    }

    SyncOptions options(String document, boolean polling) {
        List<HttpSource> twin = polling
                ? List.of(new HttpSource(server.url(TWIN), Duration.ofSeconds(10), new Credentials.None()))
                : List.of();
        return new SyncOptions(true, document, List.of(), twin, transfer);
    }

    /** Publishes a document on the server and lets a poll interval pass. */
    void publish(String document) {
        server.document(TWIN, document);
        threads.pass(Duration.ofSeconds(11));
    }

    /** Serves a file of these bytes and returns the member of a document that desires it. */
    String model(String name, String version, String content) {
        String path = "/" + name + "-" + version;
        server.file(path, content.getBytes(StandardCharsets.UTF_8));
        return "{\"name\":\"%s\",\"version\":\"%s\",\"artifacts\":[{\"role\":\"model\",\"url\":\"%s\",\"sha256\":\"%s\",\"size\":%d}]}"
                .formatted(name, version, server.url(path), hex("SHA-256", content), content.length());
    }

    /** Serves a model file and a manifest beside it; "bad" is no model, "big" has more than a hundred bytes. */
    String withManifest(String name, String version) {
        String content = (version.equals("bad") ? "nonsense " : "model ") + version;
        String model = model(name, version, version.equals("big") ? content.repeat(20) : content);
        String manifest = "{\"version\":\"" + version + "\"}";
        server.file("/" + name + "-" + version + ".json", manifest.getBytes(StandardCharsets.UTF_8));
        String artifact = "{\"role\":\"manifest\",\"url\":\"%s\",\"sha256\":\"%s\",\"size\":%d}"
                .formatted(
                        server.url("/" + name + "-" + version + ".json"), hex("SHA-256", manifest), manifest.length());
        return model.replace("\"artifacts\":[", "\"artifacts\":[" + artifact + ",");
    }

    ModelRecord record(String name) {
        return store.record(ModelName.of(name));
    }

    static String state(int revision, String... models) {
        return "{\"modelwire\":1,\"revision\":" + revision + ",\"models\":[" + String.join(",", models) + "]}";
    }

    static String hex(String algorithm, String content) {
        try {
            byte[] digest = MessageDigest.getInstance(algorithm).digest(content.getBytes(StandardCharsets.UTF_8));
            return java.util.HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    boolean stores(String content) {
        return store.find(Digest.sha256(hex("SHA-256", content))).isPresent();
    }

    long files() {
        try (var files = Files.list(directory)) {
            return files.count();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** Returns the version that answers records, "" if none does. */
    String running(String model) {
        ModelVersion version = activator.running().get(ModelName.of(model));
        return version == null ? "" : version.label().value();
    }

    JsonObject reported() {
        return JsonParser.parseString(loop.reported()).getAsJsonObject();
    }

    JsonObject model(String name) {
        return find(reported().getAsJsonArray("models"), "name", name);
    }

    JsonObject source(String id) {
        return find(reported().getAsJsonArray("sources"), "id", id);
    }

    /** Returns what stands at a path of keys, or "" if nothing does. */
    static String at(JsonObject object, String... keys) {
        JsonElement value = object;
        for (String key : keys) {
            if (value == null || !value.isJsonObject()) {
                return "";
            }
            value = value.getAsJsonObject().get(key);
        }
        return value == null ? "" : value.isJsonPrimitive() ? value.getAsString() : value.toString();
    }

    private static JsonObject find(JsonArray array, String key, String wanted) {
        for (JsonElement element : array) {
            if (element.getAsJsonObject().get(key).getAsString().equals(wanted)) {
                return element.getAsJsonObject();
            }
        }
        return new JsonObject();
    }

    @Override
    public void close() {
        loop.close(Duration.ofSeconds(5));
        server.close();
        http.shutdownNow();
    }
}

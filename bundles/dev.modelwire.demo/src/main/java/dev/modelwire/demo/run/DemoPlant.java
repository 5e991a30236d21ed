package dev.modelwire.demo.run;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.modelwire.cli.CloudDirectory;
import dev.modelwire.cli.RunFile;
import dev.modelwire.gateway.launcher.Gateway;
import dev.modelwire.gateway.launcher.GatewayLauncher;
import dev.modelwire.gateway.launcher.GatewaySettings;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Dictionary;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;

/** A booted gateway with the demo's packages, configuration and graph. */
final class DemoPlant implements Plant, AutoCloseable {

    private static final String DEVICE = "demo";
    private static final String SYNC = "dev.modelwire.sync.ModelSyncService";
    private static final String STORE = "dev.modelwire.store.ModelStore";
    private static final String MODEL = "shuttle";
    private static final List<String> PACKAGES = List.of(
            System.getProperty("os.arch", "").matches("aarch64|arm64")
                    ? "modelwire-engines-aarch64"
                    : "modelwire-engines-x86_64",
            "modelwire-wires",
            "modelwire");
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Duration REPLY = Duration.ofSeconds(8);

    private final DemoLayout layout;
    private final Gateway gateway;
    private final RecordLedger ledger;
    private final PrintStream out;
    private final HttpClient http = HttpClient.newHttpClient();
    private final String url;
    private final CloudDirectory cloud;
    private int rows;

    private DemoPlant(
            DemoLayout layout,
            Gateway gateway,
            RecordLedger ledger,
            BiConsumer<String, Map<String, Object>> tap,
            PrintStream out) {
        this.layout = layout;
        this.gateway = gateway;
        this.ledger = ledger;
        this.out = out;
        tap(tap);
        url = "http://127.0.0.1:" + gateway.command("cloud").get("httpPort");
        cloud = new CloudDirectory(layout.cloud(), url);
    }

    /**
     * Boots the gateway; the first time in a work directory it also installs the packages and makes the graph.
     *
     * @param results sees every result beside the ledger
     */
    static DemoPlant start(
            DemoLayout layout,
            DemoOptions options,
            RecordLedger ledger,
            Consumer<Map<String, Object>> results,
            PrintStream out)
            throws IOException {
        BiConsumer<String, Map<String, Object>> tap = (pid, record) -> {
            if (pid.equals(DemoGraph.RESULTS)) {
                ledger.result(record);
                results.accept(record);
            } else {
                ledger.refusal(record);
            }
        };
        return start(layout, options, ledger, tap, gateway -> DemoGraph.create(gateway, layout, options), out);
    }

    /** Boots the gateway in the same way with a graph of one's own, whose taps hand their records on with the tap's name. */
    static DemoPlant start(
            DemoLayout layout,
            DemoOptions options,
            RecordLedger ledger,
            BiConsumer<String, Map<String, Object>> tap,
            Consumer<Gateway> graph,
            PrintStream out)
            throws IOException {
        boolean first = !Files.exists(layout.home().resolve("dpa.properties"));
        if (first) {
            Files.createDirectories(layout.cloud());
        }
        Gateway gateway = GatewayLauncher.start(GatewaySettings.of(layout.home(), layout.platform())
                .with("modelwire.gateway.client.id", DEVICE)
                .with(
                        "modelwire.gateway.http.root",
                        layout.cloud().toAbsolutePath().toString())
                .with("modelwire.gateway.http.port", Integer.toString(options.httpPort()))
                .with("modelwire.gateway.mqtt.port", Integer.toString(options.mqttPort())));
        DemoPlant plant = new DemoPlant(layout, gateway, ledger, tap, out);
        try {
            if (first) {
                plant.install();
                plant.configure();
                graph.accept(gateway);
            } else {
                plant.installNewer();
            }
            new RunFile(layout.cloud().toAbsolutePath(), layout.models().toAbsolutePath(), plant.url, DEVICE)
                    .write(layout.runFile());
            return plant;
        } catch (IOException | RuntimeException e) {
            plant.close();
            throw e;
        }
    }

    private static Path packageFile(DemoLayout layout, String name) throws IOException {
        try (var files = Files.newDirectoryStream(layout.packages(), name + "_*.dp")) {
            for (Path file : files) {
                return file;
            }
        }
        throw new IOException("package [" + name + "] is not in [" + layout.packages() + "]; build it first");
    }

    private void install() throws IOException {
        for (String name : PACKAGES) {
            install(packageFile(layout, name));
        }
    }

    /** Gives a gateway that was built again since its last start the packages of now. */
    private void installNewer() throws IOException {
        for (String name : PACKAGES) {
            Path built = packageFile(layout, name);
            if (!Files.exists(layout.home().resolve("packages").resolve(built.getFileName()))) {
                install(built);
            }
        }
    }

    private void install(Path file) {
        Map<String, Object> installed = gateway.installPackage(file.toAbsolutePath());
        say("installed " + installed.get("name") + " " + installed.get("version"));
    }

    private void configure() {
        Map<String, Object> properties =
                Map.of("desired.url", url + "/" + CloudDirectory.DESIRED, "desired.url.poll.interval.s", 1);
        boolean configured = Waiting.until(PATIENCE, () -> {
            try {
                gateway.command("update-config", Map.of("pid", SYNC, "properties", properties));
                return true;
            } catch (RuntimeException notYet) {
                return false;
            }
        });
        if (!configured) {
            throw new IllegalStateException("component " + SYNC + " never came: " + gateway.health());
        }
    }

    @SuppressWarnings("JdkObsolete") // the framework takes a Dictionary
    private void tap(BiConsumer<String, Map<String, Object>> tap) {
        Dictionary<String, Object> properties = new Hashtable<>(Map.of("modelwire.gateway.tap", "true"));
        gateway.bundleContext().registerService(BiConsumer.class, tap, properties);
    }

    @Override
    public void publish(String version) throws IOException {
        cloud.publish(MODEL, version, files(version));
    }

    /** Makes a version the desired one of its model, besides those of other models. */
    void publish(String model, String version, Path files) throws IOException {
        cloud.publish(model, version, files);
    }

    /** Makes a version the desired one of its model that first answers in the shadow of the active one. */
    void publishShadow(String model, String version, Path files) throws IOException {
        cloud.publish(model, version, files, "shadow");
    }

    /** Changes the configuration of a component. */
    void update(String pid, Map<String, Object> properties) {
        gateway.command("update-config", Map.of("pid", pid, "properties", properties));
    }

    @Override
    public void publishDamaged(String version) throws IOException {
        cloud.publishDamaged(MODEL, version, files(version));
    }

    @Override
    public void publishFlat(String version) throws IOException {
        cloud.publishFlat(MODEL, version, files(version));
    }

    private Path files(String version) {
        return layout.models().resolve(MODEL).resolve(version);
    }

    @Override
    public void desire(String document) throws IOException {
        Path file = layout.cloud().resolve(CloudDirectory.DESIRED);
        Path next = file.resolveSibling(CloudDirectory.DESIRED + ".tmp");
        Files.writeString(next, document);
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    @Override
    public void configure(String document) {
        gateway.command("update-config", Map.of("pid", SYNC, "properties", Map.of("desired.state", document)));
    }

    @Override
    public void storeAt(Path directory, int minimumFreeMib) {
        Map<String, Object> properties = Map.of("directory", directory.toString(), "minimum.free.mib", minimumFreeMib);
        gateway.command("update-config", Map.of("pid", STORE, "properties", properties));
    }

    @Override
    public String document(String version) throws IOException {
        Path shelf = layout.cloud().resolve("shelf");
        new CloudDirectory(shelf, url + "/shelf").publish(MODEL, version, files(version));
        return Files.readString(shelf.resolve(CloudDirectory.DESIRED));
    }

    @Override
    public void serve(String path, byte[] content) {
        Path file = layout.cloud().resolve(path);
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.write(file, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public byte[] modelFile(String version) throws IOException {
        return Files.readAllBytes(files(version).resolve("model.tflite"));
    }

    @Override
    public byte[] manifest(String version) throws IOException {
        return Files.readAllBytes(files(version).resolve("manifest.json"));
    }

    @Override
    public void replay(String csv) throws IOException {
        Path file = layout.work().resolve("rows-" + rows++ + ".csv");
        Files.writeString(file, csv);
        gateway.command(
                "update-config",
                Map.of(
                        "pid",
                        DemoGraph.REPLAY,
                        "properties",
                        Map.of("file", file.toAbsolutePath().toString(), "running", true)));
    }

    @Override
    public long leftovers() {
        try (var files = Files.list(layout.home().resolve("data/modelwire/tmp"))) {
            return files.count();
        } catch (IOException e) {
            throw new UncheckedIOException("the store's temporary area cannot be read", e);
        }
    }

    @Override
    public JsonObject reported() {
        URI request = URI.create(url + "/v1/devices/" + DEVICE + "/requests/MODELWIRE-V1/GET/reported");
        try {
            HttpResponse<String> response = http.send(
                    HttpRequest.newBuilder(request).timeout(REPLY).build(), HttpResponse.BodyHandlers.ofString());
            return response.statusCode() == 200
                    ? JsonParser.parseString(response.body()).getAsJsonObject()
                    : new JsonObject();
        } catch (IOException e) {
            return new JsonObject();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new JsonObject();
        }
    }

    @Override
    public void startReplay() {
        gateway.command("update-config", Map.of("pid", DemoGraph.REPLAY, "properties", Map.of("running", true)));
    }

    @Override
    public long emitted() {
        return counter("emitted");
    }

    @Override
    public boolean replayDone() {
        return counter("finished") == 1;
    }

    /** Returns a counter of the replay, 0 while it is not there. */
    private long counter(String name) {
        Object all = gateway.command("counters").get("counters");
        Object counters = all instanceof Map<?, ?> map ? map.get(DemoGraph.REPLAY) : null;
        return counters instanceof Map<?, ?> replay && replay.get(name) instanceof Number number
                ? number.longValue()
                : 0;
    }

    /** Returns the counters of the model's wire component by their name, empty while it is not there. */
    Map<?, ?> modelCounters() {
        return counters(DemoGraph.MODEL);
    }

    /** Returns the counters of a wire component by their name, empty while it is not there. */
    @SuppressWarnings("rawtypes") // services are found by a raw type
    Map<?, ?> counters(String pid) {
        BundleContext context = gateway.bundleContext();
        try {
            for (ServiceReference<Supplier> reference :
                    context.getServiceReferences(Supplier.class, "(modelwire.stats=" + pid + ")")) {
                Supplier supplier = context.getService(reference);
                if (supplier != null && supplier.get() instanceof Map<?, ?> counters) {
                    return counters;
                }
            }
            return Map.of();
        } catch (InvalidSyntaxException e) {
            throw new IllegalStateException("the filter is a constant", e);
        }
    }

    @Override
    public long downloads(String path) {
        Object hits = gateway.command("cloud").get("sent");
        return hits instanceof Map<?, ?> map && map.get(path) instanceof Number count ? count.longValue() : 0;
    }

    @Override
    public RecordLedger ledger() {
        return ledger;
    }

    @Override
    public void say(String text) {
        out.println(text);
    }

    @Override
    public String url() {
        return url;
    }

    @Override
    public void close() {
        gateway.close();
    }
}

package dev.modelwire.bndrun;

import dev.modelwire.cli.CloudDirectory;
import dev.modelwire.demo.run.Truth;
import dev.modelwire.gateway.launcher.Gateway;
import dev.modelwire.gateway.launcher.GatewayException;
import dev.modelwire.gateway.launcher.GatewayLauncher;
import dev.modelwire.gateway.launcher.GatewaySettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;

/** A booted gateway with the built packages, a published model, and records that flow through it. */
final class LoadedGateway implements AutoCloseable {

    static final String SENT = "sent";
    static final String RESULTS = "results";

    private static final Path DIST = Path.of(System.getProperty("dist", "target/dist"));
    private static final Path MODELS =
            DIST.resolveSibling("stories").resolve("models").toAbsolutePath();
    private static final String SYNC = "dev.modelwire.sync.ModelSyncService";
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /** The delay is for all four wires to be there before the first record. */
    private static final String GRAPH = """
            {"components":[
              {"pid":"replay","factoryPid":"dev.modelwire.gateway.CsvReplay","inputPortCount":0,"outputPortCount":1,
               "properties":{"file":"%s","rate":%d,"repeat":true,"sequence":"n","start.delay.ms":1000,"running":true}},
              {"pid":"model","factoryPid":"dev.modelwire.wire.ModelInference","inputPortCount":1,"outputPortCount":2,
               "properties":{"model":"shuttle","passthrough":"n,seq,state","queue.capacity":10000,"queue.full":"block"}},
              {"pid":"sent","factoryPid":"dev.modelwire.gateway.Tap","inputPortCount":1,"outputPortCount":0,
               "properties":{}},
              {"pid":"results","factoryPid":"dev.modelwire.gateway.Tap","inputPortCount":1,"outputPortCount":0,
               "properties":{}},
              {"pid":"refusals","factoryPid":"dev.modelwire.gateway.Tap","inputPortCount":1,"outputPortCount":0,
               "properties":{}}],
             "wires":[
              {"emitter":"replay","emitterPort":0,"receiver":"sent","receiverPort":0},
              {"emitter":"replay","emitterPort":0,"receiver":"model","receiverPort":0},
              {"emitter":"model","emitterPort":0,"receiver":"results","receiverPort":0},
              {"emitter":"model","emitterPort":1,"receiver":"refusals","receiverPort":0}]}
            """;

    private final Gateway gateway;
    private final Account account;

    private LoadedGateway(Gateway gateway, Account account) {
        this.gateway = gateway;
        this.account = account;
    }

    static List<String> packages() {
        String arch = System.getProperty("os.arch").matches("aarch64|arm64") ? "aarch64" : "x86_64";
        return List.of("modelwire-engines-" + arch, "modelwire-wires", "modelwire");
    }

    static Path file(String name) throws IOException {
        try (var files = Files.newDirectoryStream(DIST.resolve("packages"), name + "_*.dp")) {
            return files.iterator().next();
        }
    }

    static GatewaySettings settings(Path home) {
        return GatewaySettings.of(home, DIST.resolve("platform"))
                .with("modelwire.gateway.http.root", home.resolve("cloud").toString());
    }

    static Account account() throws IOException {
        return new Account(Truth.ofModelsIn(MODELS));
    }

    /** A gateway that is new: installs, configures, publishes version 1 and waits for the first scored record. */
    static LoadedGateway install(Path home, int rate) throws IOException {
        Files.createDirectories(home.resolve("cloud"));
        LoadedGateway loaded = start(settings(home), account());
        try {
            for (String name : packages()) {
                loaded.gateway.installPackage(file(name));
            }
            String url = "http://127.0.0.1:" + loaded.gateway.command("cloud").get("httpPort");
            loaded.configure(
                    Map.of("desired.url", url + "/" + CloudDirectory.DESIRED, "desired.url.poll.interval.s", 1));
            new CloudDirectory(home.resolve("cloud"), url)
                    .publish("shuttle", "1", MODELS.resolve("shuttle").resolve("1"));
            loaded.await("version 1 active", () -> loaded.reported().contains("\"phase\":\"ACTIVE\""));
            loaded.gateway.command(
                    "update-graph", Map.of("graph", GRAPH.formatted(MODELS.resolve("replay.csv"), rate)));
            loaded.awaitScored(1);
            return loaded;
        } catch (RuntimeException | IOException e) {
            loaded.close();
            throw e;
        }
    }

    /** A gateway that was installed before. */
    @SuppressWarnings("JdkObsolete") // the framework takes a Dictionary
    static LoadedGateway start(GatewaySettings settings, Account account) {
        Gateway gateway = GatewayLauncher.start(settings);
        gateway.bundleContext()
                .registerService(BiConsumer.class, account, new Hashtable<>(Map.of("modelwire.gateway.tap", "true")));
        return new LoadedGateway(gateway, account);
    }

    private void configure(Map<String, Object> properties) {
        await("component " + SYNC, () -> {
            try {
                gateway.command("update-config", Map.of("pid", SYNC, "properties", properties));
                return true;
            } catch (GatewayException notYet) {
                return false;
            }
        });
    }

    Gateway gateway() {
        return gateway;
    }

    Account records() {
        return account;
    }

    void awaitScored(long more) {
        long aim = account.scored() + more;
        await("scored record number " + aim, () -> account.scored() >= aim);
    }

    /** Stops the replay and waits until nothing is under way any more. */
    void drain() {
        gateway.command("update-config", Map.of("pid", "replay", "properties", Map.of("running", false)));
        long[] state = {-1, System.nanoTime()};
        await("the last records", () -> {
            long now = account.scored() + account.refused() + account.sent();
            if (now != state[0]) {
                state[0] = now;
                state[1] = System.nanoTime();
            }
            return account.lost() == 0
                    || System.nanoTime() - state[1] > Duration.ofSeconds(5).toNanos();
        });
    }

    String reported() {
        return request("MODELWIRE-V1", "GET", "reported");
    }

    /** Returns the body of the answer, or its code if there is none. */
    String request(String app, String method, String resource) {
        Map<String, Object> answer =
                gateway.command("request", Map.of("app", app, "method", method, "resource", resource));
        Object body = answer.getOrDefault("body", "");
        return body.equals("") ? answer.toString() : body.toString();
    }

    void await(String what, BooleanSupplier condition) {
        await(what, PATIENCE, condition);
    }

    void await(String what, Duration patience, BooleanSupplier condition) {
        long end = System.nanoTime() + patience.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - end > 0) {
                throw new AssertionError(what + " did not come within " + patience + "; sent " + account.sent()
                        + ", scored " + account.scored() + ", refused " + account.refusals() + "\n" + reported() + "\n"
                        + gateway.health());
            }
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }

    @Override
    public void close() {
        gateway.close();
    }
}

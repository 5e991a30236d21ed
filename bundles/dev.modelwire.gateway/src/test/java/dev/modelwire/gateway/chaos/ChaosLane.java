package dev.modelwire.gateway.chaos;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.modelwire.gateway.internal.cloud.ShadowCloud;
import dev.modelwire.kura.internal.ChaosGateway;
import dev.modelwire.testkit.process.JavaProcess;
import dev.modelwire.testkit.store.Bytes;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/** One gateway with a cloud and a server of its own, and what happens to them. */
final class ChaosLane implements AutoCloseable {

    private static final int NONE = 0;
    private static final long PATIENCE_SECONDS = 120;
    private static final int MOST_STEPS = 5;
    private static final int LONGEST_PAUSE_MILLIS = 300;
    private static final int LONGEST_OUTAGE_MILLIS = 700;
    private static final int RECORDS_TO_SEE = 3;

    private final Path directory;
    private final Random random;
    private final ShadowCloud cloud = new ShadowCloud();
    private final MovingServer server = new MovingServer();
    private final Cable cable = new Cable(cloud::port);
    private final List<String> story = new ArrayList<>();
    private final AtomicLong records = new AtomicLong();
    private volatile String lastRecord = "";
    private Process process;
    private int revision;
    private int desired = NONE;
    private int kills;

    ChaosLane(Path directory, long seed) throws Exception {
        this.directory = directory;
        this.random = new Random(seed);
        process = start();
    }

    int kills() {
        return kills;
    }

    /** Lets some things happen and then none; returns what is wrong then, empty if nothing is. */
    String sequence() throws Exception {
        story.clear();
        change();
        for (int steps = random.nextInt(MOST_STEPS); steps > 0; steps--) {
            step();
        }
        cable.mend();
        server.down(false);
        server.breakNext(0);
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        String problem = problem();
        while (!problem.isEmpty() && System.nanoTime() < end && process.isAlive()) {
            pause(20);
            problem = problem();
        }
        return problem.isEmpty() ? "" : story + ": " + problem;
    }

    private void step() throws Exception {
        switch (random.nextInt(10)) {
            case 0, 1, 2 -> change();
            case 3 -> {
                story.add("cable cut");
                cable.cut();
                pause(random.nextInt(LONGEST_OUTAGE_MILLIS));
                cable.mend();
            }
            case 4 -> {
                story.add("server down");
                server.down(true);
                pause(random.nextInt(LONGEST_OUTAGE_MILLIS));
                server.down(false);
            }
            case 5 -> {
                story.add("answers break");
                server.breakNext(1 + random.nextInt(2));
            }
            case 6, 7, 8 -> kill();
            default -> pause(random.nextInt(LONGEST_PAUSE_MILLIS));
        }
    }

    private void kill() throws Exception {
        story.add("kill");
        kills++;
        process.destroyForcibly().waitFor();
        pause(random.nextInt(LONGEST_PAUSE_MILLIS));
        process = start();
    }

    /** Another desired state, in the shadow or in the document on the server. */
    private void change() throws Exception {
        revision++;
        desired = random.nextInt(10) == 0 ? NONE : 1 + random.nextInt(MovingServer.BAD);
        boolean inShadow = random.nextBoolean();
        story.add((inShadow ? "shadow " : "document ") + revision + ": version " + desired);
        if (inShadow) {
            cloud.desire("{\"modelwire\":" + document() + "}");
        } else {
            server.twin(document());
            cloud.desire("{}");
        }
        pause(random.nextInt(LONGEST_PAUSE_MILLIS));
    }

    private String document() {
        byte[] content = MovingServer.model(desired);
        String model = desired == NONE
                ? ""
                : ("{\"name\":\"pump\",\"version\":\"%d\",\"artifacts\":[{\"role\":\"model\",\"url\":\"%s\","
                                + "\"sha256\":\"%s\",\"size\":%d}]}")
                        .formatted(
                                desired,
                                server.url("/models/" + desired),
                                Bytes.sha256(content).hex(),
                                content.length);
        return "{\"modelwire\":1,\"revision\":" + revision + ",\"models\":[" + model + "]}";
    }

    /** Compares what the gateway reports with what is desired, and with what leaves the wire. */
    private String problem() throws InterruptedException {
        JsonObject reported = JsonParser.parseString(server.reported()).getAsJsonObject();
        String state = at(reported, "convergence", "state");
        if (!at(reported, "revision").equals(String.valueOf(revision))) {
            return "revision " + at(reported, "revision") + " is reported, " + revision + " is desired";
        }
        if (!state.equals(desired == MovingServer.BAD ? "FAILED" : "CONVERGED")) {
            return "it reports " + reported.get("convergence");
        }
        String active = active(reported);
        if (desired != MovingServer.BAD && !active.equals(desired == NONE ? "" : String.valueOf(desired))) {
            return "version [" + active + "] is reported as active, " + desired + " is desired";
        }
        String seen = observed();
        return seen.equals(active) ? "" : "version [" + active + "] is reported as active, [" + seen + "] answers";
    }

    /** Returns the version that answers the next records. */
    private String observed() {
        long from = records.get();
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(5);
        while (records.get() < from + RECORDS_TO_SEE && System.nanoTime() < end) {
            pause(5);
        }
        return lastRecord.equals("reject") ? "" : lastRecord.replaceFirst("\\.0$", "");
    }

    private static String active(JsonObject reported) {
        JsonArray models = reported.getAsJsonArray("models");
        return models == null || models.isEmpty() ? "" : at(models.get(0).getAsJsonObject(), "active", "version");
    }

    private static String at(JsonObject object, String... keys) {
        JsonObject in = object;
        for (String key : List.of(keys).subList(0, keys.length - 1)) {
            if (!in.has(key)) {
                return "";
            }
            in = in.getAsJsonObject(key);
        }
        String last = keys[keys.length - 1];
        return in.has(last) ? in.get(last).getAsString() : "";
    }

    private Process start() throws IOException {
        Process started = JavaProcess.of(
                        List.of(
                                "-XX:TieredStopAtLevel=1",
                                "-XX:+UseSerialGC",
                                "-Xshare:auto",
                                "-Xmx128m",
                                "-Dorg.slf4j.simpleLogger.defaultLogLevel=error"),
                        ChaosGateway.class,
                        directory,
                        cable.uri(),
                        server.url("/"))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        Thread reader = new Thread(() -> read(started), "wire-observer");
        reader.setDaemon(true);
        reader.start();
        return started;
    }

    private void read(Process from) {
        try (BufferedReader lines = from.inputReader()) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                lastRecord = line;
                records.incrementAndGet();
            }
        } catch (IOException e) {
            lastRecord = "the observer failed: " + e;
        }
    }

    private static void pause(int millis) {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(millis));
    }

    @Override
    public void close() throws IOException {
        process.destroyForcibly().onExit().join();
        cable.close();
        server.close();
        cloud.close();
    }
}

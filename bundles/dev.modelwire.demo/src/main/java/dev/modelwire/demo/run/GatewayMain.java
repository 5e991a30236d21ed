package dev.modelwire.demo.run;

import dev.modelwire.demo.DemoModels;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The command behind {@code bndrun/gateway}. */
@Command(
        name = "gateway",
        mixinStandardHelpOptions = true,
        description =
                "Boots a gateway on this machine that scores real telemetry with a model it keeps equal to a desired"
                        + " state. Everything listens on the loopback interface only.")
public final class GatewayMain implements Callable<Integer> {

    private static final long ROWS = 30_000;

    @Option(names = "--dist", required = true, hidden = true)
    @SuppressWarnings("NullAway.Init")
    private Path dist;

    @Option(names = "--work", required = true, description = "Directory for models, cloud and the gateway's home.")
    @SuppressWarnings("NullAway.Init")
    private Path work;

    @Option(
            names = "--scenario",
            description = "Run a story without a terminal: swap, refusal, flat, bad-input, configuration,"
                    + " full-disk or forecast.")
    @SuppressWarnings("NullAway.Init")
    private String scenario = "";

    @Option(
            names = "--small-disk",
            description = "Directory on a small file system for full-disk, best made by bndrun/small-disk"
                    + " (default: in the work directory, with nearly all of the disk forbidden to the store).")
    private Path smallDisk = Path.of("");

    @Option(
            names = "--http-port",
            defaultValue = "8480",
            description = "Port of the cloud (default: ${DEFAULT-VALUE}).")
    private int httpPort;

    @Option(
            names = "--mqtt-port",
            defaultValue = "18830",
            description = "Port of the broker (default: ${DEFAULT-VALUE}).")
    private int mqttPort;

    @Option(
            names = "--rate",
            defaultValue = "500",
            description = "Records per second of the replay (default: ${DEFAULT-VALUE}).")
    private int rate;

    @Option(
            names = "--width",
            defaultValue = "120",
            description = "Columns of the terminal (default: ${DEFAULT-VALUE}).")
    private int width;

    public static void main(String[] args) {
        System.exit(new CommandLine(new GatewayMain()).execute(args));
    }

    @Override
    public Integer call() throws Exception {
        Files.createDirectories(work);
        logTo(work.resolve("gateway.log"));
        DemoModels.main(new String[] {work.resolve("models").toString()});
        return scenario.isEmpty() ? live() : story();
    }

    /** The gateway's log goes to a file: the terminal is for what people want to see. */
    private static void logTo(Path file) {
        String prefix = "org.slf4j.simpleLogger.";
        System.getProperties().putIfAbsent(prefix + "logFile", file.toString());
        System.getProperties().putIfAbsent(prefix + "showDateTime", "true");
        System.getProperties().putIfAbsent(prefix + "dateTimeFormat", "yyyy-MM-dd HH:mm:ss.SSS");
    }

    private int story() throws Exception {
        if (scenario.equals("forecast")) {
            Path stage = work.resolve("scenario-forecast");
            wipe(stage);
            return report(new ForecastScenario(dist, work.resolve("forecasters"), stage, System.out).play());
        }
        Scenario story =
                switch (scenario) {
                    case "swap" -> new SwapScenario(ROWS);
                    case "refusal" -> new RefusalScenario();
                    case "flat" -> new FlatScenario();
                    case "bad-input" -> new BadInputScenario();
                    case "configuration" -> new ConfigurationScenario();
                    case "full-disk" -> new FullDiskScenario(emptyDisk());
                    default ->
                        throw new IllegalArgumentException("scenario [" + scenario
                                + "] must be swap, refusal, flat, bad-input, configuration, full-disk or forecast");
                };
        Path stage = work.resolve("scenario-" + scenario);
        wipe(stage);
        DemoLayout layout = new DemoLayout(dist, work.resolve("models"), stage);
        Scenario.Outcome outcome;
        RecordLedger ledger = new RecordLedger(ShuttleReference.load(work.resolve("models"), "1", "2"));
        PrintStream out = System.out;
        try (DemoPlant plant =
                DemoPlant.start(layout, new DemoOptions(0, 0, story.rate(), false), ledger, result -> {}, out)) {
            outcome = story.play(plant);
        }
        return report(outcome);
    }

    private int report(Scenario.Outcome outcome) {
        outcome.told(work.resolve("gateway.log")).forEach(System.out::println);
        return outcome.status();
    }

    private SmallDisk emptyDisk() throws IOException {
        Path directory = smallDisk.toString().isEmpty() ? work.resolve("small-disk") : smallDisk;
        SmallDisk disk = SmallDisk.at(directory);
        wipe(disk.store());
        disk.free();
        return disk;
    }

    @SuppressWarnings("SystemConsoleNull") // null without a terminal up to Java 21; later a screen in a file, no harm
    private int live() throws Exception {
        DemoLayout layout = new DemoLayout(dist, work.resolve("models"), work);
        boolean first = !Files.exists(layout.home());
        Alarms alarms = new Alarms();
        PrintStream out = System.out;
        CountDownLatch stop = new CountDownLatch(1);
        CountDownLatch stopped = new CountDownLatch(1);
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            stop.countDown();
                            awaitQuietly(stopped);
                        },
                        "stop"));
        try (DemoPlant plant = DemoPlant.start(
                layout, new DemoOptions(httpPort, mqttPort, rate, true), new RecordLedger(Map.of()), alarms, out)) {
            if (first) {
                plant.publish("1");
                plant.startReplay();
            }
            new LiveView(plant, alarms, out, System.console() == null ? 0 : width).run(stop);
        } finally {
            stopped.countDown();
        }
        return 0;
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void wipe(Path directory) throws IOException {
        if (!Files.exists(directory)) {
            return;
        }
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}

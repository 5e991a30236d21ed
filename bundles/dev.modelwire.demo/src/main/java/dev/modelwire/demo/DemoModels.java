package dev.modelwire.demo;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * Trains the demo's models and writes them with their manifests, their measured quality and the rows to replay.
 * Exit status: 0 done or up to date, 1 failed, 2 wrong usage.
 */
public final class DemoModels {
    /** To be raised when the code below gives other files for the same data and plans. */
    static final int GENERATOR_VERSION = 2;

    private DemoModels() {}

    /** Runs the generator on one argument, the folder to write to. */
    @SuppressWarnings("SystemConsoleNull") // null without a terminal up to Java 21; later a bar in a file, no harm
    public static void main(String[] args) {
        int status = run(ShuttleData::load, plans(), args, System.out, System.err, System.console() != null);
        if (status != 0) {
            System.exit(status);
        }
    }

    /** Version 2 was chosen by training on the first 10,000 training rows and measuring on the other 5,000. */
    static SortedMap<String, TrainingPlan> plans() {
        SortedMap<String, TrainingPlan> plans = new TreeMap<>();
        plans.put(
                "1",
                new TrainingPlan(
                        "Logistic regression on 2,000 rows, two passes: plain and weak",
                        List.of(),
                        2_000,
                        2,
                        64,
                        0.01,
                        1));
        plans.put(
                "2",
                new TrainingPlan(
                        "Perceptron with hidden layers of 32 and 16 on 15,000 rows, 80 passes",
                        List.of(32, 16),
                        ShuttleData.TRAINING_ROWS,
                        80,
                        64,
                        0.005,
                        1));
        return plans;
    }

    static int run(
            Supplier<ShuttleData> source,
            SortedMap<String, TrainingPlan> plans,
            String[] args,
            PrintStream out,
            PrintStream err,
            boolean terminal) {
        if (args.length != 1) {
            err.println("Usage: DemoModels <folder to write to>");
            return 2;
        }
        OutputFolder folder = new OutputFolder(Path.of(args[0]));
        try {
            ShuttleData data = source.get();
            String fingerprint = Digests.sha256(GENERATOR_VERSION + "\n" + data.sha256() + "\n" + plans);
            if (folder.isUpToDate(fingerprint)) {
                out.println("Demo models in [" + args[0] + "] are up to date.");
            } else {
                folder.write(fingerprint, DemoFiles.generate(data, plans, new Progress(out, terminal)));
                out.println("Demo models written to [" + args[0] + "].");
            }
            out.print(MetricsTable.render(MetricsJson.parse(folder.read(DemoFiles.METRICS))));
            return 0;
        } catch (IOException e) {
            err.println("Demo models cannot be written to [" + args[0] + "]: " + e
                    + "; give a folder on a disk that has room and that you may write to");
            return 1;
        }
    }
}

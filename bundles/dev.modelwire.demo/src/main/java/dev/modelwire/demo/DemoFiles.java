package dev.modelwire.demo;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** All files of the demo as a function of the data and the plans: the same bytes on every machine. */
final class DemoFiles {
    static final String METRICS = ManifestJson.MODEL + "/metrics.json";
    static final String REPLAY = "replay.csv";

    private static final int GOLDEN_ROWS = 5;

    private DemoFiles() {}

    /** Trains every plan, by version, and returns the files by their path, folders separated by a slash. */
    static SortedMap<String, byte[]> generate(
            ShuttleData data, SortedMap<String, TrainingPlan> plans, Progress progress) {
        SortedMap<String, byte[]> files = new TreeMap<>();
        SortedMap<String, Metrics> metrics = new TreeMap<>();
        Rows golden = golden(data.heldOut());
        double total = plans.values().stream().mapToDouble(TrainingPlan::cost).sum();
        double before = 0;
        for (Map.Entry<String, TrainingPlan> entry : plans.entrySet()) {
            String version = entry.getKey();
            TrainingPlan plan = entry.getValue();
            double done = before;
            ShuttleModel model = ShuttleTraining.train(
                    plan,
                    data.training(),
                    share -> progress.show("training shuttle " + version, (done + share * plan.cost()) / total));
            before += plan.cost();
            String folder = ManifestJson.MODEL + "/" + version + "/";
            files.put(folder + "model.tflite", model.mlp().toTflite(ManifestJson.INPUT, ManifestJson.OUTPUT));
            files.put(folder + "manifest.json", Json.bytes(ManifestJson.of(version, plan, model, golden)));
            files.put(folder + "reference.json", Json.bytes(ReferenceJson.of(version, model)));
            metrics.put(version, Metrics.of(model, data.heldOut()));
        }
        files.put(METRICS, Json.bytes(MetricsJson.of(data, plans, metrics)));
        files.put(REPLAY, replay(data.heldOut()));
        return files;
    }

    /** The first row of each state, in the order in which they come. */
    private static Rows golden(Rows rows) {
        Set<ShuttleState> seen = EnumSet.noneOf(ShuttleState.class);
        int[] chosen = new int[GOLDEN_ROWS];
        int count = 0;
        for (int row = 0; row < rows.size() && count < GOLDEN_ROWS; row++) {
            if (seen.add(rows.state(row))) {
                chosen[count++] = row;
            }
        }
        return rows.pick(Arrays.copyOf(chosen, count));
    }

    private static byte[] replay(Rows rows) {
        StringBuilder csv = new StringBuilder("seq,")
                .append(String.join(",", ShuttleData.FEATURES))
                .append(",state\n");
        for (int row = 0; row < rows.size(); row++) {
            csv.append(row + 1);
            for (double value : rows.features(row)) {
                csv.append(',').append(Json.number(value));
            }
            csv.append(',').append(rows.state(row).label()).append('\n');
        }
        return csv.toString().getBytes(StandardCharsets.UTF_8);
    }
}

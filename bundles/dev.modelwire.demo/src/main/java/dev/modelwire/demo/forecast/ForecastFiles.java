package dev.modelwire.demo.forecast;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** All files of the forecasting demo as a function of what is committed: the same bytes on every machine. */
final class ForecastFiles {

    static final String ONNX = "-onnx";

    private static final Gson GSON = new Gson();

    private ForecastFiles() {}

    /** Returns the files by their path, folders separated by a slash. */
    static SortedMap<String, byte[]> generate(List<ForecastVersion> versions) {
        SortedMap<String, byte[]> files = new TreeMap<>();
        for (ForecastVersion version : versions) {
            ForecastPlan plan = version.plan();
            ForecastManifest.Golden golden = golden(version);
            String folder = plan.model() + "/" + plan.version();
            files.put(folder + "/model.tflite", NetTflite.of(version.net(), Layout.INPUT, Layout.OUTPUT));
            files.put(folder + "/manifest.json", bytes(ForecastManifest.of(version, plan.version(), "tflite", golden)));
            files.put(folder + ONNX + "/model.onnx", NetOnnx.of(version.net(), Layout.INPUT, Layout.OUTPUT));
            files.put(
                    folder + ONNX + "/manifest.json",
                    bytes(ForecastManifest.of(version, plan.version() + ONNX, "onnx", golden)));
            files.put(replay(plan.task()), replay(plan.task().series(), version.replayFrom()));
        }
        return files;
    }

    /** Returns the name of the file with the rows to replay. */
    static String replay(Task task) {
        return task.truth() + ".csv";
    }

    /** The records up to the last one before the time held out, and the answer to them. */
    static ForecastManifest.Golden golden(ForecastVersion version) {
        Series series = version.plan().task().series();
        List<JsonObject> records = new ArrayList<>();
        List<Float> answer = new ArrayList<>();
        int from = version.replayFrom();
        int to = series.at(version.plan().task().heldOut());
        for (int row = from; row < to; row++) {
            JsonObject record = new JsonObject();
            record.addProperty(Layout.TIME, series.millis(row));
            for (int column = 0; column < series.columns().size(); column++) {
                record.addProperty(series.columns().get(column), number(series.value(row, column)));
            }
            records.add(record);
        }
        new Tensors(series, version.pipeline()).forEach(from, to, (tensor, row) -> {
            for (float value : version.net().forward(tensor)) {
                answer.add(value);
            }
        });
        return new ForecastManifest.Golden(records, answer);
    }

    private static byte[] replay(Series series, int from) {
        StringBuilder csv = new StringBuilder(Layout.TIME);
        series.columns().forEach(column -> csv.append(',').append(column));
        csv.append('\n');
        for (int row = from; row < series.size(); row++) {
            csv.append(Instant.ofEpochMilli(series.millis(row)));
            for (int column = 0; column < series.columns().size(); column++) {
                csv.append(',').append(number(series.value(row, column)));
            }
            csv.append('\n');
        }
        return csv.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static Number number(double value) {
        if (value == Math.rint(value) && Math.abs(value) < 1e15) {
            return (long) value;
        }
        return value;
    }

    private static byte[] bytes(JsonElement json) {
        return (GSON.toJson(json) + "\n").getBytes(StandardCharsets.UTF_8);
    }
}

package dev.modelwire.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.google.gson.JsonObject;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class MetricsJsonTest {
    private final ShuttleData all = ShuttleData.load();
    private final ShuttleData data =
            new ShuttleData(all.training().slice(0, 100), all.heldOut().slice(0, 50), "digest");
    private final TrainingPlan plan = new TrainingPlan("tiny", List.of(), 100, 1, 10, 0.01, 77);

    @Test
    void parse_whatWasWritten_sameMetrics() {
        SortedMap<String, Metrics> metrics = metrics();

        JsonObject json = MetricsJson.of(data, new TreeMap<>(), metrics);

        assertEquals(metrics, MetricsJson.parse(Json.bytes(json)));
    }

    @Test
    void of_plannedVersion_saysHowItWasTrainedAndMeasured() {
        SortedMap<String, TrainingPlan> plans = new TreeMap<>();
        plans.put("1", plan);

        JsonObject json = MetricsJson.of(data, plans, metrics());

        assertEquals("digest", json.get("dataSha256").getAsString());
        assertEquals(50, json.get("heldOutRows").getAsInt());
        JsonObject version = json.getAsJsonObject("versions").getAsJsonObject("1");
        assertEquals(100, version.get("trainingRows").getAsInt());
        assertEquals(77, version.get("seed").getAsLong());
        assertEquals(metrics().get("1").accuracy(), version.get("accuracy").getAsDouble());
        assertFalse(version.getAsJsonObject("recall").has(ShuttleState.BPV_CLOSE.label()), "no such row is measured");
    }

    private SortedMap<String, Metrics> metrics() {
        SortedMap<String, Metrics> metrics = new TreeMap<>();
        metrics.put("1", Metrics.of(ShuttleTraining.train(plan, data.training(), share -> {}), data.heldOut()));
        return metrics;
    }
}

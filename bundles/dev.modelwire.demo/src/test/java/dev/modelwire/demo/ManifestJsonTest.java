package dev.modelwire.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.gson.JsonParser;
import dev.modelwire.testkit.tflite.Activation;
import dev.modelwire.testkit.tflite.Dense;
import dev.modelwire.testkit.tflite.Mlp;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ManifestJsonTest {
    @Test
    void of_knownModel_isFormatOneToTheLetter() {
        TrainingPlan plan = new TrainingPlan("plain", List.of(), 2, 1, 1, 0.1, 1);
        Rows golden = new Rows(new double[][] {{1, 2, 3, 4, 5, 6, 7, 8, 9.5}}, new ShuttleState[] {ShuttleState.HIGH});

        assertEquals(
                JsonParser.parseString("""
                        { "modelwire-manifest": 1, "model": "shuttle", "version": "7", "format": "tflite",
                          "description": "plain", "licence": "CC BY 4.0 (training data: Statlog Shuttle)",
                          "inputs": [ { "name": "features", "type": "FP32", "shape": [1, 9], "features": [
                            { "name": "V1", "unit": "1", "offset": 1.5, "scale": 0.25 },
                            { "name": "V2", "unit": "1", "offset": 1.5, "scale": 0.25 },
                            { "name": "V3", "unit": "1", "offset": 1.5, "scale": 0.25 },
                            { "name": "V4", "unit": "1", "offset": 1.5, "scale": 0.25 },
                            { "name": "V5", "unit": "1", "offset": 1.5, "scale": 0.25 },
                            { "name": "V6", "unit": "1", "offset": 1.5, "scale": 0.25 },
                            { "name": "V7", "unit": "1", "offset": 1.5, "scale": 0.25 },
                            { "name": "V8", "unit": "1", "offset": 1.5, "scale": 0.25 },
                            { "name": "V9", "unit": "1", "offset": 1.5, "scale": 0.25 } ] } ],
                          "outputs": [ { "name": "probabilities", "type": "FP32", "shape": [1, 7], "labels": [
                            "Rad.Flow", "Fpv.Close", "Fpv.Open", "High", "Bypass", "Bpv.Close", "Bpv.Open" ] } ],
                          "golden": [ {
                            "inputs": { "V1": 1, "V2": 2, "V3": 3, "V4": 4, "V5": 5, "V6": 6, "V7": 7, "V8": 8, "V9": 9.5 },
                            "outputs": { "probabilities": [
                              0.14285715, 0.14285715, 0.14285715, 0.14285715, 0.14285715, 0.14285715, 0.14285715 ] },
                            "tolerance": 0.0005 } ],
                          "budget": { "p99Micros": 20000, "memoryBytes": 33554432 } }
                        """).toString(),
                ManifestJson.of("7", plan, model(), golden).toString());
    }

    @Test
    void classify_allStatesAlike_firstState() {
        assertEquals(ShuttleState.RAD_FLOW, model().classify(new double[9]));
    }

    private static ShuttleModel model() {
        List<Scaling.Feature> features = new ArrayList<>();
        ShuttleData.FEATURES.forEach(name -> features.add(new Scaling.Feature(name, 1.5, 0.25)));
        Dense layer = Dense.of(new float[7][9], new float[7], Activation.NONE);
        return new ShuttleModel(new Mlp(List.of(layer), true), new Scaling(features));
    }
}

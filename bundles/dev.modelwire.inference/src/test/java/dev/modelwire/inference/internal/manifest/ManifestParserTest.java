package dev.modelwire.inference.internal.manifest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.modelwire.engine.api.ElementType;
import dev.modelwire.features.internal.FormatException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ManifestParserTest {

    private static final String SMALLEST = """
            { "modelwire-manifest": 1, "model": "shuttle", "version": "2", "format": "tflite",
              "inputs": [ { "name": "x", "type": "FP32", "shape": [1, 2] } ],
              "outputs": [ { "name": "y", "type": "FP32", "shape": [1, 1] } ] }
            """;

    private static final String FULL = """
            { "modelwire-manifest": 1, "model": "shuttle", "version": "2", "format": "tflite",
              "description": "Seven classes of a radiator's state", "licence": "CC-BY-4.0",
              "inputs": [ { "name": "features", "type": "FP32", "shape": [1, 2], "features": [
                  { "name": "V1", "unit": "1", "offset": 48.25, "scale": 0.0816 }, { "name": "V2" } ] } ],
              "outputs": [ { "name": "probabilities", "type": "FP64", "shape": [1, 2], "labels": ["low", "high"] } ],
              "golden": [ { "inputs": { "V1": 50, "V2": 1.5, "on": true, "raw": [1, 2.5] },
                            "outputs": { "probabilities": [0.25, 0.75], "single": 3 }, "tolerance": 0.0005 } ],
              "budget": { "p99Micros": 2000, "memoryBytes": 33554432 } }
            """;

    @Test
    void parse_everyKey_isRead() throws Exception {
        Manifest manifest = parse(FULL);
        assertEquals("shuttle", manifest.identity().model().value());
        assertEquals("2", manifest.identity().version().value());
        assertEquals("tflite", manifest.identity().format());
        InputSpec input = manifest.inputs().get(0);
        assertEquals("features", input.tensor().name());
        assertEquals(List.of(1, 2), input.tensor().shape());
        assertEquals(List.of(new Feature("V1", "1", 48.25, 0.0816), new Feature("V2", "", 0, 1)), input.features());
        OutputSpec output = manifest.outputs().get(0);
        assertEquals(ElementType.FP64, output.tensor().type());
        assertEquals(List.of("low", "high"), output.labels());
        GoldenVector golden = manifest.checks().golden().get(0);
        assertEquals(Map.of("V1", 50L, "V2", 1.5, "on", true, "raw", List.of(1.0, 2.5)), golden.inputs());
        assertEquals(Map.of("probabilities", List.of(0.25, 0.75), "single", List.of(3.0)), golden.outputs());
        assertEquals(0.0005, golden.tolerance());
        assertEquals(new Budget(2000, 33554432), manifest.checks().budget());
    }

    @Test
    void parse_onlyWhatMustBeThere_hasDefaults() throws Exception {
        Manifest manifest = parse(SMALLEST);
        assertTrue(manifest.inputs().get(0).features().isEmpty());
        assertTrue(manifest.outputs().get(0).labels().isEmpty());
        assertEquals(Checks.NONE, manifest.checks());
        assertEquals(1, manifest.batch());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "shape": [1, 2]             | "shape": [1, 2], "stride": 1        | $.inputs[0].stride: the key is not known
            "version": "2"              | "version": "2", "engine": "auto"    | $.engine: the key is not known
            "version": "2"              | "version": "2", "version": "2"      | $.version: the key stands twice
            "shape": [1, 2]             | "shape": [1, 2], "type": "FP32"     | $.inputs[0].type: the key stands twice
            "shape": [1, 2]             | "unused": 1                         | $.inputs[0].unused: the key is not known
            , "shape": [1, 2]           |                                     | $.inputs[0]: the key [shape] is missing
            "format": "tflite",         |                                     | $: the key [format] is missing
            "modelwire-manifest": 1     | "modelwire-manifest": 2             | $.modelwire-manifest: [2.0] must be a whole number from 1 to 1
            "modelwire-manifest": 1     | "modelwire-manifest": "1"           | $.modelwire-manifest: it must be a number
            "shape": [1, 2]             | "shape": [1, -1]                    | $.inputs[0].shape[1]: [-1.0] must be a whole number
            "shape": [1, 2]             | "shape": [1, 1.5]                   | $.inputs[0].shape[1]: [1.5] must be a whole number
            "shape": [1, 2]             | "shape": [100000, 100000]           | $.inputs[0]: tensor [x] has shape
            "shape": [1, 2]             | "shape": "1,2"                      | $.inputs[0].shape: it must be an array
            "shape": [1, 2]             | "shape": [1, 2], "features": []     | $.inputs[0].features: it must have at least one
            "name": "x"                 | "name": " "                         | $.inputs[0].name: it must not be blank
            "name": "x"                 | "name": 5                           | $.inputs[0].name: it must be a string
            "name": "x"                 | "name": null                        | $.inputs[0].name: it must be a string
            "x", "type": "FP32"         | "x", "type": "float"                | $.inputs[0].type: the type [float] must be one of
            "model": "shuttle"          | "model": "Shuttle/../x"             | $.model: model name
            "version": "2"              | "version": ""                       | $.version: version
            "version": "2"              | "version": "2", "golden": [ {"inputs": {}, "outputs": {}} ] | $.golden[0]: the key [tolerance] is missing
            "version": "2"              | "version": "2", "golden": [ {"inputs": {}, "outputs": {}, "tolerance": -1} ] | $.golden[0].tolerance: [-1.0] must not be negative
            "version": "2"              | "version": "2", "golden": [ {"inputs": {"a": "b"}, "outputs": {}, "tolerance": 1} ] | $.golden[0].inputs.a: it must be a number
            "version": "2"              | "version": "2", "golden": [ {"inputs": {"a": 1, "a": 2}, "outputs": {}, "tolerance": 1} ] | $.golden[0].inputs.a: the key stands twice
            "version": "2"              | "version": "2", "golden": [ {"inputs": {"a": 1e999}, "outputs": {}, "tolerance": 1} ] | $.golden[0].inputs.a: [1e999] must be a number that a double can hold
            "version": "2"              | "version": "2", "golden": [ {"inputs": {"a": NaN}, "outputs": {}, "tolerance": 1} ] | $.golden[0].inputs.a: the document is no JSON
            "version": "2"              | "version": "2", "budget": {"p99Micros": 0} | $.budget.p99Micros: [0.0] must be a whole number
            [1, 2] } ]                  | [1, 2], "features": [ {"name": "a"}, {"name": "a"} ] } ] | $.inputs[0].features: the name [a] stands twice
            [1, 2] } ]                  | [1, 2] }, { "name": "x", "type": "FP32", "shape": [] } ] | $.inputs: the name [x] stands twice
            [1, 1] } ] }                | [1, 1] } ] } {}                     | the document is no JSON
            [1, 1] } ] }                | [1, 1] } ]                          | the document is no JSON
            "version": "2"              | 'version': "2"                      | the document is no JSON
            """)
    void parse_A1_brokenRule_isRefusedWithItsPath(String valid, String broken, String message) {
        assertTrue(SMALLEST.contains(valid), "the case must change the document");
        String text = SMALLEST.replaceFirst(
                java.util.regex.Pattern.quote(valid),
                java.util.regex.Matcher.quoteReplacement(broken == null ? "" : broken));
        FormatException e = assertThrows(FormatException.class, () -> parse(text));
        assertTrue(e.getMessage().contains(message), () -> "[" + e.getMessage() + "] must contain [" + message + "]");
    }

    @Test
    void parse_batch_isTheFirstDimensionOfAll() throws Exception {
        assertEquals(4, parse(batch(4, "[4, 2]", "[4]", "")).batch());
        assertEquals(256, parse(batch(256, "[256]", "[256, 1, 3]", "")).batch());
        assertEquals(1, parse(batch(1, "[3, 2]", "[]", "")).batch());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0   | [1, 2]   | [1, 1]  | | $.batch: [0.0] must be a whole number from 1 to 256
            257 | [257, 2] | [257]   | | $.batch: [257.0] must be a whole number from 1 to 256
            1.5 | [1, 2]   | [1, 1]  | | $.batch: [1.5] must be a whole number
            4   | [1, 2]   | [4, 1]  | | $.inputs[0].shape: [1, 2] of tensor [x] must begin with [4], as $.batch says
            4   | [4, 2]   | [1, 4]  | | $.outputs[0].shape: [1, 4] of tensor [y] must begin with [4]
            4   | [4, 2]   | []      | | $.outputs[0].shape: [] of tensor [y] must begin with [4]
            3   | [3, 1]   | [3, 1]  | , "pipeline": { "time": { "property": "t", "unit": "s" }, "step": "PT1M", "columns": [ { "name": "x" } ], "features": [ { "name": "x", "kind": "value", "column": "x" } ], "window": { "steps": 3 } } | $.batch: [3] does not go with [pipeline]
            """)
    void parse_batchThatDoesNotFit_isRefused(String batch, String input, String output, String more, String message) {
        String text = batch(batch, input, output, more == null ? "" : more);
        FormatException e = assertThrows(FormatException.class, () -> parse(text));
        assertTrue(e.getMessage().contains(message), () -> "[" + e.getMessage() + "] must contain [" + message + "]");
    }

    private static String batch(Object batch, String input, String output, String more) {
        return SMALLEST.replace("[1, 2]", input)
                .replace("[1, 1]", output)
                .replace("\"version\"", "\"batch\": " + batch + more + ", \"version\"");
    }

    @Test
    void parse_notUtf8_isRefused() {
        byte[] bytes = SMALLEST.replace("shuttle", "sh\u00fcttle").getBytes(StandardCharsets.ISO_8859_1);
        FormatException e = assertThrows(FormatException.class, () -> ManifestParser.parse(bytes));
        assertTrue(e.getMessage().contains("not UTF-8"), e.getMessage());
    }

    @Test
    void parse_emptyOrNoObject_isRefused() {
        for (String text : List.of("", "[]", "null", "1", "<html>")) {
            assertThrows(FormatException.class, () -> parse(text), text);
        }
    }

    @Test
    void parse_tooLong_isRefusedUnread() {
        FormatException e =
                assertThrows(FormatException.class, () -> ManifestParser.parse(new byte[ManifestParser.LARGEST + 1]));
        assertTrue(e.getMessage().contains("at most"), e.getMessage());
    }

    private static Manifest parse(String text) throws FormatException {
        return ManifestParser.parse(text.getBytes(StandardCharsets.UTF_8));
    }
}

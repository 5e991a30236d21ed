package dev.modelwire.wire.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.modelwire.api.model.ModelName;
import dev.modelwire.wire.internal.ModelInferenceOptions.Mode;
import dev.modelwire.wire.internal.QueueOptions.WhenFull;
import dev.modelwire.wire.internal.ResultOptions.Vector;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ModelInferenceOptionsTest {

    @Test
    void from_defaultsAndModel_asDocumented() {
        var options = Configs.options(Map.of("model", "pump"));

        assertEquals(
                new ModelInferenceOptions(
                        ModelName.of("pump"),
                        Mode.ASYNCHRONOUS,
                        true,
                        new QueueOptions(1000, WhenFull.REFUSE, Duration.ofSeconds(1)),
                        BatchOptions.NONE,
                        InputMapping.NONE,
                        new ResultOptions(
                                new Passthrough(false, List.of()),
                                "",
                                Vector.ELEMENTS,
                                true,
                                1,
                                ThresholdOptions.NONE,
                                true)),
                options);
    }

    @Test
    void from_everyKeySet_readsEveryKey() {
        var options = Configs.options(Map.ofEntries(
                Map.entry("model", " pump "),
                Map.entry("mode", "synchronous"),
                Map.entry("queue.capacity", 7),
                Map.entry("queue.full", "drop-oldest"),
                Map.entry("queue.block.timeout.ms", 5),
                Map.entry("wait.for.model", false),
                Map.entry("passthrough", "a, b ,,a"),
                Map.entry("output.prefix", "p."),
                Map.entry("output.vector", "bytes"),
                Map.entry("label.output", false),
                Map.entry("batch.records", 32),
                Map.entry("batch.wait.ms", 20),
                Map.entry("input.mapping", "x = tag 1,, y=tag2"),
                Map.entry("top.k", 3),
                Map.entry("threshold", " -0.5 "),
                Map.entry("threshold.property", "y_0"),
                Map.entry("provenance", false)));

        assertEquals(
                new ModelInferenceOptions(
                        ModelName.of("pump"),
                        Mode.SYNCHRONOUS,
                        false,
                        new QueueOptions(7, WhenFull.DROP_OLDEST, Duration.ofMillis(5)),
                        new BatchOptions(32, Duration.ofMillis(20)),
                        new InputMapping(Map.of("x", "tag 1", "y", "tag2")),
                        new ResultOptions(
                                new Passthrough(false, List.of("a", "b")),
                                "p.",
                                Vector.BYTES,
                                false,
                                3,
                                new ThresholdOptions(-0.5, "y_0"),
                                false)),
                options);
    }

    @ParameterizedTest
    @CsvSource({"refuse,REFUSE", "drop-oldest,DROP_OLDEST", "block,BLOCK"})
    void from_queuePolicies_areThoseOfTheForm(String written, WhenFull meant) {
        assertEquals(
                meant,
                Configs.options(Map.of("model", "m", "queue.full", written))
                        .queue()
                        .whenFull());
    }

    static Stream<Arguments> invalid() {
        return Stream.of(
                Arguments.of("model", "", "option model [] must name a model of the desired state"),
                Arguments.of(
                        "model",
                        "Pump!",
                        "option model: model name [Pump!] must be 1 to 64 of a-z 0-9 . _ - and begin with a letter or"
                                + " digit"),
                Arguments.of("batch.records", 65, "option batch.records [65] must be a whole number from 1 to 64"),
                Arguments.of("batch.wait.ms", -1, "option batch.wait.ms [-1] must be a whole number from 0 to 60000"),
                Arguments.of("top.k", 0, "option top.k [0] must be a whole number from 1 to 100"),
                Arguments.of("threshold", "high", "option threshold [high] must be a finite decimal number, or empty"),
                Arguments.of("threshold", "NaN", "option threshold [NaN] must be a finite decimal number, or empty"),
                Arguments.of(
                        "input.mapping",
                        "x=a,y",
                        "option input.mapping has [y]: it must be a comma-separated list of name=property, the model's"
                                + " name first"),
                Arguments.of(
                        "input.mapping",
                        "x=a,x=b",
                        "option input.mapping gives [x] twice: name each input of the model once"),
                Arguments.of("mode", "later", "option mode [later] must be one of [asynchronous, synchronous]"),
                Arguments.of("queue.capacity", 0, "option queue.capacity [0] must be a whole number from 1 to 1000000"),
                Arguments.of(
                        "queue.capacity",
                        1_000_001,
                        "option queue.capacity [1000001] must be a whole number from 1 to 1000000"),
                Arguments.of(
                        "queue.block.timeout.ms",
                        60_001,
                        "option queue.block.timeout.ms [60001] must be a whole number from 1 to 60000"),
                Arguments.of(
                        "queue.full", "hope", "option queue.full [hope] must be one of [refuse, drop-oldest, block]"),
                Arguments.of("output.prefix", "a b", "option output.prefix [a b] must be 0 to 64 of A-Z a-z 0-9 . _ -"),
                Arguments.of("output.vector", "", "option output.vector [] must be one of [elements, bytes, none]"),
                Arguments.of(
                        "wait.for.model",
                        new IllegalStateException("maybe"),
                        "option wait.for.model has a value of the wrong type (maybe)"),
                Arguments.of(
                        "queue.capacity",
                        new NumberFormatException("For input string: \"abc\""),
                        "option queue.capacity has a value of the wrong type (For input string: \"abc\")"));
    }

    @ParameterizedTest
    @MethodSource("invalid")
    void from_invalidValue_refusedWithKeyValueAndRule(String key, Object value, String message) {
        Map<String, Object> values = new HashMap<>(Map.of("model", "pump"));
        values.put(key, value);

        var refused = assertThrows(IllegalArgumentException.class, () -> Configs.options(values));

        assertEquals(message, refused.getMessage());
    }

    @Test
    void from_absentModel_refusedLikeAnEmptyOne() {
        Map<String, Object> absent = new HashMap<>();
        absent.put("model", null);

        var refused = assertThrows(IllegalArgumentException.class, () -> Configs.options(absent));

        assertEquals("option model [] must name a model of the desired state", refused.getMessage());
    }

    @Test
    void passthrough_star_isAll() {
        assertEquals(new Passthrough(true, List.of()), Passthrough.of("a,*"));
    }
}

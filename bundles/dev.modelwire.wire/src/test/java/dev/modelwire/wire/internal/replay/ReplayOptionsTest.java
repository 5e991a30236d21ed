package dev.modelwire.wire.internal.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ReplayOptionsTest {

    @Test
    void from_onlyAFile_hasTheDefaults() {
        ReplayOptions options = ReplayConfigs.options(Map.of("file", "/data/a.csv"));

        assertEquals(new Pace.Rate(1), options.pace());
        assertEquals(
                new Source(
                        Path.of("/data/a.csv"),
                        ',',
                        Map.of(),
                        Set.of("NA"),
                        new TimeColumn("", TimeColumn.Format.ISO, ZoneId.of("UTC")),
                        ""),
                options.source());
        assertEquals(false, options.loop());
        assertEquals(false, options.paused());
    }

    @Test
    void from_everythingSet_isTaken() {
        Map<String, Object> values = new HashMap<>();
        values.put("file", " /data ");
        values.put("separator", "tab");
        values.put("columns", "a:LONG, b:c:NONE ,");
        values.put("missing", "NA,?, NA");
        values.put("time.column", "at");
        values.put("time.format", "epoch-s");
        values.put("time.zone", "Europe/London");
        values.put("pace", "recorded");
        values.put("speed", 3600);
        values.put("loop", true);
        values.put("paused", true);
        values.put("sequence", "seq");

        ReplayOptions options = ReplayConfigs.options(values);

        assertEquals(
                new ReplayOptions(
                        new Source(
                                Path.of("/data"),
                                '\t',
                                Map.of("a", Optional.of(ColumnType.LONG), "b:c", Optional.empty()),
                                Set.of("NA", "?"),
                                new TimeColumn("at", TimeColumn.Format.EPOCH_S, ZoneId.of("Europe/London")),
                                "seq"),
                        new Pace.Recorded(3600),
                        true,
                        true),
                options);
    }

    static Stream<Arguments> invalid() {
        return Stream.of(
                Arguments.of("file", "", "option file [] must name a CSV file or a directory of them"),
                Arguments.of("file", "a\0b", "option file [a\0b] must be a path: Nul character not allowed"),
                Arguments.of("separator", "|", "option separator [|] must be one of [comma, semicolon, tab]"),
                Arguments.of(
                        "columns",
                        "a:LONG,b:NUMBER",
                        "option columns [b:NUMBER] must be name:TYPE with TYPE one of [BOOLEAN, INTEGER, LONG, FLOAT,"
                                + " DOUBLE, STRING] or NONE"),
                Arguments.of(
                        "columns",
                        "LONG",
                        "option columns [LONG] must be name:TYPE with TYPE one of [BOOLEAN, INTEGER, LONG, FLOAT,"
                                + " DOUBLE, STRING] or NONE"),
                Arguments.of("columns", "a:LONG,a:FLOAT", "option columns [a:FLOAT] must name a column once"),
                Arguments.of(
                        "columns",
                        "at:STRING",
                        "option columns [at:STRING] must not name the time column, which is LONG"),
                Arguments.of(
                        "time.format", "unix", "option time.format [unix] must be one of [iso, epoch-s, epoch-ms]"),
                Arguments.of(
                        "time.zone",
                        "Mars/Base",
                        "option time.zone [Mars/Base] must be a time zone such as UTC or Europe/London"),
                Arguments.of("pace", "fast", "option pace [fast] must be one of [recorded, rate, unlimited]"),
                Arguments.of("speed", 0, "option speed [0] must be a whole number from 1 to 1000000000"),
                Arguments.of("rate", 1_000_001, "option rate [1000001] must be a whole number from 1 to 1000000"),
                Arguments.of(
                        "rate",
                        new NumberFormatException("For input string: \"x\""),
                        "option rate has a value of the wrong type (For input string: \"x\")"),
                Arguments.of("sequence", "a b", "option sequence [a b] must be 0 to 64 of A-Z a-z 0-9 . _ -"));
    }

    @ParameterizedTest
    @MethodSource("invalid")
    void from_invalidValue_refusedWithKeyValueAndRule(String key, Object value, String message) {
        Map<String, Object> values = new HashMap<>(Map.of("file", "a.csv", "time.column", "at"));
        values.put(key, value);

        var refused = assertThrows(IllegalArgumentException.class, () -> ReplayConfigs.options(values));

        assertEquals(message, refused.getMessage());
    }

    @Test
    void from_recordedWithoutATimeColumn_refused() {
        Map<String, Object> values = Map.of("file", "a.csv", "pace", "recorded");

        var refused = assertThrows(IllegalArgumentException.class, () -> ReplayConfigs.options(values));

        assertEquals("option time.column [] must name a column when option pace is [recorded]", refused.getMessage());
    }
}

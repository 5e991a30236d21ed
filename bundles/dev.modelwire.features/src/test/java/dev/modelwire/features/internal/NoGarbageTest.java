package dev.modelwire.features.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.modelwire.testkit.process.JavaProcess;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NoGarbageTest {

    private static Map<String, String> measured = Map.of();

    @BeforeAll
    static void measure() throws IOException, InterruptedException {
        measured = JavaProcess.output(JavaProcess.of(List.of("-Xint", "-XX:+UseSerialGC"), Garbage.class)
                        .redirectError(ProcessBuilder.Redirect.INHERIT))
                .lines()
                .map(line -> line.split(": "))
                .collect(Collectors.toMap(line -> line[0], line -> line[1]));
    }

    @Test
    void offerAndWrite_steps_allocateNothing() {
        assertEquals("0 bytes, " + Garbage.RECORDS + " tensors", measured.get("steps"));
    }

    @Test
    void offerAndWrite_buckets_allocateNothing() {
        assertEquals("0 bytes, " + Garbage.RECORDS / 10 + " tensors", measured.get("buckets"));
    }

    @ParameterizedTest
    @CsvSource({
        "steps with an object for each record, 10000",
        "steps with an object for 1000 records, 10",
        "buckets with one object, 1"
    })
    void measurement_whatAllocates_seesEachObject(String what, int objects) {
        String said = measured.get(what);
        long bytes = Long.parseLong(said.substring(0, said.indexOf(' ')));
        assertTrue(bytes >= 8L * objects && bytes % objects == 0, said);
    }

    @Test
    void plan_ofTheMeasurement_hasFiftyElementsAndManySteps() {
        assertEquals(Load.ELEMENTS, Streams.parse(Load.plan(false)).width());
        assertEquals(24, Streams.parse(Load.plan(true)).steps());
    }
}

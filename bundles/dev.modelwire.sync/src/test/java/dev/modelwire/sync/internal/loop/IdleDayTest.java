package dev.modelwire.sync.internal.loop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.modelwire.testkit.process.JavaProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing grows from the second hour of a day to its end, polled every 10 s. */
@Timeout(120)
class IdleDayTest {

    private static final int HOURS = 22;

    /** What else the heap does is small beside a leak over so many hours. */
    private static final int LEAKING_HOURS = 6;

    private static final int POLLS_PER_HOUR = 360;

    /** How much longer a time of day may be written. */
    private static final long DIGITS = 8;

    @TempDir
    Path directory;

    private record Day(Map<String, Long> begin, Map<String, Long> end, String said) {

        long growth(String what) {
            return value(end, what) - value(begin, what);
        }

        long value(Map<String, Long> values, String what) {
            Long value = values.get(what);
            assertTrue(value != null, () -> what + " is not in " + said);
            return value == null ? 0 : value;
        }

        /** Returns half of what a leak of 100 bytes per poll would take. */
        long tolerance() {
            return growth("polls") * IdleDay.LEAK_PER_POLL / 2;
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"unchanged", "away"})
    void day_nothingHappens_nothingGrowsAndNothingIsWritten(String kind) throws Exception {
        Day day = live(kind, HOURS);
        assertTrue(day.growth("polls") >= HOURS * POLLS_PER_HOUR * 98 / 100, day.said());
        assertEquals(1, day.end().get("active"), day.said());
        for (String what : new String[] {"files", "threads", "events", "logLines", "writes"}) {
            assertEquals(0, day.growth(what), () -> what + " of " + day.said());
        }
        assertTrue(day.value(day.end(), "events") < 10, day.said());
        assertTrue(Math.abs(day.growth("reported")) <= DIGITS, day.said());
        assertTrue(day.growth("heap") < day.tolerance(), day.said());
    }

    @Test
    void day_hundredBytesLeakWithEachPoll_areSeen() throws Exception {
        Day day = live("leaking", LEAKING_HOURS);
        assertTrue(day.growth("heap") > day.tolerance(), day.said());
    }

    private Day live(String kind, int hours) throws IOException, InterruptedException {
        String said = JavaProcess.output(JavaProcess.of(
                        List.of("-Xmx64m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"),
                        IdleDay.class,
                        directory,
                        kind,
                        hours)
                .redirectErrorStream(true));
        return new Day(values(said, "begin "), values(said, "end "), said);
    }

    private static Map<String, Long> values(String said, String when) {
        return said.lines()
                .filter(line -> line.startsWith(when))
                .flatMap(line -> Arrays.stream(line.substring(when.length()).split(" ")))
                .map(value -> value.split("="))
                .collect(Collectors.toMap(value -> value[0], value -> Long.valueOf(value[1])));
    }
}

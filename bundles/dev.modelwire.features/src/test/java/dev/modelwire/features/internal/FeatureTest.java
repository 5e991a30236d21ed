package dev.modelwire.features.internal;

import static dev.modelwire.features.internal.Streams.at;
import static dev.modelwire.features.internal.Streams.offer;
import static dev.modelwire.features.internal.Streams.record;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What each kind of feature is, worked by hand. */
class FeatureTest {

    private static String plan(String feature) {
        return "{'time': {'property': 't', 'unit': 'ms', 'zone': 'Europe/Rome'}, 'step': 'PT1H',"
                + "'columns': [{'name': 'x'}, {'name': 'sky', 'categories': ['clear', 'cloud', 'rain'], 'unknown': 'none'}],"
                + "'profiles': {'daily': {'by': 'hour-of-day', 'values': ["
                + "10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 32, 33]}},"
                + "'holidays': {'national': ['2026-03-11', '2026-12-25']},"
                + "'features': [{'name': 'f', " + feature + "}], 'window': {'steps': 1}}";
    }

    /** Gives 3, 1, 4, 1, 5 at 12:00 to 16:00 of a Tuesday in Rome and returns what the last makes due. */
    private static String last(String feature) {
        FeatureStream stream = Streams.of(plan(feature));
        String last = "";
        double[] values = {3, 1, 4, 1, 5};
        for (int i = 0; i < values.length; i++) {
            last = offer(
                    stream,
                    record(
                            "t",
                            at("2026-03-10T11:00:00Z") + i * 3_600_000L,
                            "x",
                            values[i],
                            "sky",
                            i < 4 ? "rain" : "hail"));
        }
        return last;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'kind': 'value', 'column': 'x' | [5.0]",
                "'kind': 'value', 'column': 'x', 'offset': 3, 'scale': 0.5 | [1.0]",
                "'kind': 'value', 'column': 'x', 'lag': 2 | [4.0]",
                "'kind': 'lag', 'column': 'x', 'steps': 4 | [3.0]",
                "'kind': 'lag', 'column': 'x', 'steps': 5 | the window has 5 of 6 steps",
                "'kind': 'difference', 'column': 'x' | [4.0]",
                "'kind': 'difference', 'column': 'x', 'steps': 2, 'lag': 1 | [0.0]",
                "'kind': 'seasonal-difference', 'column': 'x', 'period': 3 | [4.0]",
                "'kind': 'seasonal-difference', 'column': 'x', 'period': 2, 'steps': 1 | [1.0]",
                "'kind': 'moving-mean', 'column': 'x', 'steps': 4 | [2.75]",
                "'kind': 'moving-min', 'column': 'x', 'steps': 3 | [1.0]",
                "'kind': 'moving-max', 'column': 'x', 'steps': 3, 'lag': 1 | [4.0]",
                "'kind': 'moving-sum', 'column': 'x', 'steps': 5 | [14.0]",
                "'kind': 'moving-deviation', 'column': 'x', 'steps': 2 | [2.0]",
                "'kind': 'smoothing', 'column': 'x', 'alpha': 0.5 | [3.5]",
                "'kind': 'smoothing', 'column': 'x', 'alpha': 0.5, 'warmUp': 6 | the window has 5 of 6 steps",
                "'kind': 'profile', 'profile': 'daily', 'as': 'value' | [26.0]",
                "'kind': 'profile', 'profile': 'daily', 'as': 'value', 'ahead': 10 | [12.0]",
                "'kind': 'profile', 'profile': 'daily', 'as': 'difference', 'column': 'x' | [-21.0]",
                "'kind': 'profile', 'profile': 'daily', 'as': 'ratio', 'column': 'x', 'scale': 26 | [5.0]",
                "'kind': 'calendar', 'field': 'hour-of-day', 'as': 'number' | [16.0]",
                "'kind': 'calendar', 'field': 'day-of-week', 'as': 'number', 'ahead': 8 | [3.0]",
                "'kind': 'calendar', 'field': 'month', 'as': 'number', 'offset': 1 | [2.0]",
                "'kind': 'calendar', 'field': 'day-of-week', 'as': 'one-hot' | [0.0, 1.0, 0.0, 0.0, 0.0, 0.0, 0.0]",
                "'kind': 'holiday', 'list': 'national' | [0.0]",
                "'kind': 'holiday', 'list': 'national', 'ahead': 8 | [1.0]",
                "'kind': 'one-hot', 'column': 'sky' | [0.0, 0.0, 0.0]",
                "'kind': 'one-hot', 'column': 'sky', 'lag': 1 | [0.0, 0.0, 1.0]"
            })
    void offer_eachKind_isAsWorkedByHand(String feature, String expected) {
        assertEquals(expected, last(feature));
    }

    @Test
    void offer_sinCos_isAPointOnACircleOfAllValues() {
        FeatureStream stream = Streams.of(plan("'kind': 'calendar', 'field': 'hour-of-day', 'as': 'sin-cos'"));
        offer(stream, record("t", at("2026-03-10T05:00:00Z"), "x", 0, "sky", "rain"));
        float[] tensor = new float[2];
        stream.write(tensor);
        assertEquals(1, tensor[0], 1e-7);
        assertEquals(0, tensor[1], 1e-7);
    }

    @Test
    void offer_calendarThroughTheChanges_showsTheWallClock() {
        String hour = plan("'kind': 'calendar', 'field': 'hour-of-day', 'as': 'number'");
        StringBuilder spring = new StringBuilder();
        StringBuilder autumn = new StringBuilder();
        FeatureStream first = Streams.of(hour);
        FeatureStream second = Streams.of(hour);
        for (int i = 0; i < 4; i++) {
            spring.append(
                    offer(first, record("t", at("2026-03-29T00:00:00Z") + i * 3_600_000L, "x", 0, "sky", "rain")));
            autumn.append(
                    offer(second, record("t", at("2026-10-25T00:00:00Z") + i * 3_600_000L, "x", 0, "sky", "rain")));
        }
        assertEquals("[1.0][3.0][4.0][5.0]", spring.toString());
        assertEquals("[2.0][2.0][3.0][4.0]", autumn.toString());
    }

    @Test
    void elements_ofSeveral_areNamedByWhatTheyStandFor() {
        assertEquals(
                List.of("f=clear", "f=cloud", "f=rain"),
                Streams.parse(plan("'kind': 'one-hot', 'column': 'sky'")).elements());
        assertEquals(
                List.of("f.sin", "f.cos"),
                Streams.parse(plan("'kind': 'calendar', 'field': 'month', 'as': 'sin-cos'"))
                        .elements());
    }

    @Test
    void offer_elementBeyondFp32_isNeverGivenAndTheWindowBeginsAnew() {
        FeatureStream stream = Streams.of(plan("'kind': 'value', 'column': 'x'"));
        assertTrue(offer(stream, record("t", 0L, "x", 1e39, "sky", "rain"))
                .startsWith("an element of the step is no finite number in FP32"));
        assertEquals("[2.0]", offer(stream, record("t", 3_600_000L, "x", 2, "sky", "rain")));
    }
}

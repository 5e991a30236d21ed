package dev.modelwire.features.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlanParserTest {

    private static final String PLAN = "{'time': {'property': 't', 'unit': 'ms', 'zone': 'UTC'},"
            + "'bucket': {'every': 'PT30M', 'lateness': 'PT5M', 'first': 'keep'}, 'key': {'property': 'k', 'most': 9},"
            + "'columns': [{'name': 'x', 'property': 'p', 'unit': 'bar', 'aggregate': 'mean', 'missing': {'last': 'PT2H'}},"
            + "{'name': 'c', 'categories': ['a', 'b']}],"
            + "'profiles': {'week': {'by': 'day-of-week', 'values': [1, 2, 3, 4, 5, 6, 7]}},"
            + "'holidays': {'national': ['2026-12-25']},"
            + "'features': [{'name': 'f', 'kind': 'lag', 'column': 'x', 'steps': 3, 'offset': 1, 'scale': 2},"
            + "{'name': 'g', 'kind': 'profile', 'profile': 'week', 'as': 'value', 'ahead': 48}],"
            + "'window': {'steps': 24, 'stride': 2, 'gap': {'fill': 3}, 'keep': true}}";

    @Test
    void parse_everyKey_isRead() {
        FeaturePlan plan = Streams.parse(PLAN);
        assertEquals(24, plan.steps());
        assertEquals(2, plan.width());
        assertEquals(27, plan.stepsNeeded());
        assertEquals(List.of("f", "g"), plan.elements());
        assertTrue(plan.isKept());
        assertEquals("t", plan.timeProperty());
        assertEquals(
                List.of(
                        new FeaturePlan.Property("p", "bar", false),
                        new FeaturePlan.Property("c", "", true),
                        new FeaturePlan.Property("k", "", true)),
                plan.properties());
        assertEquals(2, plan.window().stride());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'every': 'PT30M' | 'every': 'PT7M' | $.bucket.every: [PT7M] must be [P1D] to [P7D] for days, or a duration"
                        + " of at least 0.1 s of which a day is a multiple, for example [PT30M]",
                "'PT5M' | 'PT33H' | $.bucket.lateness: [118800000 ms] must be at most 64 times as long as a bucket",
                "'first': 'keep' | 'first': 'kept' | $.bucket.first: [kept] must be one of [drop, keep]",
                "'zone': 'UTC' | 'zone': 'Rome' | $.time.zone: [Rome] must be a time zone, for example [Europe/Rome] or"
                        + " [UTC]",
                "'property': 't', | '' | -",
                "'unit': 'ms', | '' | -",
                "'unit': 'ms' | 'unit': 'ns' | $.time.unit: [ns] must be one of [ms, s, iso]",
                "'most': 9 | 'most': 0 | $.key.most: [0.0] must be a whole number from 1 to 10000",
                "'aggregate': 'mean', | 'aggregate': 'median', | $.columns[0].aggregate: [median] must be one of [mean, min,"
                        + " max, sum, count, last]",
                "'PT2H' | '2 h' | $.columns[0].missing.last: [2 h] must be a duration of 0 to 366 days, for example [PT90S]"
                        + " or [P2D]",
                "'name': 'c' | 'name': 'x' | $.columns[1].name: [x] stands twice; names must differ",
                "['a', 'b'] | ['a', 'a'] | $.columns[1].categories: there must be at least one, and all must differ",
                "6, 7] | 6] | $.profiles.week.values: [6] values are given: by [day-of-week] there must be 7",
                "2026-12-25 | 25.12.2026 | $.holidays.national[0]: [25.12.2026] must be a date, for example [2026-12-25]",
                "'name': 'g' | 'name': 'f' | $.features[1].name: [f] stands twice; names must differ",
                "'kind': 'lag' | 'kind': 'leg' | $.features[0].kind: [leg] must be one of [value, lag, difference,"
                        + " seasonal-difference, moving-mean, moving-min, moving-max, moving-sum, moving-deviation, smoothing,"
                        + " profile, calendar, holiday, one-hot]",
                "'steps': 3 | 'steps': 20001 | $.features[0].steps: [20001.0] must be a whole number from 1 to 20000",
                "'steps': 3, | 'alpha': 3, | $.features[0].alpha: the key does not go with kind [lag], which takes [column,"
                        + " offset, scale, steps]; remove it",
                "'column': 'x' | 'column': 'c' | $.features[0].column: [c] has categories; use kind [one-hot]",
                "'column': 'x' | 'column': 'z' | $.features[0].column: [z] must be one of [x, c]",
                "'profile': 'week' | 'profile': 'day' | $.features[1].profile: [day] must be one of [week]",
                "'fill': 3 | 'fill': 0 | $.window.gap.fill: [0.0] must be a whole number from 1 to 20000",
                "'stride': 2 | 'stride': 2, 'slide': 1 | $.window.slide: the key is not known; remove it",
                "'stride': 2 | 'stride': 2, 'stride': 2 | $.window.stride: the key stands twice; keep one of them",
                "'keep': true | 'keep': 1 | $.window.keep: it must be true or false"
            })
    void parse_whatIsWrong_isRefusedWithPathValueAndRule(String part, String instead, String expected) {
        assertTrue(PLAN.contains(part), part);
        String message = message(PLAN.replace(part, instead));
        if (expected.equals("-")) {
            expected = "$.time: [property] and [unit] go together; add the one or remove the other";
        }
        assertEquals(expected, message);
    }

    @Test
    void parse_whatGoesTogetherOrNot_isRefused() {
        String steps = PLAN.replace("'bucket': {'every': 'PT30M', 'lateness': 'PT5M', 'first': 'keep'},", "");
        assertEquals("$.columns[0].aggregate: it goes with [bucket] only; remove it", message(steps));
        String plain = steps.replace("'aggregate': 'mean', ", "");
        assertEquals("$.window.gap: gaps are known with [bucket] or [step] only; add one of them", message(plain));
        assertEquals(
                "$.features[1].ahead: how long a step lasts is not said; add [bucket] or [step]",
                message(plain.replace(", 'gap': {'fill': 3}", "")));
        assertTrue(message(PLAN.replace("'key'", "'step': 'PT1H', 'key'"))
                .endsWith("[step] and [bucket] exclude each other; keep one of them"));
        assertEquals(
                "$: the key [window] is missing; add it",
                message("{'columns': [{'name': 'x'}], 'features': [{'name': 'f', 'kind': 'value', 'column': 'x'}]}"));
    }

    @Test
    void parse_moreThanMayBeRemembered_isRefused() {
        assertEquals(
                "$.features: [786432] elements of the tensor: there may be at most 262144",
                message("{'columns': [{'name': 'x'}], 'features': [{'name': 'f', 'kind': 'calendar', 'field':"
                        + " 'hour-of-day', 'as': 'one-hot'}, {'name': 'g', 'kind': 'calendar', 'field': 'hour-of-week', 'as':"
                        + " 'one-hot'}], 'window': {'steps': 4096}}"));
        String deep = "{'key': {'property': 'k', 'most': 10000}, 'columns': [{'name': 'x'}], 'features': [{'name': 'f',"
                + " 'kind': 'lag', 'column': 'x', 'steps': 20000}], 'window': {'steps': 1}}";
        assertTrue(message(deep).contains("numbers to remember for all keys: there may be at most 4194304"));
    }

    private static String message(String json) {
        return assertThrows(FormatException.class, () -> FeaturePlan.parse(json.replace('\'', '"')))
                .getMessage();
    }
}

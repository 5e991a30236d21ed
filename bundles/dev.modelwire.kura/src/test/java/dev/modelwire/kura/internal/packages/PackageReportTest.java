package dev.modelwire.kura.internal.packages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.modelwire.kura.internal.request.Response;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class PackageReportTest {

    private static final List<String> REPORTED = List.of("reported");
    private final Supplier<String> watch = new Supplier<>() {
        @Override
        public String get() {
            return "{\"state\":\"whole\"}";
        }
    };
    private final PackageReport report = new PackageReport();
    private final Response answer = new Response(200, "reported/1", "{\"a\":1}", "");

    @Test
    void added_watchThere_addsWhatItTells() {
        report.came(watch);

        assertEquals(
                new Response(200, "reported/1", "{\"a\":1,\"packages\":{\"state\":\"whole\"}}", ""),
                report.added(REPORTED, answer));
    }

    @Test
    void added_noWatchOrItLeft_isTheAnswerAsItWas() {
        assertSame(answer, report.added(REPORTED, answer));
        report.came(watch);
        report.left(watch);
        assertSame(answer, report.added(REPORTED, answer));
    }

    @Test
    void added_otherResourceOrFailure_isTheAnswerAsItWas() {
        report.came(watch);
        Response failure = new Response(500, "", "", "no");

        assertSame(answer, report.added(List.of("health"), answer));
        assertSame(failure, report.added(REPORTED, failure));
    }

    @Test
    void added_watchThatFailsOrTalksNonsense_leavesItsPartOut() {
        report.came(() -> {
            throw new IllegalStateException("gone");
        });
        assertEquals("{\"a\":1}", report.added(REPORTED, answer).body());
        report.came(() -> "nonsense");
        assertEquals("{\"a\":1}", report.added(REPORTED, answer).body());
    }
}

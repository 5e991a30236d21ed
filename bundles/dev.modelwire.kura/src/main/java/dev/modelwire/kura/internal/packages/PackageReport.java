package dev.modelwire.kura.internal.packages;

import com.google.gson.JsonObject;
import dev.modelwire.kura.internal.json.Json;
import dev.modelwire.kura.internal.request.Response;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Adds what the watch knows of bundles and packages to the reported state, as its field {@code packages}. */
public final class PackageReport {

    private static final String FIELD = "packages";
    private static final Logger LOG = LoggerFactory.getLogger(PackageReport.class);

    private final AtomicReference<@Nullable Supplier<?>> watch = new AtomicReference<>();

    public void came(Supplier<?> service) {
        watch.set(service);
    }

    public void left(Supplier<?> service) {
        watch.compareAndSet(service, null);
    }

    /** Returns the answer to {@code GET reported} with the field, and every other as it is. */
    public Response added(List<String> path, Response answer) {
        @Nullable Supplier<?> known = watch.get();
        if (known == null || !path.equals(List.of("reported")) || !answer.success()) {
            return answer;
        }
        return Json.object(answer.body())
                .map(report -> new Response(answer.code(), answer.format(), with(report, known), answer.message()))
                .orElse(answer);
    }

    private static String with(JsonObject report, Supplier<?> watch) {
        try {
            Json.object(String.valueOf(watch.get())).ifPresent(state -> report.add(FIELD, state));
        } catch (RuntimeException e) {
            LOG.debug("the watch does not answer: its part is left out", e);
        }
        return report.toString();
    }
}

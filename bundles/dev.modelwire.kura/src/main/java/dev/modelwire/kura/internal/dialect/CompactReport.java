package dev.modelwire.kura.internal.dialect;

import com.google.gson.JsonArray;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import dev.modelwire.kura.internal.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The reported state for a twin, which holds little. It always has the same keys, null where there is nothing: a twin keeps
 * what a report does not mention. Models are in an array, which a twin replaces as a whole, and since their names may hold
 * characters that a key must not.
 */
final class CompactReport {

    static final String KEY = "modelwireReported";

    private static final int DETAIL = 160;

    private CompactReport() {}

    /** Returns the report with as many models as fit, those in trouble first; nothing if there is no reported state. */
    static Optional<JsonObject> of(String reportedJson, int mostBytes) {
        return Json.object(reportedJson).map(reported -> fitting(reported, mostBytes));
    }

    private static JsonObject fitting(JsonObject reported, int mostBytes) {
        List<JsonObject> models = Json.objects(reported, "models").stream()
                .map(CompactReport::model)
                .sorted(Comparator.comparingInt(CompactReport::rank))
                .toList();
        JsonObject report = report(reported);
        JsonArray shown = new JsonArray();
        report.add("models", shown);
        report.addProperty("omitted", models.size());
        int left = mostBytes - bytes(report);
        for (JsonObject model : models) {
            left -= bytes(model) + 1;
            if (left < 0) {
                break;
            }
            shown.add(model);
        }
        report.addProperty("omitted", models.size() - shown.size());
        JsonObject under = new JsonObject();
        under.add(KEY, report);
        return under;
    }

    private static int bytes(JsonObject object) {
        return object.toString().getBytes(StandardCharsets.UTF_8).length;
    }

    private static JsonObject report(JsonObject reported) {
        JsonObject report = new JsonObject();
        report.addProperty("revision", Json.number(reported, "revision", 0));
        orNull(report, "source", Json.string(reported, "source"));
        JsonObject convergence = Json.object(reported, "convergence").orElseGet(JsonObject::new);
        orNull(report, "state", Json.string(convergence, "state"));
        report.addProperty("percent", Json.number(convergence, "percent", 0));
        orNull(report, "detail", shortened(Json.string(convergence, "detail")));
        orNull(report, "lastModelUpdate", Json.string(reported, "lastModelUpdate"));
        JsonObject refused = Json.object(reported, "refused").orElseGet(JsonObject::new);
        orNull(report, "refusedCode", Json.string(refused, "code"));
        orNull(report, "refusedDetail", shortened(Json.string(refused, "detail")));
        return report;
    }

    private static JsonObject model(JsonObject reported) {
        JsonObject model = new JsonObject();
        model.addProperty("name", Json.string(reported, "name"));
        model.addProperty("phase", Json.string(reported, "phase"));
        Json.object(reported, "active").ifPresent(active -> {
            model.addProperty("version", Json.string(active, "version"));
            model.addProperty("digest", Json.string(active, "digest"));
        });
        Json.object(reported, "desired")
                .map(desired -> Json.string(desired, "version"))
                .filter(version -> !version.equals(Json.string(model, "version")))
                .ifPresent(version -> model.addProperty("desired", version));
        Json.object(reported, "failure").ifPresent(failure -> {
            model.addProperty("code", Json.string(failure, "code"));
            model.addProperty("detail", shortened(Json.string(failure, "detail")));
        });
        return model;
    }

    private static int rank(JsonObject model) {
        return switch (Json.string(model, "phase")) {
            case "FAILED" -> 0;
            case "ACTIVE" -> 2;
            case "INACTIVE" -> 3;
            default -> 1;
        };
    }

    private static void orNull(JsonObject object, String key, String text) {
        if (text.isEmpty()) {
            object.add(key, JsonNull.INSTANCE);
        } else {
            object.addProperty(key, text);
        }
    }

    private static String shortened(String text) {
        if (text.codePointCount(0, text.length()) <= DETAIL) {
            return text;
        }
        return text.substring(0, text.offsetByCodePoints(0, DETAIL - 1)) + "…";
    }
}

package dev.modelwire.cli;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The reported state as a few lines for people. */
public final class StatusText {

    private static final int EVENTS = 6;

    private StatusText() {}

    /** Returns the lines, each ended by a line feed. */
    public static String of(JsonObject reported) {
        StringBuilder text = new StringBuilder();
        text.append(String.format(
                Locale.ROOT,
                "revision %s from %s, last model update %s%n",
                string(reported, "revision"),
                string(reported, "source"),
                string(reported, "lastModelUpdate")));
        if (reported.has("convergence")) {
            JsonObject convergence = reported.getAsJsonObject("convergence");
            text.append(String.format(
                    Locale.ROOT,
                    "  %s, %s %%: %s%n",
                    string(convergence, "state"),
                    string(convergence, "percent"),
                    string(convergence, "detail")));
        }
        for (JsonObject source : objects(reported, "sources")) {
            text.append(String.format(
                    Locale.ROOT,
                    "  source %-14s %-8s %s%n",
                    string(source, "id"),
                    string(source, "state"),
                    source.has("detail") ? string(source, "detail") : ""));
        }
        if (reported.has("refused")) {
            JsonObject refused = reported.getAsJsonObject("refused");
            text.append(String.format(
                    Locale.ROOT, "  refused: %s, %s%n", string(refused, "code"), string(refused, "detail")));
        }
        for (JsonObject sink : objects(reported, "sinks")) {
            text.append(String.format(
                    Locale.ROOT,
                    "  report %-14s %-8s %s%n",
                    string(sink, "id"),
                    string(sink, "state"),
                    string(sink, "detail")));
        }
        for (JsonObject model : objects(reported, "models")) {
            text.append(String.format(
                    Locale.ROOT,
                    "  model %-16s %-12s active %-20s desired %s%n",
                    string(model, "name"),
                    string(model, "phase"),
                    version(model, "active"),
                    version(model, "desired")));
            if (model.has("waiting")) {
                text.append(String.format(Locale.ROOT, "    waits: %s%n", string(model, "waiting")));
            }
            if (model.has("failure")) {
                JsonObject failure = model.getAsJsonObject("failure");
                text.append(String.format(
                        Locale.ROOT,
                        "    %s in %s: %s%n",
                        string(failure, "code"),
                        string(failure, "step"),
                        string(failure, "detail")));
            }
        }
        List<JsonObject> events = objects(reported, "events");
        for (JsonObject event : events.subList(Math.max(0, events.size() - EVENTS), events.size())) {
            text.append(String.format(
                    Locale.ROOT, "  %s  %s: %s%n", string(event, "at"), string(event, "model"), string(event, "text")));
        }
        return text.toString();
    }

    private static String version(JsonObject model, String role) {
        if (!model.has(role)) {
            return "-";
        }
        JsonObject version = model.getAsJsonObject(role);
        String digest = string(version, "digest");
        int colon = digest.indexOf(':') + 1;
        return string(version, "version") + " (" + digest.substring(colon, Math.min(digest.length(), colon + 12)) + ")";
    }

    private static List<JsonObject> objects(JsonObject in, String key) {
        List<JsonObject> found = new ArrayList<>();
        if (in.has(key)) {
            for (JsonElement element : in.getAsJsonArray(key)) {
                found.add(element.getAsJsonObject());
            }
        }
        return found;
    }

    private static String string(JsonObject in, String key) {
        JsonElement value = in.get(key);
        return value == null || value.isJsonNull() ? "-" : value.getAsString();
    }
}

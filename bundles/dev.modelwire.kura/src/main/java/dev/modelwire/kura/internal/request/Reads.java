package dev.modelwire.kura.internal.request;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.modelwire.api.desired.ModelSyncService;
import dev.modelwire.api.model.ModelName;
import dev.modelwire.kura.internal.json.Json;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Answers GET. */
public final class Reads {

    static final String STARTING = "{\"modelwire-reported\":1,\"state\":\"starting\"}";
    private static final String UP = "{\"modelwire-health\":1,\"sync\":\"up\"}";
    private static final String DOWN = "{\"modelwire-health\":1,\"sync\":\"down\"}";
    private static final String HISTORY = "history";

    private Reads() {}

    public static Response get(List<String> path, @Nullable ModelSyncService service) {
        return switch (path.size()) {
            case 1 -> whole(path.get(0), service);
            case 2 -> ofModel(path.get(0), path.get(1), service);
            default -> unknown();
        };
    }

    private static Response whole(String resource, @Nullable ModelSyncService service) {
        return switch (resource) {
            case "desired" -> service == null ? Response.unavailable() : Response.ok("desired/1", service.desired());
            case "reported" -> Response.ok("reported/1", service == null ? STARTING : service.reported());
            case "health" -> Response.ok("health/1", service == null ? DOWN : UP);
            case "models" -> service == null ? Response.unavailable() : Response.ok("models/1", models(service));
            case HISTORY -> service == null ? Response.unavailable() : Response.ok("history/1", histories(service));
            default -> unknown();
        };
    }

    private static Response ofModel(String resource, String name, @Nullable ModelSyncService service) {
        if (!resource.equals("models") && !resource.equals(HISTORY)) {
            return unknown();
        }
        try {
            ModelName.of(name);
        } catch (IllegalArgumentException e) {
            return Response.badRequest(String.valueOf(e.getMessage()));
        }
        if (service == null) {
            return Response.unavailable();
        }
        return model(service.reported(), name)
                .map(model -> resource.equals(HISTORY)
                        ? Response.ok("history/1", history(model).toString())
                        : Response.ok("model/1", model.toString()))
                .orElseGet(() -> Response.notFound("model [" + name + "] is neither desired nor stored"));
    }

    private static Response unknown() {
        return Response.notFound(
                "GET knows desired, reported, health, models, models/<name>, history and history/<name>");
    }

    /** Returns what the reported state says of a model. */
    static Optional<JsonObject> model(String reported, String name) {
        return Json.object(reported).stream()
                .flatMap(root -> Json.objects(root, "models").stream())
                .filter(model -> Json.string(model, "name").equals(name))
                .findFirst();
    }

    private static String models(ModelSyncService service) {
        JsonObject body = new JsonObject();
        body.addProperty("modelwire-models", 1);
        JsonArray models = new JsonArray();
        Json.object(service.reported())
                .ifPresent(root -> Json.objects(root, "models").forEach(models::add));
        body.add("models", models);
        return body.toString();
    }

    private static String histories(ModelSyncService service) {
        JsonObject body = new JsonObject();
        body.addProperty("modelwire-history", 1);
        JsonArray models = new JsonArray();
        Json.object(service.reported())
                .ifPresent(root -> Json.objects(root, "models").forEach(model -> models.add(history(model))));
        body.add("models", models);
        return body.toString();
    }

    private static JsonObject history(JsonObject model) {
        JsonObject history = new JsonObject();
        history.addProperty("name", Json.string(model, "name"));
        @Nullable JsonElement past = model.get(HISTORY);
        history.add(HISTORY, past == null ? new JsonArray() : past);
        return history;
    }
}

package dev.modelwire.kura.internal.request;

import dev.modelwire.api.desired.Answer;
import dev.modelwire.api.desired.ModelSyncService;
import dev.modelwire.api.desired.Operation;
import dev.modelwire.api.desired.SourceId;
import dev.modelwire.api.model.ModelName;
import dev.modelwire.api.reported.ErrorCode;
import dev.modelwire.kura.internal.json.Json;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Answers PUT, EXEC and DEL at once, and has what takes longer followed. */
public final class Commands {

    static final int MOST_BYTES = 64 * 1024;

    private final Watchers watchers;

    public Commands(Watchers watchers) {
        this.watchers = watchers;
    }

    /**
     * @param origin where the document comes from
     * @param notices where the requester is told how it goes, null if he cannot be told
     */
    public Response put(
            List<String> path,
            byte @Nullable [] body,
            String origin,
            @Nullable Notices notices,
            @Nullable ModelSyncService service) {
        if (!path.equals(List.of("desired"))) {
            return Response.notFound("PUT knows desired");
        }
        if (body == null || body.length == 0) {
            return Response.badRequest("the request has no body: put a desired state, or {} to withdraw it");
        }
        if (body.length > MOST_BYTES) {
            return Response.refused(
                    ErrorCode.DESIRED_NOT_JSON.name(),
                    "the document has [" + body.length + "] bytes: at most [" + MOST_BYTES + "] are read");
        }
        Optional<String> document = Json.text(body);
        if (document.isEmpty()) {
            return Response.refused(ErrorCode.DESIRED_NOT_JSON.name(), "the document is not UTF-8");
        }
        if (service == null) {
            return Response.unavailable();
        }
        CompletionStage<Answer> answer = service.offer(SourceId.REQUEST, origin, document.get());
        return follow(answer, goalOf(document.get()), notices);
    }

    private static Goal goalOf(String document) {
        return Json.object(document)
                .filter(parsed -> parsed.size() > 0)
                .map(parsed -> Goal.document(Json.number(parsed, "revision", 0)))
                .orElseGet(Goal::rest);
    }

    public Response exec(List<String> path, @Nullable Notices notices, @Nullable ModelSyncService service) {
        if (path.equals(List.of("sync"))) {
            if (service == null) {
                return Response.unavailable();
            }
            service.sync();
            follow(CompletableFuture.completedFuture(new Answer.Taken("")), Goal.rest(), notices);
            return Response.done();
        }
        if (path.size() != 2 || !List.of("retry", "revert", "activate").contains(path.get(0))) {
            return Response.notFound("EXEC knows sync, retry/<name>, revert/<name> and activate/<name>");
        }
        return perform(path.get(0), path.get(1), notices, service);
    }

    public Response delete(List<String> path, @Nullable Notices notices, @Nullable ModelSyncService service) {
        return path.size() == 2 && path.get(0).equals("models")
                ? perform("remove", path.get(1), notices, service)
                : Response.notFound("DEL knows models/<name>");
    }

    private Response perform(String what, String name, @Nullable Notices notices, @Nullable ModelSyncService service) {
        ModelName model;
        try {
            model = ModelName.of(name);
        } catch (IllegalArgumentException e) {
            return Response.badRequest(String.valueOf(e.getMessage()));
        }
        if (service == null) {
            return Response.unavailable();
        }
        return switch (what) {
            case "retry" -> follow(service.perform(new Operation.Retry(model)), Goal.model(model, false), notices);
            case "revert" -> follow(service.perform(new Operation.Revert(model)), Goal.model(model, true), notices);
            case "activate" ->
                follow(service.perform(new Operation.Activate(model)), Goal.model(model, false), notices);
            default -> follow(service.perform(new Operation.Remove(model)), Goal.ANSWER, notices);
        };
    }

    private Response follow(CompletionStage<Answer> asked, Goal goal, @Nullable Notices notices) {
        @Nullable Answer answer = asked.toCompletableFuture().getNow(null);
        if (answer instanceof Answer.Refused refused) {
            return Response.of(refused);
        }
        if (notices != null) {
            watchers.watch(goal, notices, asked);
        }
        return answer instanceof Answer.Taken taken ? Response.of(taken) : Response.pending();
    }
}

package dev.modelwire.kura.internal.request;

import com.google.gson.JsonObject;
import dev.modelwire.api.desired.SourceId;
import dev.modelwire.api.model.ModelName;
import dev.modelwire.api.reported.Convergence;
import dev.modelwire.api.reported.ErrorCode;
import dev.modelwire.api.reported.Report;
import dev.modelwire.kura.internal.json.Json;
import java.util.Optional;

/** What a requester waits for: a pure judgement of a reported state. */
@FunctionalInterface
interface Goal {

    /** That there is an answer is all there is to wait for. */
    Goal ANSWER = report -> Notice.completed("done");

    Notice judge(Report report);

    /** The gateway has come to rest, whatever it is that is desired. */
    static Goal rest() {
        return report -> rested(report.convergence());
    }

    /** The document with this revision, 0 if it has none, is in force and the gateway has come to rest with it. */
    static Goal document(long revision) {
        return report -> {
            int percent = report.convergence().percent();
            if (!report.source().equals(SourceId.REQUEST.value())) {
                return Notice.failed(
                        percent,
                        report.source().isEmpty()
                                ? "the document was withdrawn"
                                : "the document was taken, but source [" + report.source() + "] takes precedence");
            }
            if (report.revision() != revision) {
                return Notice.failed(
                        percent, "revision [" + report.revision() + "] took the place of [" + revision + "]");
            }
            return rested(report.convergence());
        };
    }

    /** The model has come to rest. A version that an operator went back from is a success of going back alone. */
    static Goal model(ModelName name, boolean goingBack) {
        return report -> {
            Optional<JsonObject> model = Reads.model(report.json(), name.value());
            int percent = report.convergence().percent();
            return model.isPresent()
                    ? judge(model.get(), percent, goingBack)
                    : Notice.failed(percent, "model [" + name + "] is neither desired nor stored any more");
        };
    }

    private static Notice judge(JsonObject model, int percent, boolean goingBack) {
        String text = "model " + Json.string(model, "name") + ": " + Json.string(model, "phase");
        return switch (Json.string(model, "phase")) {
            case "ACTIVE" -> Notice.completed(text);
            case "WAITING" -> Notice.completed(text + ": " + Json.string(model, "waiting"));
            case "INACTIVE" -> Notice.failed(percent, text + ": it is not desired");
            case "FAILED" -> failed(model, percent, goingBack);
            default -> Notice.progress(percent, text);
        };
    }

    private static Notice failed(JsonObject model, int percent, boolean goingBack) {
        JsonObject failure = Json.object(model, "failure").orElseGet(JsonObject::new);
        String code = Json.string(failure, "code");
        String text = "model " + Json.string(model, "name") + ": " + code + " " + Json.string(failure, "detail");
        if (code.equals(ErrorCode.REVERTED_BY_OPERATOR.name())) {
            return goingBack ? Notice.completed(text) : Notice.failed(percent, text);
        }
        return mayPass(code) ? Notice.progress(percent, text) : Notice.failed(percent, text);
    }

    private static boolean mayPass(String code) {
        try {
            return ErrorCode.valueOf(code).retried();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static Notice rested(Convergence convergence) {
        return switch (convergence.state()) {
            case WORKING -> Notice.progress(convergence.percent(), convergence.detail());
            case FAILED -> Notice.failed(convergence.percent(), convergence.detail());
            case NOTHING_DESIRED, CONVERGED -> Notice.completed(convergence.detail());
            case WAITING -> Notice.completed("waits: " + convergence.detail());
        };
    }
}

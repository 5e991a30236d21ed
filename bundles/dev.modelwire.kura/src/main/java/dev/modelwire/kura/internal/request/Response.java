package dev.modelwire.kura.internal.request;

import com.google.gson.JsonObject;
import dev.modelwire.api.desired.Answer;

/**
 * What is answered to a request.
 *
 * @param code as of HTTP: 200, 400, 404 or 500
 * @param format of the body, empty if there is no body
 * @param body a JSON document, empty if there is none
 * @param message a sentence for people if the code is no success, otherwise empty
 */
public record Response(int code, String format, String body, String message) {

    static final int OK = 200;
    static final int BAD_REQUEST = 400;
    static final int NOT_FOUND = 404;
    static final int UNAVAILABLE = 500;

    public boolean success() {
        return code == OK;
    }

    static Response ok(String format, String body) {
        return new Response(OK, format, body, "");
    }

    /** It was handed over; what becomes of it is told later. */
    static Response pending() {
        return ok("accepted/1", "{\"accepted\":\"pending\"}");
    }

    static Response done() {
        return new Response(OK, "", "", "");
    }

    static Response of(Answer.Taken taken) {
        JsonObject body = new JsonObject();
        body.addProperty("accepted", "taken");
        body.addProperty("detail", taken.detail());
        return ok("accepted/1", body.toString());
    }

    static Response of(Answer.Refused refused) {
        return refused(refused.code().name(), refused.detail());
    }

    static Response refused(String code, String detail) {
        JsonObject body = new JsonObject();
        body.addProperty("code", code);
        body.addProperty("detail", detail);
        return new Response(BAD_REQUEST, "refused/1", body.toString(), code + ": " + detail);
    }

    public static Response badRequest(String message) {
        return new Response(BAD_REQUEST, "", "", message);
    }

    static Response notFound(String message) {
        return new Response(NOT_FOUND, "", "", message);
    }

    static Response unavailable() {
        return new Response(UNAVAILABLE, "", "", "the sync service is not running: try later");
    }
}

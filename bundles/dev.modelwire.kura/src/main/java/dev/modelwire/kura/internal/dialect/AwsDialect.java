package dev.modelwire.kura.internal.dialect;

import com.google.gson.JsonObject;
import dev.modelwire.kura.internal.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A named shadow of AWS IoT. A delta names only what differs from what is reported, and nothing tells of it to who is not
 * connected, or when a property is taken out of the desired state: so anything but a delta with the whole document is a
 * reason to ask for the shadow. What is reported has a key of its own; that keeps deltas whole.
 *
 * @param prefix of the topics, such as {@code $aws/things/gateway-7/shadow/name/modelwire}
 */
public record AwsDialect(String prefix, Talk talk) implements Dialect {

    /** Half of what a shadow holds; the desired state needs the rest. */
    static final int MOST_BYTES = 4 * 1024;

    private static final Set<String> WHOLE = Set.of("modelwire", "revision", "models");
    private static final String OWN = "modelwire-";
    private static final String NO_SHADOW = "No shadow exists";

    /** @param shadow empty for the classic, unnamed one */
    public static AwsDialect of(String thing, String shadow) {
        String prefix = "$aws/things/" + thing + "/shadow";
        return new AwsDialect(shadow.isEmpty() ? prefix : prefix + "/name/" + shadow, Talk.NONE);
    }

    @Override
    public List<String> listensTo() {
        return List.of(
                prefix + "/get/accepted",
                prefix + "/get/rejected",
                prefix + "/update/accepted",
                prefix + "/update/rejected",
                prefix + "/update/delta",
                prefix + "/delete/accepted");
    }

    @Override
    public Step connected() {
        return sending(talk.connected());
    }

    @Override
    public Step message(String topic, byte[] body) {
        JsonObject message = Json.object(body).orElse(null);
        if (message == null || !topic.startsWith(prefix + "/")) {
            return Step.quiet(this);
        }
        return switch (topic.substring(prefix.length() + 1)) {
            case "get/accepted" -> whole(message);
            case "get/rejected" -> noneOrLater(message);
            case "update/accepted" -> accepted(message);
            case "update/rejected" -> rejected(message);
            case "update/delta" -> delta(message);
            case "update/documents" -> documents(message);
            case "delete/accepted" -> asking(-1);
            default -> Step.quiet(this);
        };
    }

    private Step whole(JsonObject shadow) {
        long version = Json.number(shadow, "version", 0);
        if (!talk.believes(version)) {
            Talk doubting = talk.doubt();
            return new Step(with(doubting), doubting.asking() ? asks() : List.of(), null);
        }
        return learn(version, shadow);
    }

    private Step learn(long version, JsonObject shadow) {
        JsonObject desired = Json.object(shadow, "state")
                .flatMap(state -> Json.object(state, "desired"))
                .orElseGet(JsonObject::new);
        return new Step(with(talk.learn(version)), List.of(), TwinDocument.of(desired));
    }

    /** No shadow is one that desires nothing; that there is no such thing says nothing. */
    private Step noneOrLater(JsonObject error) {
        boolean none = Json.number(error, "code", 0) == 404
                && Json.string(error, "message").startsWith(NO_SHADOW);
        return none ? new Step(with(talk.learn(-1)), List.of(), TwinDocument.NOTHING) : Step.quiet(this);
    }

    private Step accepted(JsonObject update) {
        long version = Json.number(update, "version", -1);
        String token = Json.string(update, "clientToken");
        AwsDialect next = token.equals(token()) ? with(talk.reported()) : this;
        if (version <= talk.heard()) {
            return Step.quiet(next);
        }
        boolean desires = Json.object(update, "state")
                .filter(state -> state.has("desired"))
                .isPresent();
        boolean nothingMissed = talk.isNext(version) && !desires;
        return nothingMissed ? Step.quiet(next.with(next.talk.hear(version))) : next.asking(version);
    }

    private Step rejected(JsonObject error) {
        long code = Json.number(error, "code", 0);
        boolean again = code == 429 || code >= 500;
        boolean own = Json.string(error, "clientToken").equals(token());
        return Step.quiet(own && !again ? with(talk.reported()) : this);
    }

    private Step delta(JsonObject delta) {
        long version = Json.number(delta, "version", -1);
        if (version <= talk.heard()) {
            return version < 0 ? asking(version) : Step.quiet(this);
        }
        if (Json.string(delta, "clientToken").startsWith(OWN) && talk.isNext(version)) {
            return Step.quiet(with(talk.hear(version)));
        }
        JsonObject state = Json.object(delta, "state").orElseGet(JsonObject::new);
        boolean whole = TwinDocument.isText(state.get(TwinDocument.KEY))
                || Json.object(state, TwinDocument.KEY)
                        .filter(document -> document.keySet().containsAll(WHOLE))
                        .isPresent();
        return whole
                ? new Step(with(talk.hear(version)), List.of(), TwinDocument.text(state.get(TwinDocument.KEY)))
                : asking(version);
    }

    private Step documents(JsonObject documents) {
        JsonObject current = Json.object(documents, "current").orElseGet(JsonObject::new);
        long version = Json.number(current, "version", -1);
        return version > talk.heard() ? learn(version, current) : Step.quiet(this);
    }

    @Override
    public Step report(String reportedJson) {
        JsonObject reported = CompactReport.of(reportedJson, MOST_BYTES).orElse(null);
        if (reported == null || reported.toString().equals(talk.report())) {
            return Step.quiet(this);
        }
        AwsDialect next = with(talk.report(reported.toString()));
        return new Step(next, next.reports(), null);
    }

    @Override
    public Step overdue() {
        return sending(talk);
    }

    private Step sending(Talk given) {
        AwsDialect next = with(given);
        List<Outgoing> send = new ArrayList<>();
        if (given.asking()) {
            send.addAll(asks());
        }
        if (given.reporting()) {
            send.addAll(next.reports());
        }
        return new Step(next, send, null);
    }

    private Step asking(long version) {
        return new Step(with(talk.ask(version)), asks(), null);
    }

    private AwsDialect with(Talk given) {
        return new AwsDialect(prefix, given);
    }

    private List<Outgoing> asks() {
        return List.of(new Outgoing(prefix + "/get", ""));
    }

    private List<Outgoing> reports() {
        return List.of(new Outgoing(
                prefix + "/update",
                "{\"state\":{\"reported\":" + talk.report() + "},\"clientToken\":\"" + token() + "\"}"));
    }

    private String token() {
        return OWN + talk.reports();
    }

    @Override
    public boolean unanswered() {
        return talk.asking() || talk.reporting();
    }
}

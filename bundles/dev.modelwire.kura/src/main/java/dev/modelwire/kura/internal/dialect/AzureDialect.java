package dev.modelwire.kura.internal.dialect;

import com.google.gson.JsonObject;
import dev.modelwire.kura.internal.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A device or module twin of Azure IoT Hub. A notification of a change does not tell whether the properties that it leaves
 * out are still there, nor does it come to who is not connected: so it is, but for a document that is a string, the reason
 * to ask for the whole twin. Request ids are constant, since the host's publishers have constant topics.
 */
public record AzureDialect(Talk talk) implements Dialect {

    static final String GET = "$iothub/twin/GET/?$rid=modelwire-get";
    static final String REPORT = "$iothub/twin/PATCH/properties/reported/?$rid=modelwire-report";

    /** Half of what a hub keeps of reported properties: others may report too. */
    static final int MOST_BYTES = 16 * 1024;

    private static final String DESIRED = "$iothub/twin/PATCH/properties/desired/";
    private static final Pattern ANSWER =
            Pattern.compile("\\$iothub/twin/res/(\\d{3})/\\?\\$rid=(modelwire-get|modelwire-report)(?:&.*)?");

    public AzureDialect() {
        this(Talk.NONE);
    }

    @Override
    public List<String> listensTo() {
        return List.of("$iothub/twin/res/#", DESIRED + "#");
    }

    @Override
    public Step connected() {
        return sending(talk.connected());
    }

    @Override
    public Step message(String topic, byte[] body) {
        Matcher answer = ANSWER.matcher(topic);
        if (answer.matches()) {
            int status = Integer.parseInt(answer.group(1));
            return answer.group(2).equals("modelwire-get") ? got(status, body) : confirmed(status);
        }
        return topic.startsWith(DESIRED) ? changed(body) : Step.quiet(this);
    }

    private Step got(int status, byte[] body) {
        JsonObject twin = status == 200 ? Json.object(body).orElse(null) : null;
        if (twin == null) {
            return Step.quiet(this);
        }
        JsonObject desired = Json.object(twin, "desired").orElseGet(JsonObject::new);
        long version = Json.number(desired, "$version", 0);
        if (!talk.believes(version)) {
            Talk doubting = talk.doubt();
            return new Step(new AzureDialect(doubting), doubting.asking() ? asks() : List.of(), null);
        }
        return new Step(new AzureDialect(talk.learn(version)), List.of(), TwinDocument.of(desired));
    }

    private Step confirmed(int status) {
        boolean again = status == 429 || status >= 500;
        return Step.quiet(again ? this : new AzureDialect(talk.reported()));
    }

    private Step changed(byte[] body) {
        JsonObject patch = Json.object(body).orElseGet(JsonObject::new);
        long version = Json.number(patch, "$version", -1);
        if (version >= 0 && version == talk.heard()) {
            return Step.quiet(this);
        }
        if (TwinDocument.isText(patch.get(TwinDocument.KEY)) && talk.isNext(version) && !talk.asking()) {
            return new Step(
                    new AzureDialect(talk.hear(version)), List.of(), TwinDocument.text(patch.get(TwinDocument.KEY)));
        }
        return new Step(new AzureDialect(talk.ask(version)), asks(), null);
    }

    @Override
    public Step report(String reportedJson) {
        String report = CompactReport.of(reportedJson, MOST_BYTES)
                .map(JsonObject::toString)
                .orElse("");
        if (report.isEmpty() || report.equals(talk.report())) {
            return Step.quiet(this);
        }
        AzureDialect next = new AzureDialect(talk.report(report));
        return new Step(next, next.reports(), null);
    }

    @Override
    public Step overdue() {
        return sending(talk);
    }

    private static Step sending(Talk talk) {
        AzureDialect next = new AzureDialect(talk);
        List<Outgoing> send = new ArrayList<>();
        if (talk.asking()) {
            send.addAll(asks());
        }
        if (talk.reporting()) {
            send.addAll(next.reports());
        }
        return new Step(next, send, null);
    }

    private static List<Outgoing> asks() {
        return List.of(new Outgoing(GET, ""));
    }

    private List<Outgoing> reports() {
        return List.of(new Outgoing(REPORT, talk.report()));
    }

    @Override
    public boolean unanswered() {
        return talk.asking() || talk.reporting();
    }
}

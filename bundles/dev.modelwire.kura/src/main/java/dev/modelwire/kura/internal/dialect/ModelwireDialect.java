package dev.modelwire.kura.internal.dialect;

import dev.modelwire.kura.internal.json.Json;
import java.util.List;

/** Modelwire's own document in a retained message, which the broker repeats to whoever subscribes. */
public record ModelwireDialect(String report) implements Dialect {

    static final String REPORTED = "reported";

    /** No JSON, so that it is refused and said to be. */
    private static final String NO_TEXT = "\uFFFD";

    public ModelwireDialect() {
        this("");
    }

    @Override
    public List<String> listensTo() {
        return List.of("desired");
    }

    @Override
    public Step connected() {
        return new Step(this, reports(), null);
    }

    /** An empty body is what clears a retained message: nothing is desired any more. */
    @Override
    public Step message(String topic, byte[] body) {
        String document = Json.text(body).orElse(NO_TEXT);
        boolean ownReport = Json.object(document)
                .filter(object -> object.has("modelwire-reported"))
                .isPresent();
        return ownReport
                ? Step.quiet(this)
                : new Step(this, List.of(), document.isBlank() ? TwinDocument.NOTHING : document);
    }

    @Override
    public Step report(String reportedJson) {
        ModelwireDialect next = new ModelwireDialect(reportedJson);
        return new Step(next, next.reports(), null);
    }

    private List<Outgoing> reports() {
        return report.isEmpty() ? List.of() : List.of(new Outgoing(REPORTED, report));
    }

    @Override
    public Step overdue() {
        return Step.quiet(this);
    }

    @Override
    public boolean unanswered() {
        return false;
    }
}

package dev.modelwire.sync.internal.loop;

import dev.modelwire.api.desired.SourceId;
import dev.modelwire.api.reported.ErrorCode;
import dev.modelwire.sync.internal.report.RefusedDocument;
import dev.modelwire.sync.internal.report.SourceReport;
import dev.modelwire.sync.internal.report.SourceReport.State;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How the sources stand, and what they gave that is not in force. */
final class SourceBoard {

    private final Map<SourceId, SourceReport> reports = new LinkedHashMap<>();
    private final Map<SourceId, RefusedDocument> refused = new LinkedHashMap<>();
    private final Journal journal;
    private final Time time;

    SourceBoard(Journal journal, Time time) {
        this.journal = journal;
        this.time = time;
        for (SourceId id : Sources.PRECEDENCE) {
            reports.put(id, new SourceReport(id, State.OFF, null, "not configured", time.instant(), 0, null));
        }
    }

    void ok(SourceId id, String detail) {
        set(id, State.OK, null, detail);
    }

    void off(SourceId id, String why) {
        set(id, State.OFF, null, why);
    }

    void overruled(SourceId id, SourceId ruler) {
        off(id, "the document of source " + ruler + " takes precedence");
    }

    void offline(SourceId id, @Nullable ErrorCode code, String why) {
        set(id, State.OFFLINE, code, why);
    }

    void refused(SourceId id, ErrorCode code, String detail) {
        RefusedDocument before = refused.get(id);
        if (before == null || before.code() != code || !before.detail().equals(detail)) {
            refused.put(id, new RefusedDocument(id, code, detail, time.instant()));
        }
        set(id, State.REFUSED, code, detail);
    }

    void accepted(SourceId id, long revision) {
        refused.remove(id);
        reports.computeIfPresent(id, (key, report) -> report.revision(revision));
    }

    void forgive(SourceId id) {
        refused.remove(id);
    }

    void contact(SourceId id) {
        reports.computeIfPresent(id, (key, report) -> report.contact(time.instant()));
    }

    State state(SourceId id) {
        SourceReport report = reports.get(id);
        return report == null ? State.OFF : report.state();
    }

    boolean hasRefused(SourceId id) {
        return refused.containsKey(id);
    }

    private void set(SourceId id, State state, @Nullable ErrorCode code, String detail) {
        SourceReport before = reports.get(id);
        if (before == null) {
            return;
        }
        reports.put(id, before.now(state, code, detail, time.instant()));
        if (before.sameAs(state, code)) {
            return;
        }
        String text = "source " + id + " is " + state.name().toLowerCase(Locale.ROOT)
                + (code == null ? "" : " (" + code + ")") + ": " + detail;
        if (code == null) {
            journal.info(null, text);
        } else {
            journal.warn(null, text);
        }
    }

    List<SourceReport> reports() {
        return List.copyOf(reports.values());
    }

    @Nullable
    RefusedDocument lastRefused() {
        return refused.values().stream()
                .max(Comparator.comparing(RefusedDocument::since))
                .orElse(null);
    }
}

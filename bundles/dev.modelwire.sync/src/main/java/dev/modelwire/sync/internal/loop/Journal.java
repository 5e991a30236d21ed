package dev.modelwire.sync.internal.loop;

import dev.modelwire.api.inference.ContractChange;
import dev.modelwire.api.model.ModelName;
import dev.modelwire.api.model.VersionLabel;
import dev.modelwire.sync.internal.report.Event;
import dev.modelwire.sync.internal.report.History;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells people what happened: in the log and in the reported events. */
final class Journal {

    private static final Logger LOG = LoggerFactory.getLogger("dev.modelwire.sync");

    private final History history;
    private final Time time;

    Journal(History history, Time time) {
        this.history = history;
        this.time = time;
    }

    History history() {
        return history;
    }

    void info(@Nullable ModelName model, String text) {
        LOG.info("{}{}", model == null ? "" : "model " + model + ": ", text);
        history.event(new Event(time.instant(), model, text));
    }

    void warn(@Nullable ModelName model, String text) {
        LOG.warn("{}{}", model == null ? "" : "model " + model + ": ", text);
        history.event(new Event(time.instant(), model, text));
    }

    /** Warns if a version that was activated asks whoever is wired to the model for a change. */
    void wiring(ModelName model, VersionLabel version, ContractChange change) {
        if (change.kind() == ContractChange.Kind.NEW_WIRING) {
            warn(model, "version " + version + " asks for new wiring: " + String.join("; ", change.differences()));
        }
    }

    void updated(ModelName model) {
        history.updated(model, time.instant());
    }
}

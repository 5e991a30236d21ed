package dev.modelwire.sync.internal.loop;

import dev.modelwire.api.model.ModelName;
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

    void updated(ModelName model) {
        history.updated(model, time.instant());
    }
}

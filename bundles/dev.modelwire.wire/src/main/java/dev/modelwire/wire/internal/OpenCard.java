package dev.modelwire.wire.internal;

import dev.modelwire.api.evaluation.ForecastScoring;
import dev.modelwire.api.evaluation.Scorecard;
import dev.modelwire.api.evaluation.ScorecardId;
import org.jspecify.annotations.Nullable;

/** The scorecard of an instance: opened anew whenever the service or the options are others. Used by one thread. */
final class OpenCard {

    private final ScorecardId id;
    private @Nullable Opened opened;

    private record Opened(ForecastScoring by, ForecastScoreOptions options, Scorecard card) {}

    OpenCard(String instance) {
        id = ScorecardId.of(instance);
    }

    @SuppressWarnings("ReferenceEquality") // the very service that opened it
    Scorecard of(ForecastScoring service, ForecastScoreOptions options) {
        Opened now = opened;
        if (now == null || now.by() != service || !now.options().settings().equals(options.settings())) {
            now = new Opened(service, options, service.open(id, options.settings()));
            opened = now;
        }
        return now.card();
    }

    /** Opens it anew the next time, for example because another has opened it. */
    void forget() {
        opened = null;
    }

    /** Closes it if it is that service's. */
    @SuppressWarnings("ReferenceEquality")
    void close(ForecastScoring service) {
        Opened now = opened;
        if (now != null && now.by() == service) {
            now.card().close();
            opened = null;
        }
    }
}

package dev.modelwire.wire.internal;

import dev.modelwire.api.evaluation.Forecast;
import dev.modelwire.api.evaluation.Intake;
import dev.modelwire.api.evaluation.Scorecard;
import java.util.List;
import java.util.Optional;

/** Gives the forecasts and truths of records to a scorecard. */
final class ScoreTaking {

    private final Scorecard card;
    private final ForecastScoreOptions options;
    private final Counters counters;

    ScoreTaking(Scorecard card, ForecastScoreOptions options, Counters counters) {
        this.card = card;
        this.options = options;
        this.counters = counters;
    }

    /** Returns why a record is refused, wholly or in part, if it is. */
    Optional<Refusal> take(Arrival arrival) {
        try {
            Optional<Refusal> refusal =
                    switch (arrival.port()) {
                        case FORECAST -> forecasts(RecordReading.forecasts(arrival.record(), options.names()));
                        case TRUTH -> refusal(card.truth(RecordReading.truth(arrival.record(), options.truth())));
                    };
            if (refusal.isEmpty()) {
                counters.add(arrival.port() == Arrival.Port.TRUTH ? Count.TRUTHS : Count.FORECASTS, 1);
            }
            return refusal;
        } catch (RecordReading.UnreadableException e) {
            return Optional.of(e.refusal());
        }
    }

    private Optional<Refusal> forecasts(List<Forecast> forecasts) {
        Refusal first = null;
        int refused = 0;
        for (Forecast forecast : forecasts) {
            Optional<Refusal> refusal = refusal(card.forecast(forecast));
            if (refusal.isPresent()) {
                refused++;
                first = first == null ? refusal.get() : first;
            }
        }
        return first == null
                ? Optional.empty()
                : Optional.of(new Refusal(
                        first.code(),
                        "[" + refused + "] of " + forecasts.size() + " forecasts refused, the first: "
                                + first.detail()));
    }

    private Optional<Refusal> refusal(Intake intake) {
        if (intake instanceof Intake.Taken taken) {
            counters.add(Count.SCORED, taken.scored());
            return Optional.empty();
        }
        return intake instanceof Intake.Refused refused
                ? Optional.of(new Refusal(refused.reason().name(), refused.detail()))
                : Optional.empty();
    }
}

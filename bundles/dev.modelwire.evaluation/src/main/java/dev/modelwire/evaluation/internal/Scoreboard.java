package dev.modelwire.evaluation.internal;

import dev.modelwire.api.evaluation.ForecastScoring;
import dev.modelwire.api.evaluation.Scorecard;
import dev.modelwire.api.evaluation.ScorecardId;
import dev.modelwire.api.evaluation.ScoringSettings;
import dev.modelwire.api.inference.QualityMeter;
import dev.modelwire.api.inference.ScoreOutcome;
import dev.modelwire.api.inference.ShadowListener;
import dev.modelwire.api.model.ModelName;
import dev.modelwire.api.model.ModelVersion;
import dev.modelwire.api.store.ModelStore;
import dev.modelwire.api.store.StoreException;
import dev.modelwire.evaluation.internal.score.Ledger;
import dev.modelwire.evaluation.internal.score.LedgerDocument;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The scorecards that are open. Each is kept as a document of the store. Safe for use by several threads. */
public final class Scoreboard implements ForecastScoring, QualityMeter, ShadowListener {

    private static final Logger LOG = LoggerFactory.getLogger(Scoreboard.class);

    private final ModelStore store;
    private final Map<ScorecardId, OpenScorecard> open = new ConcurrentSkipListMap<>();

    /** Makes a board without scorecards. */
    public Scoreboard(ModelStore store) {
        this.store = store;
    }

    @Override
    public synchronized Scorecard open(ScorecardId id, ScoringSettings settings) {
        OpenScorecard before = open.get(id);
        if (before != null) {
            close(before);
        }
        OpenScorecard card = new OpenScorecard(id, read(id, settings), this);
        open.put(id, card);
        return card;
    }

    private Ledger read(ScorecardId id, ScoringSettings settings) {
        Optional<String> document = store.document(DocumentName.of(id));
        if (document.isPresent()) {
            LedgerDocument.Reading reading = LedgerDocument.read(document.get(), id, settings);
            if (reading instanceof LedgerDocument.Reading.Found found) {
                return found.ledger();
            }
            if (reading instanceof LedgerDocument.Reading.Unusable unusable) {
                LOG.warn("scorecard [{}] begins anew: what is kept of it is not used, {}", id, unusable.why());
            }
        }
        return new Ledger(settings);
    }

    @Override
    public List<Scorecard> scorecards() {
        return List.copyOf(open.values());
    }

    /** Writes down those that have changed. */
    public synchronized void keep() {
        open.values().forEach(this::keep);
    }

    private void keep(OpenScorecard card) {
        if (!card.changed()) {
            return;
        }
        try {
            store.saveDocument(DocumentName.of(card.id()), LedgerDocument.of(card.id(), card.ledger()));
        } catch (StoreException e) {
            LOG.warn("scorecard [{}] could not be kept, a restart would take it back: {}", card.id(), e.getMessage());
        }
    }

    synchronized void close(OpenScorecard card) {
        if (card.end()) {
            keep(card);
            open.remove(card.id(), card);
        }
    }

    /** Closes all. */
    public synchronized void close() {
        List.copyOf(open.values()).forEach(this::close);
    }

    @Override
    public Optional<String> objection(ModelVersion version) {
        return of(version.name())
                .map(card -> card.judge().objection(version))
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** Prefers it if every scorecard of the model that may promote does. */
    @Override
    public Optional<String> preference(ModelVersion shadow, ModelVersion active) {
        List<Optional<String>> all = of(active.name())
                .filter(card -> Double.isFinite(card.ledger().settings().rules().promotionMargin()))
                .map(card -> card.judge().preference(shadow, active))
                .toList();
        return all.isEmpty() || all.stream().anyMatch(Optional::isEmpty)
                ? Optional.empty()
                : joined(all.stream(), Function.identity());
    }

    @Override
    public Optional<String> comparison(ModelVersion shadow, ModelVersion active) {
        return joined(of(active.name()), card -> card.judge().comparison(shadow, active));
    }

    private static <T> Optional<String> joined(Stream<T> all, Function<T, Optional<String>> told) {
        String text = all.map(told).flatMap(Optional::stream).collect(Collectors.joining("; "));
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }

    @Override
    public void answered(ModelVersion shadow, String stream, Map<String, ?> record, ScoreOutcome outcome) {
        if (outcome instanceof ScoreOutcome.Scored scored) {
            of(shadow.name())
                    .filter(card -> hears(card.ledger().settings().shadows().stream(), stream))
                    .forEach(card -> ShadowAnswers.forecasts(card.ledger().settings(), record, scored)
                            .forEach(forecast -> card.ledger().forecast(forecast, true)));
        }
    }

    private static boolean hears(String wanted, String stream) {
        return wanted.isEmpty() || Objects.equals(wanted, stream);
    }

    private Stream<OpenScorecard> of(ModelName model) {
        return open.values().stream()
                .filter(card -> card.ledger().settings().model().equals(model));
    }
}

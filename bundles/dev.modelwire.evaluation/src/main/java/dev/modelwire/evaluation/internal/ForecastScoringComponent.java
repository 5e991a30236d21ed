package dev.modelwire.evaluation.internal;

import dev.modelwire.api.evaluation.ForecastScoring;
import dev.modelwire.api.evaluation.Scorecard;
import dev.modelwire.api.evaluation.ScorecardId;
import dev.modelwire.api.evaluation.ScoringSettings;
import dev.modelwire.api.inference.QualityMeter;
import dev.modelwire.api.inference.ScoreOutcome;
import dev.modelwire.api.inference.ShadowListener;
import dev.modelwire.api.model.ModelVersion;
import dev.modelwire.api.store.ModelStore;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** Offers the {@link Scoreboard} as services, and keeps it on the disk each minute. */
@Component(
        name = "dev.modelwire.evaluation.ForecastScoring",
        service = {ForecastScoring.class, QualityMeter.class, ShadowListener.class})
public final class ForecastScoringComponent implements ForecastScoring, QualityMeter, ShadowListener {

    private final Scoreboard board;
    private final Keeper keeper;

    @Activate
    public ForecastScoringComponent(@Reference ModelStore store) {
        board = new Scoreboard(store);
        keeper = new Keeper(board::keep);
    }

    @Deactivate
    void stop() {
        keeper.close();
        board.close();
    }

    @Override
    public Scorecard open(ScorecardId id, ScoringSettings settings) {
        return board.open(id, settings);
    }

    @Override
    public List<Scorecard> scorecards() {
        return board.scorecards();
    }

    @Override
    public Optional<String> objection(ModelVersion version) {
        return board.objection(version);
    }

    @Override
    public Optional<String> preference(ModelVersion shadow, ModelVersion active) {
        return board.preference(shadow, active);
    }

    @Override
    public Optional<String> comparison(ModelVersion shadow, ModelVersion active) {
        return board.comparison(shadow, active);
    }

    @Override
    public void answered(ModelVersion shadow, String stream, Map<String, ?> record, ScoreOutcome outcome) {
        board.answered(shadow, stream, record, outcome);
    }
}

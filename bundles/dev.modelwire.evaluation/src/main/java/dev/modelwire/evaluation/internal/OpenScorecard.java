package dev.modelwire.evaluation.internal;

import dev.modelwire.api.evaluation.Forecast;
import dev.modelwire.api.evaluation.Intake;
import dev.modelwire.api.evaluation.PictureOutcome;
import dev.modelwire.api.evaluation.Scorecard;
import dev.modelwire.api.evaluation.ScorecardId;
import dev.modelwire.api.evaluation.Scores;
import dev.modelwire.api.evaluation.ScoringSettings;
import dev.modelwire.api.evaluation.Truth;
import dev.modelwire.evaluation.internal.picture.ScorePictures;
import dev.modelwire.evaluation.internal.score.Judge;
import dev.modelwire.evaluation.internal.score.Ledger;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;

/** A ledger under a name, until it is closed. */
final class OpenScorecard implements Scorecard {

    private final ScorecardId id;
    private final Ledger ledger;
    private final Judge judge;
    private final Scoreboard board;
    private final AtomicBoolean closed = new AtomicBoolean();
    private long kept;

    OpenScorecard(ScorecardId id, Ledger ledger, Scoreboard board) {
        this.id = id;
        this.ledger = ledger;
        this.judge = new Judge(id.value(), ledger);
        this.board = board;
        this.kept = ledger.changes();
    }

    Judge judge() {
        return judge;
    }

    Ledger ledger() {
        return ledger;
    }

    /** Returns whether it has changed since this was asked last. Guarded by the board. */
    boolean changed() {
        long changes = ledger.changes();
        boolean changed = changes != kept;
        kept = changes;
        return changed;
    }

    /** Returns whether it was open. */
    boolean end() {
        return closed.compareAndSet(false, true);
    }

    @Override
    public ScorecardId id() {
        return id;
    }

    @Override
    public ScoringSettings settings() {
        return open().settings();
    }

    @Override
    public Intake forecast(Forecast forecast) {
        return open().forecast(forecast);
    }

    @Override
    public Intake truth(Truth truth) {
        return open().truth(truth);
    }

    @Override
    public Scores scores() {
        return open().scores();
    }

    @Override
    public PictureOutcome pictures(Path directory) {
        return ScorePictures.write(directory, open());
    }

    private Ledger open() {
        if (closed.get()) {
            throw new IllegalStateException("scorecard [" + id + "] is closed, or was opened anew: open it again");
        }
        return ledger;
    }

    @Override
    public void close() {
        board.close(this);
    }
}

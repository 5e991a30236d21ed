package dev.modelwire.evaluation.internal.score;

import dev.modelwire.api.evaluation.Forecast;
import dev.modelwire.api.evaluation.Intake;
import dev.modelwire.api.evaluation.IntakeRefusal;
import dev.modelwire.api.evaluation.Quantile;
import dev.modelwire.api.evaluation.Scores;
import dev.modelwire.api.evaluation.ScoringSettings;
import dev.modelwire.api.evaluation.Truth;
import dev.modelwire.api.evaluation.VersionScores;
import dev.modelwire.api.model.ModelVersion;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Keeps forecasts until their truth arrives, and what was scored. Its time is that of the truths: it asks no clock. Safe for use by
 * several threads.
 */
public final class Ledger {

    private static final Intake WAITS = new Intake.Taken(0);
    private static final Intake SCORED = new Intake.Taken(1);

    private final ScoringSettings settings;
    private final Truths truths;
    private final Heard heard;
    private final Counts counts = new Counts();
    private final ByTarget<Waiting> pending = new ByTarget<>();
    private final ByTarget<Pair> sliding = new ByTarget<>();
    private long changes;

    /** Makes an empty one. */
    public Ledger(ScoringSettings settings) {
        this.settings = settings;
        this.truths = new Truths(settings);
        this.heard = new Heard(settings);
    }

    /** Returns by what it measures. */
    public ScoringSettings settings() {
        return settings;
    }

    /** Takes the forecast of a version whose answers others see. */
    public Intake forecast(Forecast forecast) {
        return forecast(forecast, false);
    }

    /**
     * Takes a forecast.
     *
     * @param shadow whether it is that of a shadow
     */
    public synchronized Intake forecast(Forecast forecast, boolean shadow) {
        Waiting waiting = Waiting.of(forecast, target(forecast));
        Intake.Refused refused = refusal(forecast, waiting);
        if (refused != null) {
            counts.add(Counts.FORECASTS_REFUSED + refused.reason(), 1);
            return refused;
        }
        changes++;
        counts.add(Counts.FORECASTS, 1);
        ModelVersion forgotten = heard.hear(forecast.version(), shadow);
        if (forgotten != null) {
            forget(forgotten);
        }
        Double truth = truths.at(waiting.target());
        if (truth != null) {
            counts.add(Counts.AFTER_TRUTH, 1);
            score(waiting, truth);
            return SCORED;
        }
        pending.add(waiting.target(), waiting);
        while (pending.size() > settings.memory().pending()) {
            counts.add(Counts.DISPLACED, pending.removeFirst());
        }
        return WAITS;
    }

    private long target(Forecast forecast) {
        return settings.step()
                .plus(forecast.origin(), forecast.horizon(), settings.zone())
                .toEpochMilli();
    }

    private Intake.@Nullable Refused refusal(Forecast forecast, Waiting waiting) {
        if (!forecast.version().name().equals(settings.model())) {
            return refused(IntakeRefusal.OTHER_MODEL, forecast, "is not one of model [" + settings.model() + "]");
        }
        if (Collections.binarySearch(settings.horizons(), forecast.horizon()) < 0) {
            return refused(
                    IntakeRefusal.UNKNOWN_HORIZON, forecast, "is for none of the horizons " + settings.horizons());
        }
        if (!areTheLevels(forecast.quantiles())) {
            List<Double> levels =
                    forecast.quantiles().stream().map(Quantile::level).toList();
            return refused(
                    IntakeRefusal.OTHER_QUANTILES,
                    forecast,
                    "has quantiles of the levels " + levels + ", they must be " + settings.levels());
        }
        if (!waiting.isFinite()) {
            return refused(IntakeRefusal.NOT_FINITE, forecast, "must have finite values");
        }
        if (waiting.target() < truths.patience()) {
            return refused(
                    IntakeRefusal.TOO_LATE,
                    forecast,
                    "is for a time more than [" + settings.memory().patience() + "] steps before the newest truth");
        }
        return isKnown(waiting)
                ? refused(IntakeRefusal.DUPLICATE_FORECAST, forecast, "was made before, the first one stands")
                : null;
    }

    private static Intake.Refused refused(IntakeRefusal reason, Forecast forecast, String why) {
        return new Intake.Refused(
                reason,
                "forecast of " + forecast.version() + " from [" + forecast.origin() + "] for horizon ["
                        + forecast.horizon() + "] " + why);
    }

    private boolean areTheLevels(List<Quantile> quantiles) {
        boolean same = quantiles.size() == settings.levels().size();
        for (int i = 0; same && i < quantiles.size(); i++) {
            same = quantiles.get(i).level() == settings.levels().get(i);
        }
        return same;
    }

    private boolean isKnown(Waiting waiting) {
        List<Waiting> others = pending.at(waiting.target());
        for (int i = 0; i < others.size(); i++) {
            if (waiting.isOf(others.get(i))) {
                return true;
            }
        }
        List<Pair> scored = sliding.at(waiting.target());
        for (int i = 0; i < scored.size(); i++) {
            if (waiting.isOf(scored.get(i).forecast())) {
                return true;
            }
        }
        return false;
    }

    /** Takes a truth and scores what waited for it. */
    public synchronized Intake truth(Truth truth) {
        long time = truth.time().toEpochMilli();
        Intake.Refused refused = refusal(truth, time);
        if (refused != null) {
            counts.add(Counts.TRUTHS_REFUSED + refused.reason(), 1);
            return refused;
        }
        changes++;
        counts.add(Counts.TRUTHS, 1);
        truths.add(time, truth.value());
        List<Waiting> due = pending.remove(time);
        if (due.isEmpty()) {
            counts.add(Counts.TRUTHS_UNFORECAST, 1);
        }
        due.forEach(waiting -> score(waiting, truth.value()));
        counts.add(Counts.MISSING_TRUTH, pending.removeBefore(truths.patience()));
        return new Intake.Taken(due.size());
    }

    private Intake.@Nullable Refused refusal(Truth truth, long time) {
        if (!Double.isFinite(truth.value())) {
            return refused(IntakeRefusal.NOT_FINITE, truth, "must be finite");
        }
        if (time < truths.patience()) {
            return refused(
                    IntakeRefusal.TOO_LATE,
                    truth,
                    "comes more than [" + settings.memory().patience() + "] steps after the newest truth");
        }
        Double before = truths.at(time);
        if (before == null) {
            return null;
        }
        return before == truth.value()
                ? refused(IntakeRefusal.DUPLICATE_TRUTH, truth, "came before")
                : refused(IntakeRefusal.CORRECTED_TRUTH, truth, "was [" + before + "] before, the first one stands");
    }

    private static Intake.Refused refused(IntakeRefusal reason, Truth truth, String why) {
        return new Intake.Refused(reason, "truth [" + truth.value() + "] of [" + truth.time() + "] " + why);
    }

    private void score(Waiting waiting, double truth) {
        Pair pair = new Pair(waiting, truth, truths.naive(waiting.origin(), waiting.horizon()));
        counts.add(Counts.SCORED, 1);
        counts.add(Counts.NAIVE_UNKNOWN, Double.isNaN(pair.naive()) ? 1 : 0);
        Heard.Entry entry = heard.of(waiting.version());
        if (entry != null) {
            entry.sheet.add(pair);
        }
        sliding.add(pair.target(), pair);
        while (sliding.targets() > settings.slidingTargets()) {
            sliding.removeFirst();
        }
    }

    private void forget(ModelVersion version) {
        counts.add(Counts.VERSIONS_FORGOTTEN, 1);
        pending.removeIf(waiting -> waiting.version().equals(version));
        sliding.removeIf(pair -> pair.version().equals(version));
    }

    /** Returns the scores as they stand. */
    public synchronized Scores scores() {
        double scale = truths.scale();
        List<VersionScores> versions = new ArrayList<>();
        for (Heard.Entry entry : heard.lastFirst()) {
            Sheet recent = new Sheet(settings);
            pairs(entry.version, recent::add);
            versions.add(
                    new VersionScores(entry.version, entry.shadow, entry.sheet.scores(scale), recent.scores(scale)));
        }
        Map<String, Long> all = counts.copy();
        all.put("forecasts.waiting", (long) pending.size());
        all.put("truths.kept", (long) truths.size());
        return new Scores(settings, versions, scale, all);
    }

    /** Gives the scored forecasts of a version in the sliding window, by target. */
    public synchronized void pairs(ModelVersion version, Consumer<Pair> to) {
        sliding.forEach(pair -> {
            if (pair.version().equals(version)) {
                to.accept(pair);
            }
        });
    }

    /** Gives the forecasts of two versions in the sliding window that both have for one target and horizon, by target. */
    public synchronized void shared(ModelVersion one, ModelVersion other, BiConsumer<Pair, Pair> to) {
        sliding.forEachTarget(pairs -> {
            for (Pair mine : pairs) {
                if (mine.version().equals(one)) {
                    pairs.stream()
                            .filter(pair -> pair.version().equals(other) && pair.horizon() == mine.horizon())
                            .findFirst()
                            .ifPresent(theirs -> to.accept(mine, theirs));
                }
            }
        });
    }

    /** Returns the version that was heard last before this one and was not a shadow then, if it is known. */
    public synchronized Optional<ModelVersion> before(ModelVersion version) {
        return heard.lastFirst().stream()
                .filter(entry -> !entry.shadow && !entry.version.equals(version))
                .map(entry -> entry.version)
                .findFirst();
    }

    /** Returns a number that changes with what it knows. */
    public synchronized long changes() {
        return changes;
    }

    /** Writes what it knows. */
    synchronized void write(DataOutput out) throws IOException {
        truths.write(out);
        heard.write(out);
        counts.write(out);
        out.writeInt(pending.size());
        for (Waiting waiting : pending.list()) {
            Kept.write(waiting, out);
        }
        out.writeInt(sliding.size());
        for (Pair pair : sliding.list()) {
            Kept.write(pair, out);
        }
    }

    /** Reads what another has written whose settings measured the same. */
    synchronized void read(DataInput in) throws IOException {
        truths.read(in);
        heard.read(in);
        counts.read(in);
        for (int left = in.readInt(); left > 0; left--) {
            Waiting waiting = Kept.waiting(in);
            pending.add(waiting.target(), waiting);
        }
        for (int left = in.readInt(); left > 0; left--) {
            Pair pair = Kept.pair(in);
            sliding.add(pair.target(), pair);
        }
    }
}

package dev.modelwire.evaluation.internal.score;

import dev.modelwire.api.evaluation.Metric;
import dev.modelwire.api.evaluation.Metrics;
import dev.modelwire.api.evaluation.QualityRules;
import dev.modelwire.api.model.ModelVersion;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/** Decides by the rules whether a version is objected to or preferred, in the sliding window of a ledger. */
public final class Judge {

    private final String scorecard;
    private final Ledger ledger;
    private final QualityRules rules;

    /** Makes the judge of a scorecard of that name. */
    public Judge(String scorecard, Ledger ledger) {
        this.scorecard = scorecard;
        this.ledger = ledger;
        this.rules = ledger.settings().rules();
    }

    /** How two versions did on the same targets. */
    private record Duel(long count, double mine, double theirs, Duration time) {

        double ratio() {
            return mine / theirs;
        }
    }

    /** Returns why a version is not good enough, if it is not. */
    public Optional<String> objection(ModelVersion version) {
        if (Double.isInfinite(rules.probationMargin())) {
            return Optional.empty();
        }
        Metrics own = sliding(version);
        OptionalDouble relative = own.get(Metric.RELATIVE_MAE);
        if (own.naiveCount() < rules.minimum() || relative.isEmpty()) {
            return Optional.empty();
        }
        double allowed = 1 + rules.probationMargin();
        if (relative.getAsDouble() > allowed) {
            return Optional.of(String.format(
                    Locale.ROOT,
                    "scorecard [%s]: its mean absolute error over %d forecasts is [%.4g] times that of seasonal naive, at most"
                            + " %.4g is allowed",
                    scorecard,
                    own.naiveCount(),
                    relative.getAsDouble(),
                    allowed));
        }
        return ledger.before(version).flatMap(before -> worse(own.naiveCount(), relative.getAsDouble(), before));
    }

    private Optional<String> worse(long count, double relative, ModelVersion before) {
        Metrics other = sliding(before);
        double theirs = other.get(Metric.RELATIVE_MAE).orElse(Double.NaN);
        double allowed = theirs * (1 + rules.probationMargin());
        if (other.naiveCount() < rules.minimum() || !(relative > allowed)) {
            return Optional.empty();
        }
        return Optional.of(String.format(
                Locale.ROOT,
                "scorecard [%s]: its mean absolute error over %d forecasts is [%.4g] times that of seasonal naive, that of %s over %d"
                        + " was %.4g, at most %.4g is allowed",
                scorecard,
                count,
                relative,
                before,
                other.naiveCount(),
                theirs,
                allowed));
    }

    /** Returns why a shadow should take the place of the active version, if it should. */
    public Optional<String> preference(ModelVersion shadow, ModelVersion active) {
        Duel duel = duel(shadow, active);
        boolean enough = duel.count() >= rules.minimum() && duel.time().compareTo(rules.promotionTime()) >= 0;
        return enough && duel.ratio() <= 1 - rules.promotionMargin()
                ? Optional.of(told(shadow, active, duel))
                : Optional.empty();
    }

    /** Returns how a shadow stands against the active version, if anything was scored of both. */
    public Optional<String> comparison(ModelVersion shadow, ModelVersion active) {
        Duel duel = duel(shadow, active);
        return duel.count() == 0 ? Optional.empty() : Optional.of(told(shadow, active, duel));
    }

    private String told(ModelVersion shadow, ModelVersion active, Duel duel) {
        String needed = Double.isInfinite(rules.promotionMargin())
                ? "no promotion is configured"
                : String.format(
                        Locale.ROOT,
                        "promoted at %.4g times, %d forecasts and %s",
                        1 - rules.promotionMargin(),
                        rules.minimum(),
                        rules.promotionTime());
        return String.format(
                Locale.ROOT,
                "scorecard [%s]: %s of %s is %.6g, that of %s is %.6g, over the same %d forecasts in %s: [%.4g] times (%s)",
                scorecard,
                rules.metric().key(),
                shadow,
                duel.mine(),
                active,
                duel.theirs(),
                duel.count(),
                duel.time(),
                duel.ratio(),
                needed);
    }

    private Metrics sliding(ModelVersion version) {
        List<Double> levels = ledger.settings().levels();
        Tally tally = new Tally();
        ledger.pairs(version, pair -> tally.add(pair, levels));
        return tally.metrics(Double.NaN);
    }

    private Duel duel(ModelVersion one, ModelVersion other) {
        List<Double> levels = ledger.settings().levels();
        Tally mine = new Tally();
        Tally theirs = new Tally();
        long[] ends = {Long.MAX_VALUE, Long.MIN_VALUE};
        ledger.shared(one, other, (a, b) -> {
            mine.add(a, levels);
            theirs.add(b, levels);
            ends[0] = Math.min(ends[0], a.target());
            ends[1] = Math.max(ends[1], a.target());
        });
        return new Duel(
                mine.count(),
                value(mine),
                value(theirs),
                mine.count() == 0 ? Duration.ZERO : Duration.ofMillis(ends[1] - ends[0]));
    }

    /** Two versions have the same scale: with it or without, one is better by the same factor. */
    private double value(Tally tally) {
        return tally.metrics(1).get(rules.metric()).orElse(Double.NaN);
    }
}

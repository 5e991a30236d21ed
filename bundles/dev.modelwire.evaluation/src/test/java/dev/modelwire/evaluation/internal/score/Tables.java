package dev.modelwire.evaluation.internal.score;

import dev.modelwire.api.evaluation.CellBy;
import dev.modelwire.api.evaluation.Forecast;
import dev.modelwire.api.evaluation.Intake;
import dev.modelwire.api.evaluation.ScoringMemory;
import dev.modelwire.api.evaluation.ScoringSettings;
import dev.modelwire.api.evaluation.TimeStep;
import dev.modelwire.api.evaluation.Truth;
import dev.modelwire.api.model.Digest;
import dev.modelwire.api.model.ModelName;
import dev.modelwire.api.model.ModelVersion;
import dev.modelwire.api.model.VersionLabel;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Hours, versions and settings for tests: time is told in hours after a Thursday's midnight. */
public final class Tables {

    public static final ModelName MODEL = ModelName.of("demand");
    public static final ModelVersion V1 = version("1");
    public static final ModelVersion V2 = version("2");

    private Tables() {}

    public static ModelVersion version(String label) {
        return new ModelVersion(MODEL, VersionLabel.of(label), Digest.sha256(String.format("%064x", label.hashCode())));
    }

    public static Instant hour(int hour) {
        return Instant.EPOCH.plus(Duration.ofHours(hour));
    }

    /** Hourly values, horizons 1 and 2, a season of 2 hours. */
    public static ScoringSettings.Builder settings() {
        return ScoringSettings.builder(MODEL, TimeStep.of(Duration.ofHours(1)), List.of(1, 2))
                .season(2)
                .cellBy(CellBy.HOUR_OF_DAY)
                .unit("kW")
                .memory(new ScoringMemory(100, 50, 1000));
    }

    static Forecast forecast(ModelVersion version, int origin, int horizon, double value) {
        return Forecast.of(version, hour(origin), horizon, value);
    }

    static Truth truth(int hour, double value) {
        return new Truth(hour(hour), value);
    }

    static String refusal(Intake intake) {
        return intake instanceof Intake.Refused refused
                ? refused.reason() + ": " + refused.detail()
                : intake.toString();
    }
}

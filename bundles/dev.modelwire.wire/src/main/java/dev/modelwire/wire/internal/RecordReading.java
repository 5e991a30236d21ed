package dev.modelwire.wire.internal;

import dev.modelwire.api.evaluation.Forecast;
import dev.modelwire.api.evaluation.Quantile;
import dev.modelwire.api.evaluation.Truth;
import dev.modelwire.api.inference.RefusalCode;
import dev.modelwire.api.model.Digest;
import dev.modelwire.api.model.ModelName;
import dev.modelwire.api.model.ModelVersion;
import dev.modelwire.api.model.VersionLabel;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;

/** Finds forecasts and truths in records. */
final class RecordReading {

    private RecordReading() {}

    /** A record does not have what it should. */
    static final class UnreadableException extends Exception {

        private static final long serialVersionUID = 1;

        private final transient Refusal refusal;

        private UnreadableException(Refusal refusal) {
            super(refusal.detail());
            this.refusal = refusal;
        }

        Refusal refusal() {
            return refusal;
        }
    }

    static List<Forecast> forecasts(InputRecord record, ForecastNames names) throws UnreadableException {
        ModelVersion version = version(record);
        Instant origin = Instant.ofEpochMilli(whole(record, names.origin()));
        List<Forecast> forecasts = new ArrayList<>();
        for (ForecastNames.OfHorizon of : names.horizons()) {
            List<Quantile> quantiles = new ArrayList<>();
            for (int i = 0; i < of.levels().size(); i++) {
                quantiles.add(new Quantile(
                        of.levels().get(i), number(record, of.quantiles().get(i))));
            }
            forecasts.add(
                    of.value().isEmpty()
                            ? Forecast.of(version, origin, of.horizon(), quantiles)
                            : new Forecast(version, origin, of.horizon(), number(record, of.value()), quantiles));
        }
        return forecasts;
    }

    static Truth truth(InputRecord record, TruthNames names) throws UnreadableException {
        Instant time =
                switch (names.unit()) {
                    case MILLISECONDS -> Instant.ofEpochMilli(whole(record, names.time()));
                    case SECONDS -> seconds(record, names.time());
                    case ISO_8601 -> iso(record, names.time());
                };
        return new Truth(time, number(record, names.value()));
    }

    private static Instant seconds(InputRecord record, String name) throws UnreadableException {
        long seconds = whole(record, name);
        try {
            return Instant.ofEpochMilli(Math.multiplyExact(seconds, 1000L));
        } catch (ArithmeticException e) {
            throw wrong(name, seconds, "a number of seconds since 1970");
        }
    }

    private static Instant iso(InputRecord record, String name) throws UnreadableException {
        String text = text(record, name);
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            throw wrong(name, text, "a time such as 2026-11-22T10:30:00Z");
        }
    }

    private static ModelVersion version(InputRecord record) throws UnreadableException {
        String digest = text(record, "modelwire.digest");
        String label = text(record, "modelwire.version");
        String name = text(record, AnswerMapping.MODEL);
        try {
            return new ModelVersion(ModelName.of(name), VersionLabel.of(label), Digest.sha256(digest));
        } catch (IllegalArgumentException e) {
            throw new UnreadableException(Refusal.of(
                    RefusalCode.WRONG_TYPE, "the record does not say which version forecast: " + e.getMessage()));
        }
    }

    private static String text(InputRecord record, String name) throws UnreadableException {
        Object value = present(record, name);
        if (value instanceof String text) {
            return text;
        }
        throw wrong(name, value, "a STRING");
    }

    private static long whole(InputRecord record, String name) throws UnreadableException {
        Object value = present(record, name);
        if (value instanceof Long || value instanceof Integer) {
            return ((Number) value).longValue();
        }
        throw wrong(name, value, "a LONG or INTEGER");
    }

    private static double number(InputRecord record, String name) throws UnreadableException {
        Object value = present(record, name);
        if (value instanceof Number number) {
            return number.doubleValue();
        }
        throw wrong(name, value, "a number");
    }

    private static Object present(InputRecord record, String name) throws UnreadableException {
        Object value = record.get(name);
        if (value == null) {
            throw new UnreadableException(
                    Refusal.of(RefusalCode.MISSING_FEATURE, "the record has no property [" + name + "]"));
        }
        return value;
    }

    private static UnreadableException wrong(String name, Object value, String rule) {
        return new UnreadableException(
                Refusal.of(RefusalCode.WRONG_TYPE, "property [" + name + "] is [" + value + "], it must be " + rule));
    }
}

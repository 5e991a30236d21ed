package dev.modelwire.evaluation.internal.csv;

import dev.modelwire.api.evaluation.Forecast;
import dev.modelwire.api.evaluation.Quantile;
import dev.modelwire.api.evaluation.Truth;
import dev.modelwire.api.model.Digest;
import dev.modelwire.api.model.ModelName;
import dev.modelwire.api.model.ModelVersion;
import dev.modelwire.api.model.VersionLabel;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Forecasts as {@code model,version,digest,origin,horizon,value[,quantile]} and truths as {@code time,value}. Times are ISO-8601 or milliseconds since
 * 1970. A row with a quantile level is that quantile; those of one forecast may stand in any order, with or without a row for its value.
 */
public final class ForecastCsv {

    private ForecastCsv() {}

    private record Key(ModelVersion version, Instant origin, int horizon) {}

    private static final class Parts {

        private double value = Double.NaN;
        private final List<Quantile> quantiles = new ArrayList<>();
    }

    /** Reads a file of forecasts. */
    public static List<Forecast> forecasts(Path file) throws IOException {
        Map<Key, Parts> all = new LinkedHashMap<>();
        Map<String, ModelVersion> versions = new LinkedHashMap<>();
        CsvRows.read(file, List.of("model", "version", "digest", "origin", "horizon", "value"), row -> {
            ModelVersion version = versions.get(row.text("digest"));
            if (version == null) {
                version = version(row);
                versions.put(row.text("digest"), version);
            }
            Parts parts =
                    all.computeIfAbsent(new Key(version, row.time("origin"), row.whole("horizon")), key -> new Parts());
            if (row.text("quantile").isEmpty()) {
                parts.value = row.number("value");
            } else {
                parts.quantiles.add(quantile(row));
            }
        });
        List<Forecast> forecasts = new ArrayList<>();
        all.forEach((key, parts) -> forecasts.add(
                Double.isNaN(parts.value) && !parts.quantiles.isEmpty()
                        ? Forecast.of(key.version(), key.origin(), key.horizon(), parts.quantiles)
                        : new Forecast(key.version(), key.origin(), key.horizon(), parts.value, parts.quantiles)));
        return forecasts;
    }

    /** Reads a file of truths. */
    public static List<Truth> truths(Path file) throws IOException {
        List<Truth> truths = new ArrayList<>();
        CsvRows.read(
                file, List.of("time", "value"), row -> truths.add(new Truth(row.time("time"), row.number("value"))));
        return truths;
    }

    private static Quantile quantile(CsvRows.Row row) throws IOException {
        try {
            return new Quantile(row.number("quantile"), row.number("value"));
        } catch (IllegalArgumentException e) {
            throw row.wrong("quantile", "between 0 and 1", e);
        }
    }

    private static ModelVersion version(CsvRows.Row row) throws IOException {
        try {
            String digest = row.text("digest");
            return new ModelVersion(
                    ModelName.of(row.text("model")),
                    VersionLabel.of(row.text("version")),
                    digest.contains(":") ? Digest.parse(digest) : Digest.sha256(digest));
        } catch (IllegalArgumentException e) {
            throw row.wrong("digest", "the SHA-256 of a version of a model (" + e.getMessage() + ")", e);
        }
    }
}

package dev.modelwire.api.evaluation;

import java.util.Objects;

/**
 * Which answers of a shadow are forecasts. An element of an output is named {@code output_label}, or {@code output_index} if the output has no
 * labels, as in the results of the wire component; characters other than {@code A-Z a-z 0-9 . _ -} are {@code _}.
 *
 * @param value the name of the element with the forecast of a horizon: <code>{h}</code> stands for the horizon, <code>{i}</code> for its place
 *     among the horizons from 0; empty if the forecast has quantiles alone
 * @param quantile the same for a quantile, with <code>{q}</code> for its level as it is written in the settings; empty if there are none
 * @param origin the property of the record with the origin in milliseconds since 1970-01-01T00:00Z, for versions without a
 *     pipeline, which do not say it themselves; may be empty
 * @param stream the stream of records, that is the name of the wire component that scores them; empty for all
 */
public record ShadowForecasts(String value, String quantile, String origin, String stream) {

    /** No answers of shadows are forecasts. */
    public static final ShadowForecasts NONE = new ShadowForecasts("", "", "", "");

    public ShadowForecasts {
        Objects.requireNonNull(value, "value");
        Objects.requireNonNull(quantile, "quantile");
        Objects.requireNonNull(origin, "origin");
        Objects.requireNonNull(stream, "stream");
    }
}

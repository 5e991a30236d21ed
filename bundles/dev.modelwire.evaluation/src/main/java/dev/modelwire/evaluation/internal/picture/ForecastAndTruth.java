package dev.modelwire.evaluation.internal.picture;

import dev.modelwire.api.evaluation.ScoringSettings;
import dev.modelwire.api.evaluation.VersionScores;
import dev.modelwire.evaluation.internal.score.Pair;
import java.awt.Color;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TimeZone;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.Styler.LegendLayout;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.markers.Marker;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** The truth of the last targets, and what was forecast of them with the nearest and the farthest horizon. */
final class ForecastAndTruth {

    private static final int WIDTH = 1100;
    private static final int HEIGHT = 480;
    private static final int LEAST_TARGETS = 60;
    private static final int MOST_TARGETS = 96;

    private ForecastAndTruth() {}

    static Plate of(VersionScores scores, ScoringSettings settings, List<Pair> pairs) {
        Map<Long, Double> truths = new TreeMap<>();
        pairs.forEach(pair -> truths.put(pair.target(), pair.truth()));
        List<Long> targets = List.copyOf(truths.keySet());
        int most = Math.min(MOST_TARGETS, Math.max(LEAST_TARGETS, 2 * settings.season()));
        long from = targets.get(Math.max(0, targets.size() - most));
        truths.keySet().removeIf(target -> target < from);
        List<Pair> shown = pairs.stream().filter(pair -> pair.target() >= from).toList();
        XYChart chart = new XYChartBuilder()
                .width(WIDTH)
                .height(HEIGHT)
                .xAxisTitle("Target time (" + Caption.zone(settings) + ")")
                .yAxisTitle(Caption.withUnit("Forecast and truth", settings.unit()))
                .build();
        Looks.plain(chart.getStyler());
        chart.getStyler().setLegendPosition(LegendPosition.OutsideS);
        chart.getStyler().setLegendLayout(LegendLayout.Horizontal);
        chart.getStyler().setTimezone(TimeZone.getTimeZone(settings.zone()));
        chart.getStyler().setMarkerSize(6);
        chart.getStyler().setXAxisTickMarkSpacingHint(130);
        chart.getStyler().setDatePattern(truths.size() * stepHours(settings) > 96 ? "yyyy-MM-dd" : "MM-dd HH:mm");
        XYSeries truth = chart.addSeries("truth", dates(truths), List.copyOf(truths.values()));
        look(truth, Looks.TRUTH, SeriesMarkers.NONE);
        truth.setLineStyle(Looks.SOLID);
        int nearest = settings.horizons().get(0);
        int farthest = settings.horizons().get(settings.horizons().size() - 1);
        series(chart, "forecast, horizon " + nearest, shown, nearest, Pair::value)
                .ifPresent(near -> {
                    look(near, Looks.FIRST, SeriesMarkers.CIRCLE);
                    near.setLineStyle(Looks.DASHED);
                });
        if (farthest != nearest) {
            series(chart, "forecast, horizon " + farthest, shown, farthest, Pair::value)
                    .ifPresent(far -> {
                        look(far, Looks.SECOND, SeriesMarkers.DIAMOND);
                        far.setLineStyle(Looks.DOTTED);
                    });
        }
        if (!settings.levels().isEmpty()) {
            int last = settings.levels().size() - 1;
            for (int level : last == 0 ? new int[] {0} : new int[] {0, last}) {
                String name = "quantile " + settings.levels().get(level) + ", horizon " + nearest;
                series(chart, name, shown, nearest, pair -> pair.quantile(level))
                        .ifPresent(ForecastAndTruth::fine);
            }
        }
        return new Plate(
                "forecast-and-truth",
                "Forecast and truth",
                Caption.of(
                        scores.version(),
                        settings,
                        scores.sliding(),
                        "Shown are the last " + truths.size() + " targets, with the nearest and the farthest horizon"),
                chart);
    }

    private static double stepHours(ScoringSettings settings) {
        return settings.step().days() * 24 + settings.step().exact().toMillis() / 3_600_000.0;
    }

    private static Optional<XYSeries> series(
            XYChart chart, String name, List<Pair> shown, int horizon, ToDoubleFunction<Pair> value) {
        Map<Long, Double> values = new TreeMap<>();
        shown.stream()
                .filter(pair -> pair.horizon() == horizon)
                .forEach(pair -> values.put(pair.target(), value.applyAsDouble(pair)));
        return values.isEmpty()
                ? Optional.empty()
                : Optional.of(chart.addSeries(name, dates(values), List.copyOf(values.values())));
    }

    @SuppressWarnings("JavaUtilDate") // the chart takes no other type of time
    private static List<Date> dates(Map<Long, Double> values) {
        List<Date> dates = new ArrayList<>();
        values.keySet().forEach(time -> dates.add(new Date(time)));
        return dates;
    }

    private static void fine(XYSeries series) {
        look(series, Color.GRAY, SeriesMarkers.NONE);
        series.setLineStyle(Looks.FINE);
    }

    private static void look(XYSeries series, Color colour, Marker marker) {
        series.setLineColor(colour);
        series.setMarkerColor(colour);
        series.setMarker(marker);
    }
}

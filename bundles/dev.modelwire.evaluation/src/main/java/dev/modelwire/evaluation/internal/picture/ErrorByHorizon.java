package dev.modelwire.evaluation.internal.picture;

import dev.modelwire.api.evaluation.Metric;
import dev.modelwire.api.evaluation.Metrics;
import dev.modelwire.api.evaluation.ScoringSettings;
import dev.modelwire.api.evaluation.VersionScores;
import dev.modelwire.api.evaluation.WindowScores;
import java.awt.Color;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.Styler.LegendLayout;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.markers.Marker;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** The error of each horizon as a line, that of seasonal naive beside it. */
final class ErrorByHorizon {

    private static final int WIDTH = 900;
    private static final int HEIGHT = 460;
    private static final int MOST_MARKERS = 60;

    private ErrorByHorizon() {}

    static Plate of(VersionScores scores, ScoringSettings settings) {
        WindowScores window = scores.expanding();
        XYChart chart = new XYChartBuilder()
                .width(WIDTH)
                .height(HEIGHT)
                .xAxisTitle("Horizon [steps of " + settings.step() + "]")
                .yAxisTitle(Caption.withUnit("Mean absolute error", settings.unit()))
                .build();
        Looks.plain(chart.getStyler());
        chart.getStyler().setLegendPosition(LegendPosition.OutsideS);
        chart.getStyler().setLegendLayout(LegendLayout.Horizontal);
        chart.getStyler().setYAxisMin(0.0);
        chart.getStyler().setMarkerSize(9);
        chart.getStyler().setXAxisTickLabelsFormattingFunction(ErrorByHorizon::whole);
        chart.getStyler().setYAxisTickLabelsFormattingFunction(Caption::number);
        boolean marked = settings.horizons().size() <= MOST_MARKERS;
        XYSeries own = line(chart, "version " + scores.version().label(), settings, window.byHorizon(), Metric.MAE);
        look(own, Looks.FIRST, marked ? SeriesMarkers.CIRCLE : SeriesMarkers.NONE);
        own.setLineStyle(Looks.SOLID);
        if (window.overall().naiveCount() > 0) {
            XYSeries naive = line(chart, "seasonal naive", settings, window.byHorizon(), Metric.NAIVE_MAE);
            look(naive, Looks.SECOND, marked ? SeriesMarkers.DIAMOND : SeriesMarkers.NONE);
            naive.setLineStyle(Looks.DASHED);
        }
        return new Plate(
                "error-by-horizon",
                "Error by horizon",
                Caption.of(scores.version(), settings, window, remark(window, settings)),
                chart);
    }

    private static String whole(double value) {
        return value == Math.rint(value) ? String.format(Locale.ROOT, "%.0f", value) : " ";
    }

    private static String remark(WindowScores window, ScoringSettings settings) {
        Metrics overall = window.overall();
        return String.format(
                Locale.ROOT,
                "Overall MAE %s, MASE %s, relative to seasonal naive (season %d steps, known for %d) %s",
                told(overall.get(Metric.MAE), settings.unit()),
                told(overall.get(Metric.MASE), ""),
                settings.season(),
                overall.naiveCount(),
                told(overall.get(Metric.RELATIVE_MAE), ""));
    }

    private static String told(OptionalDouble value, String unit) {
        return value.isEmpty() ? "unknown" : Caption.number(value.getAsDouble()) + (unit.isEmpty() ? "" : " " + unit);
    }

    private static XYSeries line(
            XYChart chart, String name, ScoringSettings settings, List<Metrics> horizons, Metric metric) {
        List<Double> x = new ArrayList<>();
        List<Double> y = new ArrayList<>();
        for (int i = 0; i < horizons.size(); i++) {
            OptionalDouble value = horizons.get(i).get(metric);
            if (value.isPresent()) {
                x.add((double) settings.horizons().get(i));
                y.add(value.getAsDouble());
            }
        }
        return chart.addSeries(name, x, y);
    }

    private static void look(XYSeries series, Color colour, Marker marker) {
        series.setLineColor(colour);
        series.setMarkerColor(colour);
        series.setMarker(marker);
    }
}

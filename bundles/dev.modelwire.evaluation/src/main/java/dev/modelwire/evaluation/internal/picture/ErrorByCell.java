package dev.modelwire.evaluation.internal.picture;

import dev.modelwire.api.evaluation.Metric;
import dev.modelwire.api.evaluation.Metrics;
import dev.modelwire.api.evaluation.ScoringSettings;
import dev.modelwire.api.evaluation.VersionScores;
import java.awt.Color;
import java.awt.Font;
import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.knowm.xchart.HeatMapChart;
import org.knowm.xchart.HeatMapChartBuilder;

/** The error of each cell and horizon as a map: the darker, the larger, with the number in it. */
final class ErrorByCell {

    /** The lighter half of cividis, on which black numbers can be read. */
    private static final Color[] LIGHT_TO_DARK = {
        new Color(0xfe, 0xe8, 0x38),
        new Color(0xe1, 0xcc, 0x55),
        new Color(0xc3, 0xb3, 0x69),
        new Color(0xa5, 0x9c, 0x74),
        new Color(0x8a, 0x86, 0x78)
    };

    /** Above it a file would be larger than is good; the table has them all. */
    private static final int MOST_NUMBERS = 1200;

    private static final int COLUMN = 46;
    private static final int ROW = 26;
    private static final int BESIDE = 250;
    private static final int BELOW = 110;

    private ErrorByCell() {}

    static Plate of(VersionScores scores, ScoringSettings settings) {
        List<List<Metrics>> cells = scores.expanding().cells();
        List<Integer> rows = new ArrayList<>();
        for (int cell = cells.size() - 1; cell >= 0; cell--) {
            if (cells.get(cell).stream().anyMatch(metrics -> metrics.count() > 0)) {
                rows.add(cell);
            }
        }
        int columns = settings.horizons().size();
        List<Number[]> values = values(cells, rows);
        boolean numbers = values.size() <= MOST_NUMBERS;
        int part = numbers ? 1 : 2;
        HeatMapChart chart = new HeatMapChartBuilder()
                .width(Math.max(700, BESIDE + COLUMN * columns / part))
                .height(Math.max(300, BELOW + ROW * rows.size() / part))
                .xAxisTitle("Horizon [steps of " + settings.step() + "]")
                .yAxisTitle("Target's " + settings.cellBy().title())
                .build();
        Looks.plain(chart.getStyler());
        chart.getStyler().setRangeColors(LIGHT_TO_DARK);
        chart.getStyler().setShowValue(numbers);
        chart.getStyler().setValueFont(new Font(Font.SANS_SERIF, Font.PLAIN, 11));
        chart.getStyler().setValueFontColor(Color.BLACK);
        chart.getStyler().setHeatMapValueDecimalPattern(pattern(values));
        chart.getStyler().setLegendVisible(!numbers);
        chart.getStyler().setMin(rounded(ends(values).getMin()));
        chart.getStyler().setMax(rounded(ends(values).getMax()));
        chart.getStyler().setDrawBorder(true);
        chart.getStyler().setPlotContentSize(1);
        chart.getStyler().setXAxisTickMarkSpacingHint(COLUMN / 2 / part);
        chart.getStyler().setYAxisTickMarkSpacingHint(ROW / 2 / part);
        chart.addSeries(
                Caption.withUnit("MAE", settings.unit()),
                settings.horizons().stream().map(String::valueOf).toList(),
                rows.stream().map(settings.cellBy()::label).toList(),
                values);
        return new Plate(
                "error-by-" + settings.cellBy().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                "Error by " + settings.cellBy().title() + " and horizon",
                Caption.of(
                        scores.version(),
                        settings,
                        scores.expanding(),
                        Caption.withUnit("Mean absolute error", settings.unit()) + ", the darker the larger"),
                chart);
    }

    /** Returns a pattern that writes three digits of the largest. */
    private static String pattern(List<Number[]> values) {
        double largest = ends(values).getMax();
        return largest >= 100 ? "0" : largest >= 10 ? "0.0" : largest >= 1 ? "0.00" : "0.000";
    }

    private static double rounded(double value) {
        return Double.parseDouble(Caption.number(value));
    }

    private static DoubleSummaryStatistics ends(List<Number[]> values) {
        return values.stream().mapToDouble(value -> value[2].doubleValue()).summaryStatistics();
    }

    private static List<Number[]> values(List<List<Metrics>> cells, List<Integer> rows) {
        List<Number[]> values = new ArrayList<>();
        for (int y = 0; y < rows.size(); y++) {
            List<Metrics> row = cells.get(rows.get(y));
            for (int x = 0; x < row.size(); x++) {
                OptionalDouble value = row.get(x).get(Metric.MAE);
                if (value.isPresent()) {
                    values.add(new Number[] {x, y, value.getAsDouble()});
                }
            }
        }
        return values;
    }
}

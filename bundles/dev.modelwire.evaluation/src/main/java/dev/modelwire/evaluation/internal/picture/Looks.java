package dev.modelwire.evaluation.internal.picture;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import org.knowm.xchart.style.AxesChartStyler;

/** How charts look: told apart by marker and line as well as by colour, and by lightness where colours are not seen. */
final class Looks {

    static final Color TRUTH = Color.BLACK;
    static final Color FIRST = new Color(0x00, 0x22, 0x4e);
    static final Color SECOND = new Color(0xb4, 0x8a, 0x00);

    private static final float[] DASHES = {7, 5};
    private static final float[] DOTS = {2, 4};
    static final BasicStroke SOLID = new BasicStroke(2f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND);
    static final BasicStroke DASHED = stroke(1.8f, DASHES);
    static final BasicStroke DOTTED = stroke(1.8f, DOTS);
    static final BasicStroke FINE = stroke(1.1f, DOTS);

    private static final Color GRID = new Color(0xdd, 0xdd, 0xdd);

    private Looks() {}

    private static BasicStroke stroke(float width, float... pattern) {
        return new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10f, pattern, 0f);
    }

    static void plain(AxesChartStyler styler) {
        styler.setPlotGridLinesColor(GRID);
        styler.setAxisTickLabelsFont(new Font(Font.SANS_SERIF, Font.PLAIN, 12));
        styler.setAxisTitleFont(new Font(Font.SANS_SERIF, Font.PLAIN, 13));
        styler.setChartTitleVisible(false);
        styler.setChartBackgroundColor(Color.WHITE);
        styler.setPlotBackgroundColor(Color.WHITE);
        styler.setPlotBorderColor(Color.GRAY);
        styler.setLegendBorderColor(Color.WHITE);
        styler.setLegendFont(new Font(Font.SANS_SERIF, Font.PLAIN, 13));
        styler.setLegendSeriesLineLength(40);
        styler.setAxisTickMarksColor(Color.GRAY);
        styler.setChartPadding(14);
    }
}

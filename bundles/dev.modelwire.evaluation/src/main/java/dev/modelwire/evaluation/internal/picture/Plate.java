package dev.modelwire.evaluation.internal.picture;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.font.TextLayout;
import java.awt.geom.AffineTransform;
import java.util.List;
import org.knowm.xchart.internal.chartpart.IChart;

/** A chart with lines of text above it, as large as it is drawn. */
record Plate(String name, String title, List<String> lines, IChart chart) {

    private static final Font TITLE = new Font(Font.SANS_SERIF, Font.BOLD, 17);
    private static final Font LINE = new Font(Font.SANS_SERIF, Font.PLAIN, 12);
    private static final Color GREY = new Color(0x44, 0x44, 0x44);
    private static final int LEFT = 18;
    private static final int TITLE_BASE = 28;
    private static final int LINE_HEIGHT = 17;

    Plate {
        lines = List.copyOf(lines);
    }

    private int head() {
        return TITLE_BASE + lines.size() * LINE_HEIGHT + LINE_HEIGHT / 2;
    }

    int width() {
        return chart.getWidth();
    }

    int height() {
        return chart.getHeight() + head();
    }

    void paint(Graphics2D graphics) {
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, width(), height());
        text(graphics, title, TITLE, Color.BLACK, TITLE_BASE);
        for (int i = 0; i < lines.size(); i++) {
            text(graphics, lines.get(i), LINE, GREY, TITLE_BASE + (i + 1) * LINE_HEIGHT);
        }
        AffineTransform before = graphics.getTransform();
        graphics.translate(0, head());
        chart.paint(graphics, chart.getWidth(), chart.getHeight());
        graphics.setTransform(before);
    }

    /** As outlines, so that it looks the same where there are other fonts. */
    private static void text(Graphics2D graphics, String text, Font font, Color colour, int base) {
        graphics.setColor(colour);
        TextLayout layout = new TextLayout(text, font, graphics.getFontRenderContext());
        graphics.fill(layout.getOutline(AffineTransform.getTranslateInstance(LEFT, base)));
    }
}

package dev.modelwire.demo.run;

import com.google.gson.JsonObject;
import dev.modelwire.cli.StatusText;
import java.time.Duration;
import java.util.Locale;

/** One screen that says how the gateway is. Pure: a function of what was seen. */
final class StatusScreen {

    private static final String TOP = "\u001b[H";
    private static final String REST_OF_LINE = "\u001b[K";
    private static final String REST_OF_SCREEN = "\u001b[J";

    private StatusScreen() {}

    /**
     * What was seen of the gateway.
     *
     * @param scored records scored since the start
     * @param refused records refused since the start
     * @param queued records that wait for the model
     * @param perSecond records scored in the last second
     * @param alarms records whose state is not the normal one
     * @param lastAlarm the last of them in words, blank if there was none
     */
    record Seen(
            String url,
            Duration up,
            long scored,
            long refused,
            long queued,
            double perSecond,
            long alarms,
            String lastAlarm,
            JsonObject reported) {}

    static String draw(Seen seen, int width) {
        StringBuilder text = new StringBuilder();
        line(text, "Modelwire gateway   up %s   cloud %s   Ctrl-C stops", clock(seen.up()), seen.url());
        line(text, "");
        line(
                text,
                "records  scored %,d   refused %,d   waiting %,d   %,.0f records/s",
                seen.scored(),
                seen.refused(),
                seen.queued(),
                seen.perSecond());
        line(
                text,
                "alarms   %,d not in state Rad.Flow%s",
                seen.alarms(),
                seen.lastAlarm().isEmpty() ? "" : "   last: " + seen.lastAlarm());
        line(text, "");
        if (seen.reported().size() == 0) {
            line(text, "the gateway does not answer yet");
        } else {
            StatusText.of(seen.reported()).lines().forEach(reported -> line(text, "%s", reported));
        }
        line(text, "");
        line(text, "try:  bndrun/modelctl publish shuttle 2      bndrun/modelctl publish --damage shuttle 2");
        StringBuilder screen = new StringBuilder(TOP);
        text.toString().lines().forEach(line -> screen.append(cut(line, width))
                .append(REST_OF_LINE)
                .append('\n'));
        return screen + REST_OF_SCREEN;
    }

    private static String cut(String line, int width) {
        return line.length() <= width ? line : line.substring(0, width - 1) + "…";
    }

    private static void line(StringBuilder text, String format, Object... arguments) {
        text.append(String.format(Locale.ROOT, format, arguments))
                .append(REST_OF_LINE)
                .append('\n');
    }

    private static String clock(Duration up) {
        return String.format(Locale.ROOT, "%02d:%02d:%02d", up.toHours(), up.toMinutesPart(), up.toSecondsPart());
    }
}

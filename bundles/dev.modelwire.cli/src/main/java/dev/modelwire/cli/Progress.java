package dev.modelwire.cli;

import java.io.PrintStream;
import java.util.Locale;

/** A bar on a terminal; nothing elsewhere. */
final class Progress {

    private static final int WIDTH = 40;

    private final PrintStream out;
    private final boolean shown;
    private final String what;
    private final long all;
    private long done;
    private int drawn = -1;

    Progress(PrintStream out, boolean shown, String what, long all) {
        this.out = out;
        this.shown = shown;
        this.what = what;
        this.all = all;
    }

    @SuppressWarnings("SystemConsoleNull") // null without a terminal up to Java 21; later a bar in a file, no harm
    static Progress onTerminal(String what, long all) {
        return new Progress(System.err, System.console() != null, what, all);
    }

    void more(long bytes) {
        done += bytes;
        int full = all == 0 ? WIDTH : (int) Math.min(WIDTH, done * WIDTH / all);
        if (shown && full != drawn) {
            drawn = full;
            out.printf(
                    Locale.ROOT,
                    "\r%s [%s%s] %3d %%",
                    what,
                    "#".repeat(full),
                    " ".repeat(WIDTH - full),
                    all == 0 ? 100 : Math.min(100, done * 100 / all));
            out.flush();
        }
    }

    void end() {
        if (shown) {
            out.println();
        }
    }
}

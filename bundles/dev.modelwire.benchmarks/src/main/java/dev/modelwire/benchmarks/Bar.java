package dev.modelwire.benchmarks;

import java.io.PrintStream;

/** How far it is: a bar on a terminal, elsewhere a line for every ten percent. */
final class Bar implements AutoCloseable {

    private static final int WIDTH = 30;

    private final PrintStream err;
    private final boolean terminal;
    private final String what;
    private final int all;
    private int tenths;

    Bar(String what, int all) {
        this(what, all, System.err, Boolean.getBoolean("benchmark.terminal"));
    }

    Bar(String what, int all, PrintStream err, boolean terminal) {
        this.what = what;
        this.all = Math.max(1, all);
        this.err = err;
        this.terminal = terminal;
        done(0);
    }

    void done(int count) {
        if (terminal) {
            int filled = (int) ((long) count * WIDTH / all);
            err.print("\r\033[K[" + "#".repeat(filled) + " ".repeat(WIDTH - filled) + "] " + count + "/" + all + "  "
                    + what);
            err.flush();
            return;
        }
        int reached = (int) ((long) count * 10 / all);
        if (reached > tenths) {
            tenths = reached;
            err.println(what + ": " + count + "/" + all);
        }
    }

    @Override
    public void close() {
        if (terminal) {
            err.print("\r\033[K");
            err.flush();
        }
    }
}

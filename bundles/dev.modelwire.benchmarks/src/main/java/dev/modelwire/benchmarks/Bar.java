package dev.modelwire.benchmarks;

import java.io.PrintStream;

/** How far it is: a bar on a terminal, nothing elsewhere. */
final class Bar implements AutoCloseable {

    private static final int WIDTH = 30;

    private final PrintStream err = System.err;
    private final boolean terminal = Boolean.getBoolean("benchmark.terminal");
    private final String what;
    private final int all;

    Bar(String what, int all) {
        this.what = what;
        this.all = all;
        done(0);
    }

    void done(int count) {
        if (terminal) {
            int filled = (int) ((long) count * WIDTH / Math.max(1, all));
            err.print("\r\033[K[" + "#".repeat(filled) + " ".repeat(WIDTH - filled) + "] " + count + "/" + all + "  "
                    + what);
            err.flush();
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

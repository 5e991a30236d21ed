package dev.modelwire.demo;

import java.io.PrintStream;

/** A bar that moves on a terminal; elsewhere a line for every ten percent. */
final class Progress {
    private static final int WIDTH = 40;

    private final PrintStream out;
    private final boolean terminal;
    private int shown = -1;

    Progress(PrintStream out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    void show(String activity, double share) {
        int percent = (int) Math.floor(Math.min(share, 1) * 100 + 1e-9);
        if (terminal ? percent == shown : percent / 10 == shown / 10 && shown >= 0) {
            return;
        }
        shown = percent;
        if (!terminal) {
            out.println(activity + ": " + percent / 10 * 10 + " %");
            return;
        }
        int filled = percent * WIDTH / 100;
        out.print("\r" + "█".repeat(filled) + "░".repeat(WIDTH - filled) + " " + percent + " %  " + activity
                + "\u001b[K");
        if (percent == 100) {
            out.println();
        }
        out.flush();
    }
}

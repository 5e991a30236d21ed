package dev.modelwire.demo.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/** A story that a gateway lives through without a terminal. */
interface Scenario {

    /** Plays the story and judges it. */
    Outcome play(Plant plant) throws IOException;

    /** Returns how many records per second the machine sends. */
    default int rate() {
        return 2_000;
    }

    /**
     * How it ended.
     *
     * @param passed whether all that was promised held
     * @param line the one last line
     * @param detail more for whoever looks for the cause; may be blank
     */
    record Outcome(boolean passed, String line, String detail) {

        public Outcome {
            Objects.requireNonNull(line, "line");
            Objects.requireNonNull(detail, "detail");
        }

        /** Returns what is printed at the end, with the place of the log if it failed. */
        List<String> told(Path log) {
            return passed ? List.of(line) : List.of(detail, "the gateway's log is in " + log, line);
        }

        /** Returns the exit status of the process. */
        int status() {
            return passed ? 0 : 1;
        }

        static Outcome failed(String scenario, String why) {
            return new Outcome(false, "scenario " + scenario + ": failed", why);
        }
    }
}

package dev.modelwire.gateway.internal.component;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.eclipse.kura.wire.WireRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayerTest {

    @TempDir
    Path directory;

    private final List<String> emitted = new ArrayList<>();

    private Replayer replayer(int rate, boolean repeat, String sequence, int limit, Consumer<WireRecord> sink)
            throws IOException {
        var file = Files.writeString(directory.resolve("data.csv"), "a\n10\n20\n30\n");
        var options = new ReplayOptions(file.toString(), rate, Duration.ZERO, true, repeat, sequence, limit);
        return new Replayer(options, new CountDownLatch(0), sink, System::nanoTime);
    }

    private void collect(WireRecord row) {
        emitted.add(RecordJson.write(row));
    }

    @Test
    void run_file_emitsEachRowOnceAndFinishes() throws IOException {
        var replayer = replayer(0, false, "", 0, this::collect);

        replayer.run();

        assertEquals(List.of("{\"a\":10}", "{\"a\":20}", "{\"a\":30}"), emitted);
        assertEquals(3, replayer.emitted());
        assertEquals(Replayer.State.FINISHED, replayer.state());
    }

    @Test
    void run_repeatWithLimitAndSequence_countsOn() throws IOException {
        replayer(0, true, "n", 4, this::collect).run();

        assertEquals("{\"n\":3,\"a\":10}", emitted.get(3));
        assertEquals(4, emitted.size());
    }

    @Test
    void run_stoppedInTheMiddle_emitsNoMore() throws IOException {
        var holder = new ArrayList<Replayer>();
        var replayer = replayer(0, true, "", 0, row -> {
            collect(row);
            holder.get(0).stop();
        });
        holder.add(replayer);

        replayer.run();

        assertEquals(1, emitted.size());
        assertEquals(Replayer.State.STOPPED, replayer.state());
    }

    @Test
    void run_missingFile_fails() {
        var options = new ReplayOptions(directory.resolve("none.csv").toString(), 0, Duration.ZERO, true, false, "", 0);
        var replayer = new Replayer(options, new CountDownLatch(0), this::collect, System::nanoTime);

        replayer.run();

        assertEquals(Replayer.State.FAILED, replayer.state());
    }

    @Test
    void dueNanos_rate_spreadsRecordsEvenly() {
        var options = new ReplayOptions("f", 1_000, Duration.ZERO, true, false, "", 0);

        assertEquals(0, options.dueNanos(0));
        assertEquals(5_000_000, options.dueNanos(5));
        assertEquals(0, ReplayOptions.OFF.dueNanos(1_000_000));
    }

    @Test
    void options_negativeRate_areRefused() {
        var failure = assertThrows(
                IllegalArgumentException.class, () -> new ReplayOptions("f", -1, Duration.ZERO, true, false, "", 0));

        assertTrue(failure.getMessage().contains("[rate] is [-1]"), failure.getMessage());
    }
}

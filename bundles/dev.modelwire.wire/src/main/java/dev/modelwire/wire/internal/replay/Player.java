package dev.modelwire.wire.internal.replay;

import dev.modelwire.wire.internal.Signal;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.eclipse.kura.type.TypedValue;
import org.eclipse.kura.type.TypedValues;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Plays one source from its beginning, until its end, a stop, or a configuration with another source. */
final class Player {

    private static final Logger LOGGER = LoggerFactory.getLogger(Player.class);

    private final Source source;
    private final Supplier<Optional<ReplayOptions>> options;
    private final Signal signal;
    private final Ticker ticker;
    private final Progress progress;
    private final Consumer<Map<String, TypedValue<?>>> outlet;
    private Optional<Anchor> anchor = Optional.empty();
    private long number;

    /** @param options what is set now, empty once the replay is stopped */
    Player(
            Source source,
            Supplier<Optional<ReplayOptions>> options,
            Signal signal,
            Ticker ticker,
            Progress progress,
            Consumer<Map<String, TypedValue<?>>> outlet) {
        this.source = source;
        this.options = options;
        this.signal = signal;
        this.ticker = ticker;
        this.progress = progress;
        this.outlet = outlet;
    }

    /** Returns whether it came to the end; false if it was called off. */
    boolean play() throws IOException, InterruptedException {
        Table table = Table.open(source);
        boolean again = true;
        while (again) {
            long before = number;
            for (Path file : table.files()) {
                if (!playFile(table, file)) {
                    return false;
                }
            }
            progress.rounds.increment();
            again = number > before && options.get().map(ReplayOptions::loop).orElse(false);
        }
        return true;
    }

    private boolean playFile(Table table, Path file) throws IOException, InterruptedException {
        long bad = 0;
        try (CsvLines lines = table.rows(file)) {
            for (Optional<List<String>> cells = lines.next(); cells.isPresent(); cells = lines.next()) {
                Row row;
                try {
                    row = table.row(cells.get());
                } catch (IllegalArgumentException e) {
                    progress.badRows.increment();
                    if (bad++ == 0) {
                        LOGGER.warn("{} is left out: {}", lines.where(), e.getMessage());
                    }
                    continue;
                }
                if (!due(row)) {
                    return false;
                }
                emit(row);
            }
        }
        progress.files.increment();
        return true;
    }

    private boolean due(Row row) throws InterruptedException {
        while (true) {
            long seen = signal.count();
            Optional<ReplayOptions> now =
                    options.get().filter(current -> current.source().equals(source));
            if (now.isEmpty()) {
                return false;
            }
            if (now.get().paused()) {
                progress.state(Progress.State.PAUSED);
                anchor = Optional.empty();
                signal.await(seen);
                continue;
            }
            progress.state(Progress.State.RUNNING);
            Pace pace = now.get().pace();
            Anchor from = anchor.filter(set -> set.holds(pace, row.millis()))
                    .orElseGet(() -> new Anchor(pace, ticker.nanos(), row.millis(), number));
            anchor = Optional.of(from);
            long left = from.dueNanos(row.millis(), number) - (ticker.nanos() - from.nanos());
            if (left <= 0) {
                return true;
            }
            ticker.await(signal, seen, left);
        }
    }

    private void emit(Row row) {
        number++;
        Map<String, TypedValue<?>> values = row.values();
        if (!source.sequence().isEmpty()) {
            values = new LinkedHashMap<>();
            values.put(source.sequence(), TypedValues.newLongValue(number));
            row.values().forEach(values::putIfAbsent);
        }
        try {
            outlet.accept(values);
            progress.emitted.increment();
        } catch (RuntimeException e) {
            progress.emitFailed.increment();
            LOGGER.debug("the host did not take a record", e);
        }
    }
}

package dev.modelwire.store.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.modelwire.api.model.VersionLabel;
import dev.modelwire.api.reported.ErrorCode;
import dev.modelwire.api.store.KnownBad;
import dev.modelwire.api.store.ModelRecord;
import dev.modelwire.api.store.Transition;
import dev.modelwire.api.store.VersionRole;
import dev.modelwire.testkit.store.Bytes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A gateway without a battery begins in 1970, or anywhere. */
class ClockTest {

    private static final byte[] ONE = Bytes.random(1, 1000);
    private static final byte[] TWO = Bytes.random(2, 1000);
    private static final byte[] THREE = Bytes.random(3, 1000);

    @TempDir
    Path directory;

    @Test
    void save_instantsOfAnyTimeInAnyOrder_P7_roundTripInTheOrderGiven() throws Exception {
        List<Instant> times = List.of(
                Instant.parse("2026-05-01T00:00:00Z"),
                Instant.EPOCH,
                Instant.EPOCH.minusNanos(1),
                Instant.MIN,
                Instant.MAX,
                Instant.EPOCH.plusSeconds(7));
        ModelRecord record = ModelRecord.empty(Stores.PUMP)
                .withKnownBad(times.stream()
                        .map(at -> new KnownBad(Bytes.md5(ONE), ErrorCode.STORE_IO, "x", at))
                        .toList());
        for (Instant at : times) {
            record = record.with(
                    new Transition(at, Transition.Kind.REFUSED, VersionLabel.of("1"), Bytes.sha256(ONE), ""));
        }
        try (FileModelStore store = Stores.openQuickly(directory)) {
            store.save(record);
        }
        try (FileModelStore store = Stores.openQuickly(directory)) {
            assertEquals(record, store.record(Stores.PUMP));
            assertEquals(List.of(), store.problems());
        }
    }

    @Test
    void collect_fileTimesOfTheFutureAndOf1970_P11_playNoPart() throws Exception {
        ModelRecord record;
        try (FileModelStore store = Stores.openQuickly(directory)) {
            record = Stores.active(Stores.put(store, Bytes.sha256(ONE), ONE), "1")
                    .withRetired(List.of(
                            Stores.version(Stores.put(store, Bytes.sha256(TWO), TWO), "3"),
                            Stores.version(Stores.put(store, Bytes.sha256(THREE), THREE), "2")));
            store.save(record.with(VersionRole.PREVIOUS, record.retired().get(0)));
            store.save(record);
        }
        for (Instant time : List.of(Instant.EPOCH, Instant.parse("2099-01-01T00:00:00Z"))) {
            touchAll(FileTime.from(time));
            Files.setLastModifiedTime(Stores.blob(directory, Bytes.sha256(THREE)), FileTime.from(Instant.EPOCH));
            try (FileModelStore store =
                    new FileModelStore(Stores.quick(), directory, new StoreOptions(0, 3000, 9)).open()) {
                assertEquals(record, store.record(Stores.PUMP));
                assertEquals(0, store.collect());
            }
        }
        Files.setLastModifiedTime(
                Stores.blob(directory, Bytes.sha256(TWO)), FileTime.from(Instant.EPOCH.minusSeconds(99)));
        try (FileModelStore store =
                new FileModelStore(Stores.quick(), directory, new StoreOptions(0, 3000, 9)).open()) {
            store.write(Bytes.sha256(new byte[1]), 1000, 1000).close();
            assertEquals(
                    record.retired().subList(0, 1), store.record(Stores.PUMP).retired());
        }
    }

    private void touchAll(FileTime time) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.toList()) {
                Files.setLastModifiedTime(file, time);
            }
        }
    }
}

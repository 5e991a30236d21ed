package dev.modelwire.store.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.modelwire.api.model.ModelName;
import dev.modelwire.api.reported.ErrorCode;
import dev.modelwire.api.store.KnownBad;
import dev.modelwire.api.store.ModelRecord;
import dev.modelwire.api.store.StoreException;
import dev.modelwire.api.store.StoredBlob;
import dev.modelwire.api.store.VersionRole;
import dev.modelwire.testkit.store.Bytes;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Stores of an older, a newer and no format; what a kill on the way does is asked elsewhere. */
class MigrationTest {

    private static final byte[] ONE = Bytes.random(1, 1000);
    private static final byte[] TWO = Bytes.random(2, 1000);
    private static final ModelName FAN = ModelName.of("fan");
    private static final ModelName GONE = ModelName.of("gone");

    @TempDir
    Path directory;

    private ModelRecord pump;
    private ModelRecord fan;
    private ModelRecord gone;
    private ModelRecord pumpBefore;

    @BeforeEach
    void firstFormat() throws Exception {
        try (FileModelStore store = Stores.openQuickly(directory)) {
            StoredBlob one = Stores.put(store, Bytes.sha256(ONE), ONE);
            StoredBlob two = Stores.put(store, Bytes.md5(TWO), TWO);
            pumpBefore = Stores.active(one, "1");
            pump = Stores.active(two, "2")
                    .with(VersionRole.PREVIOUS, Stores.version(one, "1"))
                    .with(VersionRole.CANDIDATE, Stores.version(one, "3"));
            fan = ModelRecord.empty(FAN).with(VersionRole.ACTIVE, Stores.version(one, "1"));
            gone = ModelRecord.empty(GONE)
                    .withKnownBad(List.of(
                            new KnownBad(Bytes.md5(ONE), ErrorCode.GOLDEN_MISMATCH, "row 3", Instant.EPOCH),
                            new KnownBad(Bytes.sha256(TWO), ErrorCode.SIZE_MISMATCH, "", Instant.MAX)));
        }
        StoreLayout layout = new StoreLayout(directory);
        Files.writeString(layout.format(), "modelwire-store 1\n");
        Files.write(layout.record(Stores.PUMP), FirstFormat.encode(pump));
        Files.write(layout.oldRecord(Stores.PUMP), FirstFormat.encode(pumpBefore));
        Files.write(layout.record(FAN), FirstFormat.encode(fan));
        Files.write(layout.record(GONE), FirstFormat.encode(gone));
    }

    private void assertNothingLost() throws Exception {
        try (FileModelStore store = Stores.openQuickly(directory)) {
            assertEquals(List.of(fan, gone, pump), store.records());
            assertEquals(List.of("pump.tflite"), Stores.names(directory.resolve("files")));
            store.collect();
            store.open(Bytes.sha256(ONE)).close();
            store.open(Bytes.sha256(TWO)).close();
        }
    }

    @Test
    void open_firstFormat_P3_everyRecordIsRewrittenAndEqual() throws Exception {
        assertNothingLost();
        assertEquals("modelwire-store 2\n", Files.readString(directory.resolve("FORMAT")));
        for (ModelRecord record : List.of(pump, fan, gone)) {
            String text = Files.readString(directory.resolve("models/" + record.name() + ".json"));
            assertEquals(
                    new RecordReader.ReadRecord(RecordEnvelope.FORMAT, record),
                    RecordReader.decode(record.name(), text));
        }
        try (FileModelStore store = Stores.openQuickly(directory)) {
            assertEquals(List.of(), store.problems());
        }
    }

    @Test
    void open_firstFormatAndRecordDamaged_P3_previousOneOfThatFormatIsUsed() throws Exception {
        Files.write(directory.resolve("models/pump.json"), new byte[100]);
        try (FileModelStore store = Stores.openQuickly(directory)) {
            assertEquals(pumpBefore, store.record(Stores.PUMP));
            store.save(pump);
            assertTrue(
                    Files.readString(directory.resolve("models/pump.json.old")).startsWith("{\"modelwireRecord\":2,"));
        }
    }

    @Test
    void open_migratedThenDamaged_P3_previousOfTheFirstFormatIsStillUsed() throws Exception {
        assertNothingLost();
        Files.write(directory.resolve("models/pump.json"), new byte[0]);
        try (FileModelStore store = Stores.openQuickly(directory)) {
            assertEquals(pumpBefore, store.record(Stores.PUMP));
        }
    }

    @Test
    void open_newerStoreFormat_P3_refusedUntouched() throws Exception {
        Files.writeString(directory.resolve("FORMAT"), "modelwire-store 3\n");
        Files.writeString(directory.resolve("tmp/x"), "x");
        Map<String, String> before = contents();
        StoreException e = assertThrows(StoreException.class, () -> Stores.openQuickly(directory));
        assertEquals(ErrorCode.STORE_IO, e.code());
        assertTrue(e.getMessage().contains("install the version that wrote it"), e.getMessage());
        assertEquals(before, contents());
    }

    @Test
    void open_formatFileGarbage_P3_storeOpensWithAllItHas() throws Exception {
        for (String text : List.of("", "\n", "modelwire-store", "modelwire-store -1", "\0\0\0", "x".repeat(100_000))) {
            Files.writeString(directory.resolve("FORMAT"), text);
            assertNothingLost();
            assertEquals("modelwire-store 2\n", Files.readString(directory.resolve("FORMAT")));
        }
        Files.write(directory.resolve("FORMAT"), new byte[] {(byte) 0xFF, (byte) 0xFE});
        assertNothingLost();
        Files.delete(directory.resolve("FORMAT"));
        assertNothingLost();
    }

    /** Two of the flips make it a newer number: then the store says so and changes nothing, which is the safe side. */
    @Test
    void open_formatFileWithAnyBitFlipped_P3_opensOrRefusesWhatLooksNewerUntouched() throws Exception {
        byte[] good = "modelwire-store 2\n".getBytes(StandardCharsets.US_ASCII);
        int newer = 0;
        for (int bit = 0; bit < good.length * 8; bit++) {
            Files.write(directory.resolve("FORMAT"), good);
            Stores.flip(directory.resolve("FORMAT"), bit);
            String text = new String(Files.readAllBytes(directory.resolve("FORMAT")), StandardCharsets.ISO_8859_1);
            if (text.equals("modelwire-store 3\n") || text.equals("modelwire-store 6\n")) {
                newer++;
                Map<String, String> before = contents();
                assertThrows(StoreException.class, () -> Stores.openQuickly(directory));
                assertEquals(before, contents());
            } else {
                Stores.openQuickly(directory).close();
                assertEquals(
                        "modelwire-store 2",
                        Files.readString(directory.resolve("FORMAT")).strip(),
                        text);
            }
        }
        assertEquals(2, newer);
        Files.write(directory.resolve("FORMAT"), good);
        assertNothingLost();
    }

    private Map<String, String> contents() throws Exception {
        Map<String, String> contents = new TreeMap<>();
        for (String name : Stores.tree(directory)) {
            contents.put(name, new String(Files.readAllBytes(directory.resolve(name)), StandardCharsets.ISO_8859_1));
        }
        return contents;
    }
}

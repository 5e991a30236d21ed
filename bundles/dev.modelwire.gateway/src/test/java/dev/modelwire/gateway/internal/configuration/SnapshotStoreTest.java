package dev.modelwire.gateway.internal.configuration;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.modelwire.gateway.internal.security.CryptoServiceComponent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.kura.KuraErrorCode;
import org.eclipse.kura.KuraException;
import org.eclipse.kura.configuration.Password;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SnapshotStoreTest {

    private static final Clock CLOCK = Clock.fixed(Instant.ofEpochMilli(1_000), ZoneOffset.UTC);

    @TempDir
    Path directory;

    private final CryptoServiceComponent crypto = new CryptoServiceComponent();

    private SnapshotStore store(int keep) {
        return new SnapshotStore(directory, keep, crypto, CLOCK);
    }

    private static List<KnownConfiguration> one(Map<String, Object> properties) {
        return List.of(new KnownConfiguration("a.B", null, properties));
    }

    @Test
    void saveAndLoad_everyType_isEqual() throws KuraException {
        var properties = new LinkedHashMap<String, Object>();
        properties.put("text", "<&>\"'${x}\\ äöü \n\r\t,");
        properties.put("empty", "");
        properties.put("int", 7);
        properties.put("long", 8L);
        properties.put("float", 1.5f);
        properties.put("double", -2.25);
        properties.put("boolean", true);
        properties.put("short", (short) 3);
        properties.put("byte", (byte) 4);
        properties.put("char", 'c');

        var id = store(10).save(one(properties));
        var loaded = store(10).load(id);

        assertEquals(properties, loaded.get(0).properties());
        assertEquals("a.B", loaded.get(0).getPid());
    }

    @Test
    void saveAndLoad_arrays_areEqual() throws KuraException {
        var id = store(10).save(one(Map.of("texts", new String[] {"a", "", "c"})));

        assertArrayEquals(new String[] {"a", "", "c"}, (Object[])
                store(10).load(id).get(0).properties().get("texts"));
    }

    @Test
    void saveAndLoad_password_comesBackAndIsNowhereInTheFile() throws Exception {
        var id = store(10).save(one(Map.of("token", new Password("s3cret"))));
        var file = directory.resolve("snapshot_" + id + ".xml");
        var plain = new String(crypto.decryptAes(Files.readString(file).toCharArray()));

        assertFalse(plain.contains("s3cret"), plain);
        assertTrue(plain.contains("encrypted=\"true\" name=\"token\" type=\"Password\""), plain);
        var loaded = (Password) store(10).load(id).get(0).properties().get("token");
        assertEquals("s3cret", new String(loaded.getPassword()));
    }

    @Test
    void load_plainTextOfTheConsole_isRead() throws Exception {
        Files.writeString(directory.resolve("snapshot_5.xml"), """
                <esf:configurations xmlns:esf="http://eurotech.com/esf/2.0">
                  <esf:configuration pid="p"><esf:properties>
                    <esf:property array="false" encrypted="false" name="n" type="Integer"><esf:value>60</esf:value></esf:property>
                    <esf:property array="false" encrypted="false" name="w" type="Password"><esf:value>open</esf:value></esf:property>
                  </esf:properties></esf:configuration>
                </esf:configurations>
                """);

        var properties = store(10).load(5).get(0).properties();

        assertEquals(60, properties.get("n"));
        assertEquals("open", String.valueOf(properties.get("w")));
    }

    @Test
    void encryptPlainFiles_plainFile_isCiphertextAfterwards() throws Exception {
        var file = directory.resolve("snapshot_5.xml");
        Files.writeString(file, "<esf:configurations/>");

        store(10).encryptPlainFiles();

        assertFalse(Files.readString(file).contains("<"));
        assertEquals(List.of(), store(10).load(5));
    }

    @Test
    void save_moreThanKept_oldestGoButNotZero() throws KuraException, IOException {
        Files.writeString(directory.resolve("snapshot_0.xml"), "<esf:configurations/>");
        for (var i = 0; i < 4; i++) {
            store(2).save(List.of());
        }

        assertEquals(Set.of(0L, 1_002L, 1_003L), store(2).ids());
    }

    @Test
    void load_unknownId_isNotFound() {
        var failure = assertThrows(KuraException.class, () -> store(10).load(99));

        assertEquals(KuraErrorCode.CONFIGURATION_SNAPSHOT_NOT_FOUND, failure.getCode());
    }
}

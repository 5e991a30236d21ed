package dev.modelwire.store.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.modelwire.api.model.ModelName;
import dev.modelwire.api.model.VersionLabel;
import dev.modelwire.api.reported.ErrorCode;
import dev.modelwire.api.store.KnownBad;
import dev.modelwire.api.store.ModelRecord;
import dev.modelwire.api.store.StoredBlob;
import dev.modelwire.api.store.Transition;
import dev.modelwire.api.store.Trial;
import dev.modelwire.testkit.store.Bytes;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecordReaderTest {

    private static final ModelRecord RECORD = Stores.active(new StoredBlob(Bytes.sha256(new byte[3]), 3), "1")
            .withKnownBad(
                    List.of(new KnownBad(Bytes.md5(new byte[3]), ErrorCode.GOLDEN_MISMATCH, "a \"b\"", Instant.EPOCH)));
    private static final String FIRST = """
            {
             "modelwireRecord": 1,
             "name": "pump",
             "versions": {
              "ACTIVE": {"label": "1", "artifacts": [{"role": "MODEL", "sha256": "%s", "size": 3}]}
             },
             "knownBad": [
              {"algorithm": "MD5", "hex": "%s", "code": "GOLDEN_MISMATCH", "detail": "a \\"b\\"",
               "since": "1970-01-01T00:00:00Z"}
             ],
             "fileNames": ["pump.tflite"]
            }
            """.formatted(
                    Bytes.sha256(new byte[3]).hex(), Bytes.md5(new byte[3]).hex());
    private static final String TEXT = new String(
            RecordWriter.encode(RECORD.withTrial(new Trial(Bytes.sha256(new byte[3]), 1))
                    .with(new Transition(
                            Instant.EPOCH,
                            Transition.Kind.REVERTED,
                            VersionLabel.of("2"),
                            Bytes.md5(new byte[3]),
                            ""))),
            StandardCharsets.UTF_8);

    @Test
    void decode_encoded_same() throws Exception {
        String text = new String(RecordWriter.encode(RECORD), StandardCharsets.UTF_8);
        assertEquals(
                new RecordReader.ReadRecord(RecordEnvelope.FORMAT, RECORD), RecordReader.decode(Stores.PUMP, text));
    }

    @Test
    void decode_firstFormat_same() throws Exception {
        assertEquals(
                new RecordReader.ReadRecord(RecordEnvelope.FIRST, RECORD), RecordReader.decode(Stores.PUMP, FIRST));
    }

    @Test
    void decode_newerFormat_refused() {
        String newer = TEXT.replace("\"modelwireRecord\":2", "\"modelwireRecord\":3");
        RecordFormatException e =
                assertThrows(RecordFormatException.class, () -> RecordReader.decode(Stores.PUMP, newer));
        assertTrue(e.getMessage().contains("has format [3]"), e.getMessage());
    }

    @Test
    void decode_anyBitFlipped_refused() {
        byte[] bytes = TEXT.getBytes(StandardCharsets.UTF_8);
        for (int bit = 0; bit < bytes.length * 8; bit++) {
            byte[] flipped = bytes.clone();
            flipped[bit / 8] ^= (byte) (1 << bit % 8);
            String text = new String(flipped, StandardCharsets.UTF_8);
            assertThrows(RecordFormatException.class, () -> RecordReader.decode(Stores.PUMP, text), text);
        }
    }

    @Test
    void decode_cutAnywhere_refused() {
        for (String whole : List.of(TEXT, FIRST.strip())) {
            for (int length = 0; length < whole.length(); length++) {
                String cut = whole.substring(0, length);
                assertThrows(RecordFormatException.class, () -> RecordReader.decode(Stores.PUMP, cut), cut);
            }
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    "desiredRevision":0   | "desiredRevision":0,"x":1 | key [x] stands where [versionFloor] must
                    "desiredRevision":0,  |                             | key [versionFloor] stands where [desiredRevision] must
                    "desiredRevision":0   | "desiredRevision":-1       | revision [-1]
                    "versionFloor":0      | "versionFloor":0.5         | [versionFloor] must be an integer
                    "starts":1            | "starts":0                 | starts [0]
                    "REVERTED"             | "TWISTED"                   | TWISTED
                    "retired":[]          | "retired":["x"]            | [{] must stand at
                    "retired":[]          | "retired":[[[[[[[[[]]]]]]]]] | [{] must stand at
                    "label":"1"           | "label":"1","label":"1"  | key [label] stands where [artifacts] must
                    "label":"1"           | "label":1                  | must be a string
                    "label":"1"           | "label":null               | [label] must be a string
                    "label":"1"           | "label":"../1"             | version [../1]
                    "ACTIVE"               | "RETIRED"                   | RETIRED
                    "size":3              | "size":"three"             | [size] must be an integer
                    "MODEL"                | "MANIFEST"                  | must have one model artifact
                    "pump.tflite"          | "../pump.tflite"            | file name [../pump.tflite]
                    "name":"pump"         | "name":"other"             | record is of [other]
                    "GOLDEN_MISMATCH"      | "UNHEARD_OF"                | UNHEARD_OF
                    "fileNames":["pump.tflite"] | "fileNames":["pump.tflite"],"x":1 | key [x] is not known here
                    ,"fileNames":["pump.tflite"] |                      | key [fileNames] is missing
                    "fileNames":["pump.tflite"] | "fileNames":[1]       | must be a string
                    "size":3              | "size":92233720368547758070   | 92233720368547758070
                    "detail":""           | "detail":"\\x"          | a text must be JSON
                    1970-01-01             | 1970-13-01                  | 1970-13-01
                    """)
    void decode_altered_refusedAndSaysWhy(String what, String by, String why) {
        assertTrue(TEXT.contains(what), TEXT);
        String body = TEXT.substring(TEXT.indexOf("\"record\":") + 9, TEXT.length() - 2);
        String altered =
                new String(RecordEnvelope.seal(body.replace(what, by == null ? "" : by)), StandardCharsets.UTF_8);
        RecordFormatException e =
                assertThrows(RecordFormatException.class, () -> RecordReader.decode(Stores.PUMP, altered));
        assertTrue(e.getMessage().contains(why), e.getMessage());
    }

    @Test
    void decode_moreBehindIt_refused() {
        assertThrows(RecordFormatException.class, () -> RecordReader.decode(Stores.PUMP, TEXT + "{}"));
        assertThrows(RecordFormatException.class, () -> RecordReader.decode(Stores.PUMP, FIRST + "{}"));
        assertThrows(RecordFormatException.class, () -> RecordReader.decode(ModelName.of("a"), "null"));
    }
}

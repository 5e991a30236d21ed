package dev.modelwire.store.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.modelwire.api.model.ModelName;
import dev.modelwire.api.reported.ErrorCode;
import dev.modelwire.api.store.KnownBad;
import dev.modelwire.api.store.ModelRecord;
import dev.modelwire.api.store.StoredBlob;
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
    private static final String TEXT = new String(RecordWriter.encode(RECORD), StandardCharsets.UTF_8);

    @Test
    void decode_encoded_same() throws Exception {
        assertEquals(RECORD, RecordReader.decode(Stores.PUMP, TEXT));
    }

    @Test
    void decode_cutAnywhere_refused() {
        String trimmed = TEXT.strip();
        for (int length = 0; length < trimmed.length(); length++) {
            String cut = trimmed.substring(0, length);
            assertThrows(RecordFormatException.class, () -> RecordReader.decode(Stores.PUMP, cut), cut);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    "modelwireRecord": 1   | "modelwireRecord": 2        | has format [2]
                    "modelwireRecord": 1   | "modelwireRecord": 1, "x":1 | key [x] is not known
                    "modelwireRecord": 1,  |                             | key [modelwireRecord] is missing
                    "label": "1"           | "label": "1", "label": "1"  | key [label] stands twice
                    "label": "1"           | "label": 1                  | must be a string
                    "label": "1"           | "label": null               | must be a string
                    "label": "1"           | "label": "../1"             | version [../1]
                    "ACTIVE"               | "RETIRED"                   | RETIRED
                    "size": 3              | "size": "three"             | three
                    "MODEL"                | "MANIFEST"                  | must have one model artifact
                    "pump.tflite"          | "../pump.tflite"            | file name [../pump.tflite]
                    "name": "pump"         | "name": "other"             | record is of [other]
                    "GOLDEN_MISMATCH"      | "UNHEARD_OF"                | UNHEARD_OF
                    1970-01-01             | 1970-13-01                  | 1970-13-01
                    """)
    void decode_altered_refusedAndSaysWhy(String what, String by, String why) {
        assertTrue(TEXT.contains(what), TEXT);
        String altered = TEXT.replace(what, by == null ? "" : by);
        RecordFormatException e =
                assertThrows(RecordFormatException.class, () -> RecordReader.decode(Stores.PUMP, altered));
        assertTrue(e.getMessage().contains(why), e.getMessage());
    }

    @Test
    void decode_moreBehindIt_refused() {
        assertThrows(RecordFormatException.class, () -> RecordReader.decode(Stores.PUMP, TEXT + "{}"));
        assertThrows(RecordFormatException.class, () -> RecordReader.decode(ModelName.of("a"), "null"));
    }
}

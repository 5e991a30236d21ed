package dev.modelwire.demo;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ShuttleDataTest {
    private static final String HEADER = "V1,V2,V3,V4,V5,V6,V7,V8,V9,Class\n";

    @Test
    void load_packedData_splitWithoutOverlap() {
        ShuttleData data = ShuttleData.load();

        assertEquals(15_000, data.training().size());
        assertEquals(30_000, data.heldOut().size());
        assertArrayEquals(
                new double[] {50, 21, 77, 0, 28, 0, 27, 48, 22}, data.training().features(0));
        assertEquals(ShuttleState.FPV_CLOSE, data.training().state(0));
    }

    @Test
    void load_twice_sameDigest() {
        assertEquals(ShuttleData.load().sha256(), ShuttleData.load().sha256());
    }

    @Test
    void parse_unknownState_refusedWithLabel() {
        IllegalArgumentException e =
                assertThrows(IllegalArgumentException.class, () -> parse(HEADER + "1,2,3,4,5,6,7,8,9,Idle\n"));

        assertEquals("Shuttle state [Idle] is unknown: it must be one of " + ShuttleState.labels(), e.getMessage());
    }

    @Test
    void parse_rowWithoutState_refusedWithRow() {
        IllegalArgumentException e =
                assertThrows(IllegalArgumentException.class, () -> parse(HEADER + "1,2,3,4,5,6,7,8,9\n"));

        assertEquals(
                "Shuttle row [1,2,3,4,5,6,7,8,9] has [9] cells: it must have nine values and a state", e.getMessage());
    }

    @Test
    void parse_otherHeader_refused() {
        assertThrows(IllegalArgumentException.class, () -> parse("a,b\n"));
        assertThrows(IllegalArgumentException.class, () -> parse(""));
    }

    @Test
    void features_copyChanged_rowKeepsItsValues() throws Exception {
        Rows rows = parse(HEADER + "1,2,3,4,5,6,7,8,9,High\n");

        rows.features(0)[0] = 99;

        assertEquals(1, rows.features(0)[0]);
    }

    @Test
    void slice_beyondTheRows_refused() throws Exception {
        Rows rows = parse(HEADER + "1,2,3,4,5,6,7,8,9,High\n");

        assertThrows(IllegalArgumentException.class, () -> rows.slice(0, 2));
    }

    private static Rows parse(String csv) throws Exception {
        return ShuttleData.parse(new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8)));
    }
}

package dev.modelwire.wire.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;

class MappedRecordTest {

    private static MappedRecord mapped(Map<String, Object> record, String mapping) {
        return new MappedRecord(Records.of(record), InputMapping.of("input.mapping", mapping));
    }

    @Test
    void get_mappedName_isThePropertyThatItNames() {
        MappedRecord record = mapped(Map.of("tag", 1, "x", 2, "y", 3), "x=tag");

        assertEquals(1, record.get("x"));
        assertEquals(3, record.get("y"));
        assertTrue(record.containsKey("x"));
        assertFalse(record.containsKey("z"));
    }

    @Test
    void get_propertyThatIsNotThere_isMissingAlthoughAnotherHasTheName() {
        MappedRecord record = mapped(Map.of("x", 2), "x=tag");

        assertNull(record.get("x"));
        assertEquals(Map.of(), record);
    }

    @Test
    void entries_all_underTheNamesOfTheModel() {
        assertEquals(Map.of("tag", 1, "x", 1, "y", 3), mapped(Map.of("tag", 1, "y", 3), "x=tag"));
    }

    @Test
    void get_twoNames_mayBeExchanged() {
        MappedRecord record = mapped(Map.of("a", 1, "b", 2), "a=b,b=a");

        assertEquals(Map.of("a", 2, "b", 1), record);
    }

    @Test
    void tell_all_underTheNamesOfTheModel() {
        var told = new Told();

        mapped(Map.of("tag", 1.5f, "x", 2.0, "y", 3.5, "z", true, "n", 4), "x=tag,w=z,v=gone,n=n")
                .tell(told);

        assertEquals(Map.of("tag", 1.5, "y", 3.5), told.numbers);
        assertEquals(Map.of("x", 1.5f, "z", true, "w", true, "n", 4), told.values);
    }
}

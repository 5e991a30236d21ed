package dev.modelwire.kura.internal.dialect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModelwireDialectTest {

    private final Talker talker = new Talker(new ModelwireDialect());

    @ParameterizedTest
    @ValueSource(strings = {"desired", "fleet/a/desired", ""})
    void message_anyTopic_bodyIsTheDocument(String topic) {
        assertEquals(
                " {\"modelwire\":1}",
                talker.message(topic, " {\"modelwire\":1}").desired());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " \n"})
    void message_clearedRetained_withdraws(String body) {
        assertEquals("{}", talker.message("desired", body).desired());
    }

    @Test
    void message_ownReport_isIgnored() {
        assertNull(talker.message("reported", Talker.reported(1, 1, "ACTIVE")).desired());
    }

    @Test
    void message_noUtf8_isHandedOverToBeRefused() {
        assertEquals(
                "\uFFFD",
                new ModelwireDialect()
                        .message("desired", new byte[] {(byte) 0xff, (byte) 0xfe})
                        .desired());
    }

    @Test
    void f5_report_isCompleteAndSentAgainOnReconnect() {
        assertEquals(List.of(), talker.connected().sent());
        String report = Talker.reported(1, 3, "ACTIVE");

        assertEquals(
                List.of(new Outgoing("reported", report)), talker.report(report).sent());
        assertEquals(
                List.of(new Outgoing("reported", report)), talker.connected().sent());
        assertFalse(talker.unanswered());
    }
}

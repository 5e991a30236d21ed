package dev.modelwire.kura.internal.dialect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AzureDialectTest {

    private static final String GOT = "$iothub/twin/res/200/?$rid=modelwire-get";
    private static final String DOCUMENT = "{\"modelwire\":1,\"revision\":42,\"models\":[]}";

    private final Talker hub = new Talker(new AzureDialect());

    private static String twin(long version, String own) {
        return "{\"desired\":{\"telemetrySendFrequency\":\"5m\"" + own + ",\"$version\":" + version
                + "},\"reported\":{\"telemetrySendFrequency\":\"5m\",\"batteryLevel\":55,\"$version\":4}}";
    }

    private static String patchTopic(long version) {
        return "$iothub/twin/PATCH/properties/desired/?$version=" + version;
    }

    private Talker known(long version) {
        return hub.connected().message(GOT, twin(version, ",\"modelwire\":" + DOCUMENT));
    }

    @Test
    void connected_first_asksForTheWholeTwin() {
        hub.connected();

        assertEquals(List.of(new Outgoing("$iothub/twin/GET/?$rid=modelwire-get", "")), hub.sent());
        assertTrue(hub.unanswered());
    }

    @Test
    void twin_withDocument_isLearnt() {
        known(7);

        assertEquals(DOCUMENT, hub.desired());
        assertFalse(hub.unanswered());
    }

    @Test
    void twin_withDocumentAsText_isLearnt() {
        hub.connected().message(GOT, twin(7, ",\"modelwire\":\"{\\\"revision\\\":1}\""));

        assertEquals("{\"revision\":1}", hub.desired());
    }

    @Test
    void twin_withFlatForm_isLearntWithoutOthersProperties() {
        hub.connected()
                .message(
                        GOT,
                        twin(
                                7,
                                ",\"modelDownloadUrl\":\"https://h/m.tflite\",\"md5\":\"0123\",\"modelFileName\":"
                                        + "\"m.tflite\""));

        assertEquals(
                "{\"modelDownloadUrl\":\"https://h/m.tflite\",\"modelFileName\":\"m.tflite\",\"md5\":\"0123\"}",
                hub.desired());
    }

    @Test
    void twin_withOthersPropertiesOnly_desiresNothing() {
        hub.connected().message(GOT, twin(7, ",\"url\":\"https://not.ours\""));

        assertEquals("{}", hub.desired());
    }

    @Test
    void twin_withRevisionBeyondDouble_keepsItsDigits() {
        hub.connected().message(GOT, twin(7, ",\"modelwire\":{\"revision\":9007199254740991}"));

        assertEquals("{\"revision\":9007199254740991}", hub.desired());
    }

    @Test
    void patch_ofAPartOfTheDocument_asksForTheWholeTwin() {
        known(7).message(patchTopic(8), "{\"modelwire\":{\"revision\":43},\"$version\":8}");

        assertNull(hub.desired());
        assertEquals(List.of(AzureDialect.GET), hub.topics());
    }

    @Test
    void patch_ofOthersProperties_changesNothingAfterTheWholeTwinCame() {
        known(7).message(patchTopic(8), "{\"telemetrySendFrequency\":\"1m\",\"$version\":8}");
        assertNull(hub.desired());

        hub.message(GOT, twin(8, ",\"modelwire\":" + DOCUMENT));

        assertEquals(DOCUMENT, hub.desired());
    }

    @Test
    void patch_null_withdrawsAfterTheWholeTwinCame() {
        known(7).message(patchTopic(8), "{\"modelwire\":null,\"$version\":8}");
        assertEquals(List.of(AzureDialect.GET), hub.topics());

        hub.message(GOT, twin(8, ""));

        assertEquals("{}", hub.desired());
    }

    @Test
    void patch_documentAsText_isLearntAtOnce() {
        known(7).message(patchTopic(8), "{\"modelwire\":\"{\\\"revision\\\":43}\",\"$version\":8}");

        assertEquals("{\"revision\":43}", hub.desired());
        assertEquals(List.of(), hub.topics());
    }

    @Test
    void t10_patchWithAGap_asksForTheWholeTwin() {
        known(7).message(patchTopic(9), "{\"modelwire\":\"{\\\"revision\\\":44}\",\"$version\":9}");

        assertNull(hub.desired());
        assertEquals(List.of(AzureDialect.GET), hub.topics());
    }

    @Test
    void t10_changeMissedWhileDisconnected_isLearntOnReconnect() {
        known(7);

        hub.connected();
        assertEquals(List.of(AzureDialect.GET), hub.topics());
        hub.message(GOT, twin(9, ",\"modelwire\":{\"revision\":44}"));

        assertEquals("{\"revision\":44}", hub.desired());
    }

    @Test
    void t10_patchOvertakesTheAnswer_theOldAnswerIsNotBelieved() {
        known(7);
        hub.connected();
        hub.message(patchTopic(8), "{\"modelwire\":{\"revision\":43},\"$version\":8}");

        hub.message(GOT, twin(7, ",\"modelwire\":" + DOCUMENT));
        assertNull(hub.desired());
        assertEquals(List.of(AzureDialect.GET), hub.topics());
        hub.message(GOT, twin(8, ",\"modelwire\":{\"revision\":43}"));

        assertEquals("{\"revision\":43}", hub.desired());
    }

    @Test
    void twin_madeAnew_isBelievedWhenItComesTwice() {
        known(7);
        hub.connected();

        hub.message(GOT, twin(1, ",\"modelwire\":{\"revision\":1}"));
        assertNull(hub.desired());
        hub.message(GOT, twin(1, ",\"modelwire\":{\"revision\":1}"));

        assertEquals("{\"revision\":1}", hub.desired());
        hub.message(patchTopic(2), "{\"modelwire\":\"{}\",\"$version\":2}");
        assertEquals("{}", hub.desired());
    }

    @Test
    void f5_duplicatePatch_isIgnored() {
        known(7).message(patchTopic(7), "{\"modelwire\":{\"revision\":42},\"$version\":7}");

        assertNull(hub.desired());
        assertEquals(List.of(), hub.topics());
    }

    @Test
    void f5_olderPatch_asks() {
        known(7).message(patchTopic(5), "{\"modelwire\":\"{\\\"revision\\\":1}\",\"$version\":5}");

        assertNull(hub.desired());
        assertEquals(List.of(AzureDialect.GET), hub.topics());
    }

    @Test
    void f5_lateTwinThatNobodyAskedFor_isIgnored() {
        known(7).message(GOT, twin(6, ",\"modelwire\":{\"revision\":1}"));

        assertNull(hub.desired());
        assertEquals(List.of(), hub.topics());
    }

    @ParameterizedTest
    @ValueSource(strings = {"429", "500", "503", "400"})
    void get_refused_isAskedAgainWhenOverdue(String status) {
        hub.connected().message("$iothub/twin/res/" + status + "/?$rid=modelwire-get", "");
        assertNull(hub.desired());
        assertTrue(hub.unanswered());

        hub.overdue();

        assertEquals(List.of(AzureDialect.GET), hub.topics());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "$iothub/twin/res/200/?$rid=17",
                "$iothub/methods/POST/reboot/?$rid=modelwire-get",
                "$iothub/twin/res/2000/?$rid=modelwire-get",
                ""
            })
    void message_ofOthers_isIgnored(String topic) {
        hub.connected().message(topic, twin(7, ""));

        assertNull(hub.desired());
        assertTrue(hub.unanswered());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{\"desired\":", "null"})
    void twin_thatIsNone_isNotAWithdrawal(String body) {
        hub.connected().message(GOT, body);

        assertNull(hub.desired());
        assertTrue(hub.unanswered());
    }

    @Test
    void report_change_isAPatchOfReported() {
        hub.report(Talker.reported(42, 1, "ACTIVATING"));

        assertEquals(
                List.of(new Outgoing(
                        "$iothub/twin/PATCH/properties/reported/?$rid=modelwire-report",
                        "{\"modelwireReported\":{\"revision\":42,\"source\":\"cloud\",\"state\":\"WORKING\","
                                + "\"percent\":10,\"detail\":\"model m0: ACTIVATING\",\"lastModelUpdate\":null,"
                                + "\"refusedCode\":null,\"refusedDetail\":null,\"models\":[{\"name\":\"m.0\","
                                + "\"phase\":\"ACTIVATING\",\"version\":\"6\",\"digest\":\"sha-256:6\","
                                + "\"desired\":\"7\"}],\"omitted\":0}}")),
                hub.sent());
        assertTrue(hub.unanswered());

        hub.message("$iothub/twin/res/204/?$rid=modelwire-report&$version=5", "");

        assertFalse(hub.unanswered());
    }

    @Test
    void f5_sameReportAgain_isNotSent() {
        hub.report(Talker.reported(42, 1, "ACTIVE"));
        hub.message("$iothub/twin/res/204/?$rid=modelwire-report&$version=5", "");

        hub.report(Talker.reported(42, 1, "ACTIVE"));

        assertEquals(List.of(), hub.sent());
    }

    @Test
    void f5_reportThrottled_isSentAgainWhenOverdueAndTheNewestOfThem() {
        hub.report(Talker.reported(42, 1, "PENDING")).report(Talker.reported(42, 1, "ACTIVE"));
        String newest = hub.sent().get(0).body();
        hub.message("$iothub/twin/res/429/?$rid=modelwire-report", "");

        hub.overdue();

        assertEquals(List.of(new Outgoing(AzureDialect.REPORT, newest)), hub.sent());
    }

    @Test
    void f5_reportRefusedForGood_isNotRepeated() {
        hub.report(Talker.reported(42, 1, "ACTIVE"));

        hub.message("$iothub/twin/res/400/?$rid=modelwire-report", "");

        assertFalse(hub.unanswered());
    }

    @Test
    void f5_reportLostWithTheConnection_isSentAgain() {
        hub.report(Talker.reported(42, 1, "ACTIVE"));
        hub.message("$iothub/twin/res/204/?$rid=modelwire-report&$version=5", "");

        hub.connected();

        assertEquals(List.of(AzureDialect.GET, AzureDialect.REPORT), hub.topics());
    }
}

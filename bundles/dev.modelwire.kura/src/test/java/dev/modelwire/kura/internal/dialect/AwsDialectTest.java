package dev.modelwire.kura.internal.dialect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AwsDialectTest {

    private static final String SHADOW = "$aws/things/gateway-7/shadow/name/modelwire";
    private static final String DOCUMENT = "{\"modelwire\":1,\"revision\":42,\"models\":[]}";

    private final Talker shadow = new Talker(AwsDialect.of("gateway-7", "modelwire"));

    private static String got(long version, String desired) {
        return "{\"state\":{\"desired\":" + desired + ",\"reported\":{\"welcome\":\"aws-iot\"},\"delta\":" + desired
                + "},\"metadata\":{\"desired\":{\"modelwire\":{\"revision\":{\"timestamp\":1732269600}}}},"
                + "\"timestamp\":1732269601,\"clientToken\":\"x\",\"version\":" + version + "}";
    }

    private static String delta(long version, String state, String token) {
        return "{\"version\":" + version + ",\"timestamp\":1732269601,\"state\":" + state
                + ",\"metadata\":{\"modelwire\":{\"revision\":{\"timestamp\":1732269600}}},\"clientToken\":\"" + token
                + "\"}";
    }

    private static String accepted(long version, String state, String token) {
        return "{\"state\":" + state + ",\"metadata\":{},\"version\":" + version
                + ",\"timestamp\":1732269601,\"clientToken\":\"" + token + "\"}";
    }

    private Talker known(long version) {
        return shadow.connected().message(SHADOW + "/get/accepted", got(version, "{\"modelwire\":" + DOCUMENT + "}"));
    }

    @Test
    void connected_first_asksForTheShadowWithAnEmptyMessage() {
        shadow.connected();

        assertEquals(List.of(new Outgoing(SHADOW + "/get", "")), shadow.sent());
        assertTrue(shadow.unanswered());
    }

    @Test
    void connected_classicShadow_hasNoName() {
        Talker classic = new Talker(AwsDialect.of("gateway-7", ""));

        assertEquals(
                List.of("$aws/things/gateway-7/shadow/get"), classic.connected().topics());
    }

    @Test
    void shadow_whole_isLearnt() {
        known(7);

        assertEquals(DOCUMENT, shadow.desired());
        assertFalse(shadow.unanswered());
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"welcome\":\"aws-iot\"}", "{\"modelwire\":null}"})
    void shadow_withoutDocument_desiresNothing(String desired) {
        shadow.connected().message(SHADOW + "/get/accepted", got(7, desired));

        assertEquals("{}", shadow.desired());
    }

    @Test
    void shadow_flatForm_isLearnt() {
        String flat = "{\"modelDownloadUrl\":\"https://h/m\",\"modelMd5\":\"0\",\"modelFileName\":\"m\"}";

        shadow.connected().message(SHADOW + "/get/accepted", got(7, flat));

        assertEquals(flat, shadow.desired());
    }

    @Test
    void shadow_neverMade_desiresNothing() {
        shadow.connected()
                .message(
                        SHADOW + "/get/rejected",
                        "{\"code\":404,\"message\":\"No shadow exists with name: 'modelwire'\",\"timestamp\":1,"
                                + "\"clientToken\":\"x\"}");

        assertEquals("{}", shadow.desired());
        assertFalse(shadow.unanswered());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"code\":404,\"message\":\"Thing not found\"}",
                "{\"code\":429,\"message\":\"Too Many Requests\"}",
                "{\"code\":500,\"message\":\"Internal service failure\"}",
                "{}"
            })
    void get_rejected_isNotAWithdrawalAndIsAskedAgain(String error) {
        shadow.connected().message(SHADOW + "/get/rejected", error);
        assertNull(shadow.desired());
        assertTrue(shadow.unanswered());

        assertEquals(List.of(SHADOW + "/get"), shadow.overdue().topics());
    }

    @Test
    void delta_withTheWholeDocument_isLearntAtOnce() {
        String next = DOCUMENT.replace("42", "43");

        known(7).message(SHADOW + "/update/delta", delta(9, "{\"modelwire\":" + next + "}", "back-end"));

        assertEquals(next, shadow.desired());
        assertEquals(List.of(), shadow.topics());
    }

    @Test
    void delta_withTheDocumentAsText_isLearntAtOnce() {
        known(7).message(SHADOW + "/update/delta", delta(8, "{\"modelwire\":\"{\\\"revision\\\":43}\"}", "x"));

        assertEquals("{\"revision\":43}", shadow.desired());
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"modelwire\":{\"revision\":43}}", "{\"modelMd5\":\"0\"}", "{\"color\":\"red\"}", "{}"})
    void delta_withAPart_asksForTheShadow(String state) {
        known(7).message(SHADOW + "/update/delta", delta(8, state, "back-end"));

        assertNull(shadow.desired());
        assertEquals(List.of(SHADOW + "/get"), shadow.topics());
    }

    @Test
    void accepted_documentTakenOut_asksForTheShadowAndWithdraws() {
        known(7).message(SHADOW + "/update/accepted", accepted(8, "{\"desired\":{\"modelwire\":null}}", "back-end"));
        assertEquals(List.of(SHADOW + "/get"), shadow.topics());

        shadow.message(SHADOW + "/get/accepted", got(8, "{}"));

        assertEquals("{}", shadow.desired());
    }

    @Test
    void accepted_desiredTakenOut_asksForTheShadow() {
        known(7).message(SHADOW + "/update/accepted", accepted(8, "{\"desired\":null}", "back-end"));

        assertEquals(List.of(SHADOW + "/get"), shadow.topics());
    }

    @Test
    void accepted_ofWhatOthersReport_isNoReasonToAsk() {
        known(7).message(SHADOW + "/update/accepted", accepted(8, "{\"reported\":{\"on\":true}}", "other"));
        assertEquals(List.of(), shadow.topics());

        shadow.message(SHADOW + "/update/accepted", accepted(10, "{\"reported\":{\"on\":true}}", "other"));
        assertEquals(List.of(SHADOW + "/get"), shadow.topics());
    }

    @Test
    void documents_whole_areLearnt() {
        known(7).message(
                        SHADOW + "/update/documents",
                        "{\"previous\":" + got(7, "{}") + ",\"current\":" + got(8, "{\"modelwire\":{\"revision\":43}}")
                                + ",\"timestamp\":1}");

        assertEquals("{\"revision\":43}", shadow.desired());
    }

    @Test
    void deleted_asksForTheShadow() {
        known(7).message(SHADOW + "/delete/accepted", "{\"version\":8,\"timestamp\":1}");

        assertEquals(List.of(SHADOW + "/get"), shadow.topics());
    }

    @Test
    void t10_changeMissedWhileDisconnected_isLearntOnReconnect() {
        known(7);

        assertEquals(List.of(SHADOW + "/get"), shadow.connected().topics());
        shadow.message(SHADOW + "/get/accepted", got(9, "{\"modelwire\":{\"revision\":44}}"));

        assertEquals("{\"revision\":44}", shadow.desired());
    }

    @Test
    void t10_deltaOvertakesTheAnswer_theOldAnswerIsNotBelieved() {
        known(7).connected();
        shadow.message(SHADOW + "/update/delta", delta(8, "{\"modelwire\":{\"revision\":43}}", "back-end"));

        shadow.message(SHADOW + "/get/accepted", got(7, "{\"modelwire\":" + DOCUMENT + "}"));

        assertNull(shadow.desired());
        assertEquals(List.of(SHADOW + "/get"), shadow.topics());
    }

    @Test
    void f5_duplicateOrOlderDelta_isIgnored() {
        String old = "{\"modelwire\":" + DOCUMENT.replace("42", "41") + "}";

        known(7).message(SHADOW + "/update/delta", delta(7, old, "back-end"));
        assertNull(shadow.desired());
        shadow.message(SHADOW + "/update/delta", delta(6, old, "back-end"));

        assertNull(shadow.desired());
        assertEquals(List.of(), shadow.topics());
    }

    @Test
    void report_change_isAnUpdateOfReported() {
        shadow.report(Talker.reported(42, 0, ""));

        assertEquals(
                List.of(new Outgoing(
                        SHADOW + "/update",
                        "{\"state\":{\"reported\":{\"modelwireReported\":{\"revision\":42,\"source\":\"cloud\","
                                + "\"state\":\"WORKING\",\"percent\":10,\"detail\":\"model m0: \","
                                + "\"lastModelUpdate\":null,\"refusedCode\":null,\"refusedDetail\":null,"
                                + "\"models\":[],\"omitted\":0}}},\"clientToken\":\"modelwire-1\"}")),
                shadow.sent());
    }

    @Test
    void f5_ownReportsAndTheDeltasTheyCause_areNoReasonToAsk() {
        known(7).report(Talker.reported(42, 1, "ACTIVE"));

        shadow.message(SHADOW + "/update/delta", delta(8, "{\"modelwire\":" + DOCUMENT + "}", "modelwire-1"));
        assertNull(shadow.desired());
        assertEquals(List.of(), shadow.topics());
        shadow.message(SHADOW + "/update/accepted", accepted(8, "{\"reported\":{}}", "modelwire-1"));

        assertEquals(List.of(), shadow.topics());
        assertFalse(shadow.unanswered());
    }

    @Test
    void f5_lateConfirmationOfAnOlderReport_doesNotConfirmTheNewest() {
        known(7).report(Talker.reported(42, 1, "PENDING")).report(Talker.reported(42, 1, "ACTIVE"));

        shadow.message(SHADOW + "/update/accepted", accepted(8, "{\"reported\":{}}", "modelwire-1"));
        assertTrue(shadow.unanswered());
        shadow.message(SHADOW + "/update/accepted", accepted(9, "{\"reported\":{}}", "modelwire-2"));

        assertFalse(shadow.unanswered());
    }

    @Test
    void f5_reportThrottled_isSentAgainWhenOverdue() {
        known(7).report(Talker.reported(42, 1, "ACTIVE"));
        shadow.message(SHADOW + "/update/rejected", "{\"code\":429,\"clientToken\":\"modelwire-1\"}");

        assertEquals(List.of(SHADOW + "/update"), shadow.overdue().topics());
    }

    @Test
    void f5_reportRefusedForGood_isNotRepeated() {
        known(7).report(Talker.reported(42, 1, "ACTIVE"));

        shadow.message(SHADOW + "/update/rejected", "{\"code\":413,\"clientToken\":\"modelwire-1\"}");

        assertFalse(shadow.unanswered());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "$aws/things/gateway-8/shadow/name/modelwire/get/accepted",
                "$aws/things/gateway-7/shadow/name/modelwire2/get/accepted",
                "$aws/things/gateway-7/shadow/get/accepted",
                "$aws/things/gateway-7/shadow/name/modelwire/get",
                "$aws/things/gateway-7/shadow/name/modelwire/update"
            })
    void message_ofOthers_isIgnored(String topic) {
        shadow.connected().message(topic, got(7, "{}"));

        assertNull(shadow.desired());
        assertTrue(shadow.unanswered());
    }
}

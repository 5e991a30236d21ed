package dev.modelwire.wire.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.modelwire.api.inference.Output;
import dev.modelwire.api.inference.RefusalCode;
import dev.modelwire.api.inference.ScoreOutcome;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class AnswerMappingTest {

    private static final Map<String, Object> INPUT = Map.of("a", 1, "b", "two");

    private static Map<String, Object> mapped(Map<String, Object> options, Output... outputs) {
        return Records.plain(
                assertInstanceOf(Answer.Result.class, answer(options, outputs)).properties());
    }

    private static Answer answer(Map<String, Object> options, Output... outputs) {
        Map<String, Object> values = new HashMap<>(options);
        values.put("model", "pump");
        var scored = new ScoreOutcome.Scored(FakeInference.version("7"), "fake", 2_500, List.of(outputs));
        return new AnswerMapping().answer(Records.of(INPUT), scored, Configs.options(values));
    }

    private static Output labelled() {
        return new Output("class", new double[] {0.25, 0.75}, List.of("all well", "leak"));
    }

    @Test
    void answer_defaults_labelElementsAndProvenance() {
        Map<String, Object> expected = new LinkedHashMap<>();
        expected.put("label", "leak");
        expected.put("confidence", 0.75);
        expected.put("class_all_well", 0.25);
        expected.put("class_leak", 0.75);
        expected.put("modelwire.model", "pump");
        expected.put("modelwire.version", "7");
        expected.put("modelwire.digest", "ab".repeat(32));
        expected.put("modelwire.engine", "fake");
        expected.put("modelwire.latency.us", 2.5);

        Map<String, Object> result = mapped(Map.of(), labelled());

        assertEquals(expected, result);
        assertEquals(List.copyOf(expected.keySet()), List.copyOf(result.keySet()));
    }

    @Test
    void answer_prefixAndCopies_namesDiffer() {
        var options = Map.<String, Object>of("passthrough", "*", "output.prefix", "p_", "provenance", false);

        assertEquals(
                Map.of("a", 1, "b", "two", "p_a_0", 3.0),
                mapped(options, new Output("a", new double[] {3}, List.of())));
    }

    @Test
    void answer_namedCopies_onlyThoseThatAreThere() {
        var options = Map.<String, Object>of("passthrough", "b,zz", "provenance", false, "output.vector", "none");

        assertEquals(Map.of("b", "two"), mapped(options, new Output("y", new double[] {3}, List.of())));
    }

    @Test
    void answer_bytes_littleEndianDoubles() {
        var options = Map.<String, Object>of("output.vector", "bytes", "provenance", false);

        Map<String, Object> result = mapped(options, new Output("y", new double[] {1, -2}, List.of()));

        byte[] expected = ByteBuffer.allocate(16)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putDouble(1)
                .putDouble(-2)
                .array();
        assertArrayEquals(expected, (byte[]) result.get("y"));
    }

    @Test
    void answer_labelsThatLookAlike_noneIsLost() {
        var options = Map.<String, Object>of("provenance", false, "label.output", false);
        var output = new Output("y", new double[] {1, 2, 3}, List.of("a b", "a_b", "a+b"));

        assertEquals(Map.of("y_a_b", 1.0, "y_a_b_2", 2.0, "y_a_b_3", 3.0), mapped(options, output));
    }

    @Test
    void answer_twoOutputs_labelOfTheFirstThatHasLabels() {
        var options = Map.<String, Object>of("provenance", false, "output.vector", "none");

        assertEquals(
                Map.of("label", "leak", "confidence", 0.75),
                mapped(options, new Output("score", new double[] {9}, List.of()), labelled()));
    }

    @Test
    void answer_topThree_inTheirOrderAndEqualOnesByTheirPlace() {
        var options = Map.<String, Object>of("provenance", false, "output.vector", "none", "top.k", 3);
        var output = new Output("y", new double[] {0.2, 0.1, 0.5, 0.2}, List.of("a", "b", "c", "d"));

        assertEquals(
                Map.of(
                        "label",
                        "c",
                        "confidence",
                        0.5,
                        "label_2",
                        "a",
                        "confidence_2",
                        0.2,
                        "label_3",
                        "d",
                        "confidence_3",
                        0.2),
                mapped(options, output));
    }

    @Test
    void answer_topOfFewerLabels_asManyAsThereAre() {
        var options = Map.<String, Object>of("provenance", false, "output.vector", "none", "top.k", 100);

        assertEquals(4, mapped(options, labelled()).size());
    }

    @ParameterizedTest
    @CsvSource({"0.5,'',true", "0.75,y_b,true", "0.76,y_b,false", "2,z,true", "2.5,z_0,false"})
    void answer_threshold_saysWhetherTheElementIsAsHigh(String threshold, String property, boolean exceeds) {
        var options = Map.<String, Object>of(
                "provenance",
                false,
                "label.output",
                false,
                "output.vector",
                "none",
                "output.prefix",
                "p_",
                "threshold",
                threshold,
                "threshold.property",
                property);
        var first = new Output("y", new double[] {0.5, 0.75}, List.of("a", "b"));
        var second = new Output("z", new double[] {2}, List.of());

        assertEquals(Map.of("p_exceeds", exceeds), mapped(options, first, second));
    }

    @Test
    void answer_thresholdForNothing_refusedAndNotMadeUp() {
        Answer answer = answer(
                Map.of("threshold", "1", "threshold.property", "zz"), new Output("y", new double[] {1}, List.of()));

        var reject = assertInstanceOf(Answer.Reject.class, answer);
        assertEquals("NOT_CONFIGURED", reject.code());
        assertEquals(
                "option threshold.property [zz] must name an element of the outputs [y] as results do without a prefix,"
                        + " for example output_label or output_0",
                Records.plain(reject.properties()).get("modelwire.refusal.detail"));
    }

    @Test
    void answer_dated_theOriginIsAmongTheProvenance() {
        var scored = new ScoreOutcome.Scored(
                FakeInference.version("7"),
                "fake",
                2_500,
                List.of(new Output("y", new double[] {1}, List.of())),
                86_400_000L);
        Answer answer = new AnswerMapping().answer(Records.of(INPUT), scored, Configs.options(Map.of("model", "pump")));

        assertEquals(86_400_000L, Records.plain(answer.properties()).get("modelwire.origin"));
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void answer_notFinite_refused(double bad) {
        Answer answer = answer(Map.of(), new Output("y", new double[] {1, bad}, List.of()));

        var reject = assertInstanceOf(Answer.Reject.class, answer);
        assertEquals("OUTPUT_NOT_FINITE", reject.code());
        assertEquals(
                "output [y] of pump@7 is NaN or infinite",
                Records.plain(reject.properties()).get("modelwire.refusal.detail"));
    }

    @ParameterizedTest
    @EnumSource(RefusalCode.class)
    void answer_refused_inputCodeDetailAndModel(RefusalCode code) {
        Answer answer = new AnswerMapping()
                .answer(
                        Records.of(INPUT),
                        new ScoreOutcome.Refused(code, "because"),
                        Configs.options(Map.of("model", "pump")));

        var reject = assertInstanceOf(Answer.Reject.class, answer);
        assertEquals(code.name(), reject.code());
        assertEquals(
                Map.of(
                        "a",
                        1,
                        "b",
                        "two",
                        "modelwire.refusal",
                        code.name(),
                        "modelwire.refusal.detail",
                        "because",
                        "modelwire.model",
                        "pump"),
                Records.plain(reject.properties()));
    }

    @Test
    void reject_inputWasScoredByAnotherModel_doesNotNameThatModel() {
        Answer answer = AnswerMapping.reject(
                Records.of(Map.of("modelwire.model", "other")), new Refusal(Refusal.NOT_CONFIGURED, "no"), "");

        assertEquals(
                Map.of("modelwire.refusal", "NOT_CONFIGURED", "modelwire.refusal.detail", "no"),
                Records.plain(answer.properties()));
    }

    @Test
    void answer_anotherVersionOptionsOrOutputs_namedByTheirOwn() {
        var mapping = new AnswerMapping();
        var plain = Configs.options(Map.of("model", "pump"));
        var prefixed = Configs.options(Map.of("model", "pump", "output.prefix", "p_"));
        var bare = new Output("y", new double[] {1}, List.of());
        var labelled = new Output("y", new double[] {1}, List.of("on"));

        assertEquals(List.of("y_0", "7"), named(mapping, "7", plain, bare));
        assertEquals(List.of("y_0", "8"), named(mapping, "8", plain, bare));
        assertEquals(List.of("p_y_0", "8"), named(mapping, "8", prefixed, bare));
        assertEquals(List.of("p_y_on", "8"), named(mapping, "8", prefixed, labelled));
        assertEquals(
                List.of("p_z_0", "8"), named(mapping, "8", prefixed, new Output("z", new double[] {1}, List.of())));
        assertEquals(
                List.of("p_z_0", "p_z_1", "8"),
                named(mapping, "8", prefixed, new Output("z", new double[] {1, 2}, List.of())));
    }

    private static List<Object> named(
            AnswerMapping mapping, String version, ModelInferenceOptions options, Output output) {
        var scored = new ScoreOutcome.Scored(FakeInference.version(version), "fake", 2_500, List.of(output));
        var answer = mapping.answer(Records.of(INPUT), scored, options);
        Map<String, Object> properties = Records.plain(answer.properties());
        List<Object> named = new ArrayList<>(properties.keySet().stream()
                .filter(name -> name.matches("(p_)?[yz]_.*"))
                .toList());
        named.add(properties.get("modelwire.version"));
        return named;
    }
}

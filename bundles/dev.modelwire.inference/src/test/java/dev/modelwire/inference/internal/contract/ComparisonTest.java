package dev.modelwire.inference.internal.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.modelwire.api.inference.ContractChange;
import dev.modelwire.api.inference.ContractChange.Kind;
import dev.modelwire.engine.api.ElementType;
import dev.modelwire.engine.api.TensorInfo;
import dev.modelwire.inference.internal.manifest.Feature;
import dev.modelwire.inference.internal.manifest.InputSpec;
import dev.modelwire.inference.internal.manifest.OutputSpec;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Terms before and after, and what the change from the one to the other means. */
class ComparisonTest {

    private static final List<InputSpec> IN = List.of(features(ElementType.FP32, "temp:degC", "flow:m3/h"));
    private static final List<OutputSpec> OUT = List.of(labelled("class", "good", "bad"));

    static Stream<Arguments> inputs() {
        return Stream.of(
                row(Kind.COMPATIBLE, "the same", IN, IN),
                row(
                        Kind.COMPATIBLE,
                        "another order",
                        IN,
                        List.of(features(ElementType.FP32, "flow:m3/h", "temp:degC")),
                        "inputs or features are in another order"),
                row(
                        Kind.COMPATIBLE,
                        "another name of the tensor",
                        IN,
                        List.of(new InputSpec(
                                tensor("other", ElementType.FP32, 1, 2),
                                IN.get(0).features()))),
                row(
                        Kind.COMPATIBLE,
                        "one each instead of a vector",
                        IN,
                        List.of(features(ElementType.FP32, "temp:degC"), features(ElementType.FP64, "flow:m3/h")),
                        "[flow] is taken as FP64 instead of FP32"),
                row(
                        Kind.COMPATIBLE,
                        "another scale",
                        List.of(new InputSpec(tensor("x", ElementType.FP32, 1), List.of(new Feature("a", "", 0, 1)))),
                        List.of(new InputSpec(tensor("x", ElementType.FP32, 1), List.of(new Feature("a", "", 9, 2))))),
                row(
                        Kind.NEW_WIRING,
                        "one more",
                        IN,
                        List.of(features(ElementType.FP32, "temp:degC", "flow:m3/h", "power:W")),
                        "each record must have [power] now"),
                row(
                        Kind.COMPATIBLE,
                        "one less",
                        IN,
                        List.of(features(ElementType.FP32, "temp:degC")),
                        "[flow] is asked for no more"),
                row(
                        Kind.NEW_WIRING,
                        "another name",
                        IN,
                        List.of(features(ElementType.FP32, "temp:degC", "flowrate:m3/h")),
                        "each record must have [flowrate] now",
                        "[flow] is asked for no more"),
                row(
                        Kind.NEW_WIRING,
                        "another unit",
                        IN,
                        List.of(features(ElementType.FP32, "temp:K", "flow:m3/h")),
                        "[temp] is expected in unit [K] instead of [degC]"),
                row(
                        Kind.COMPATIBLE,
                        "a unit that nobody gave before",
                        List.of(features(ElementType.FP32, "temp:")),
                        List.of(features(ElementType.FP32, "temp:K")),
                        "[temp] is expected in unit [K] instead of []"),
                row(
                        Kind.NEW_WIRING,
                        "whole numbers",
                        List.of(features(ElementType.FP32, "n:")),
                        List.of(features(ElementType.INT64, "n:")),
                        "[n] is taken as INT64 instead of FP32"),
                row(
                        Kind.COMPATIBLE,
                        "wider whole numbers",
                        List.of(features(ElementType.UINT8, "n:")),
                        List.of(features(ElementType.INT16, "n:")),
                        "[n] is taken as INT16 instead of UINT8"),
                row(
                        Kind.NEW_WIRING,
                        "no more negative numbers",
                        List.of(features(ElementType.INT8, "n:")),
                        List.of(features(ElementType.UINT8, "n:")),
                        "[n] is taken as UINT8 instead of INT8"),
                row(
                        Kind.COMPATIBLE,
                        "a feature instead of a single element",
                        List.of(raw(ElementType.FP32, 1, 1)),
                        List.of(features(ElementType.FP32, "raw:"))),
                row(
                        Kind.NEW_WIRING,
                        "bytes of another length",
                        List.of(raw(ElementType.UINT8, 1, 64, 64)),
                        List.of(raw(ElementType.UINT8, 1, 96, 96)),
                        "[raw] must have [9216] elements instead of [4096]"),
                row(
                        Kind.NEW_WIRING,
                        "bytes of another type",
                        List.of(raw(ElementType.UINT8, 1, 8)),
                        List.of(raw(ElementType.FP32, 1, 8)),
                        "[raw] is taken as FP32 instead of UINT8"),
                row(
                        Kind.COMPATIBLE,
                        "another shape of as many",
                        List.of(raw(ElementType.UINT8, 1, 8)),
                        List.of(raw(ElementType.UINT8, 8, 1)),
                        "[raw] has shape [8, 1] instead of [1, 8]"));
    }

    @ParameterizedTest(name = "{1}: {0}")
    @MethodSource("inputs")
    void between_inputs_isOfThatKind(
            Kind kind, String what, List<InputSpec> before, List<InputSpec> after, List<String> differences) {
        assertEquals(
                new ContractChange(kind, differences),
                Comparison.between(new Terms(before, OUT), new Terms(after, OUT)));
    }

    static Stream<Arguments> outputs() {
        OutputSpec plain = new OutputSpec(tensor("y", ElementType.FP32, 1, 2), List.of());
        return Stream.of(
                row(Kind.COMPATIBLE, "the same", OUT, OUT),
                row(
                        Kind.COMPATIBLE,
                        "labels in another order",
                        OUT,
                        List.of(labelled("class", "bad", "good")),
                        "the labels of output [class] are in another order"),
                row(
                        Kind.COMPATIBLE,
                        "one more label",
                        OUT,
                        List.of(labelled("class", "good", "bad", "worse")),
                        "label [worse] of output [class] is new"),
                row(
                        Kind.NEW_WIRING,
                        "one less label",
                        OUT,
                        List.of(labelled("class", "good")),
                        "label [bad] of output [class] is answered no more"),
                row(
                        Kind.NEW_WIRING,
                        "another label",
                        OUT,
                        List.of(labelled("class", "good", "faulty")),
                        "label [bad] of output [class] is answered no more",
                        "label [faulty] of output [class] is new"),
                row(
                        Kind.NEW_WIRING,
                        "no more labels",
                        OUT,
                        List.of(new OutputSpec(OUT.get(0).tensor(), List.of())),
                        "the elements of output [class] go by their index instead of a label"),
                row(
                        Kind.NEW_WIRING,
                        "labels where there were none",
                        List.of(new OutputSpec(OUT.get(0).tensor(), List.of())),
                        OUT,
                        "the elements of output [class] go by their label instead of an index"),
                row(
                        Kind.NEW_WIRING,
                        "another name",
                        OUT,
                        List.of(labelled("kind", "good", "bad")),
                        "output [class] is answered no more",
                        "output [kind] is new"),
                row(Kind.COMPATIBLE, "one more", OUT, List.of(OUT.get(0), plain), "output [y] is new"),
                row(Kind.NEW_WIRING, "one less", List.of(OUT.get(0), plain), OUT, "output [y] is answered no more"),
                row(
                        Kind.COMPATIBLE,
                        "another type, which is answered as the same",
                        List.of(plain),
                        List.of(new OutputSpec(tensor("y", ElementType.FP64, 2), List.of()))),
                row(
                        Kind.NEW_WIRING,
                        "another length",
                        List.of(plain),
                        List.of(new OutputSpec(tensor("y", ElementType.FP32, 1, 3), List.of())),
                        "output [y] has [3] elements instead of [2]"));
    }

    @ParameterizedTest(name = "{1}: {0}")
    @MethodSource("outputs")
    void between_outputs_isOfThatKind(
            Kind kind, String what, List<OutputSpec> before, List<OutputSpec> after, List<String> differences) {
        assertEquals(
                new ContractChange(kind, differences), Comparison.between(new Terms(IN, before), new Terms(IN, after)));
    }

    @Test
    void between_moreThanAreTold_tellsThoseThatAskForNewWiringFirstAndCountsTheRest() {
        String[] many = IntStream.range(0, 40).mapToObj(i -> "f" + i + ":").toArray(String[]::new);
        ContractChange change =
                Comparison.between(new Terms(IN, OUT), new Terms(List.of(features(ElementType.FP32, many)), OUT));
        assertEquals(ContractChange.MOST + 1, change.differences().size());
        assertEquals("each record must have [f0] now", change.differences().get(0));
        assertEquals("and [26] more", change.differences().get(ContractChange.MOST));
    }

    private static Arguments row(Kind kind, String what, List<?> before, List<?> after, String... differences) {
        return Arguments.of(kind, what, before, after, List.of(differences));
    }

    private static InputSpec features(ElementType type, String... namesAndUnits) {
        return new InputSpec(
                tensor("features", type, 1, namesAndUnits.length),
                Arrays.stream(namesAndUnits)
                        .map(each -> each.split(":", -1))
                        .map(each -> new Feature(each[0], each[1], 0, 1))
                        .toList());
    }

    private static InputSpec raw(ElementType type, Integer... shape) {
        return new InputSpec(tensor("raw", type, shape), List.of());
    }

    private static OutputSpec labelled(String name, String... labels) {
        return new OutputSpec(tensor(name, ElementType.FP32, 1, labels.length), List.of(labels));
    }

    private static TensorInfo tensor(String name, ElementType type, Integer... shape) {
        return new TensorInfo(name, type, List.of(shape));
    }
}

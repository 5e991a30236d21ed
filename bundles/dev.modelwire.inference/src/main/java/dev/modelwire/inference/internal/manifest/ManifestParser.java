package dev.modelwire.inference.internal.manifest;

import dev.modelwire.api.model.ModelName;
import dev.modelwire.api.model.VersionLabel;
import dev.modelwire.engine.api.ElementType;
import dev.modelwire.engine.api.TensorInfo;
import dev.modelwire.features.internal.FeaturePlan;
import dev.modelwire.features.internal.FormatException;
import dev.modelwire.features.internal.StrictJson;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads a manifest, format 1. For one document. */
public final class ManifestParser {

    /** The largest manifest that is read, in bytes. */
    public static final int LARGEST = 4 << 20;

    private static final String AUTO = "auto";
    private static final String IN_PROCESS = "in-process";
    private static final String PROCESS = "process";
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_TEXT = 2000;
    private static final int MOST_TENSORS = 64;
    private static final int MOST_DIMENSIONS = 16;
    private static final int MOST_ELEMENTS = 65_536;
    private static final int MOST_GOLDEN = 100;
    private static final int MOST_RECORDS = 20_000;

    private final StrictJson json;
    private String model = "";
    private String version = "";
    private String format = "";
    private List<InputSpec> inputs = List.of();
    private List<OutputSpec> outputs = List.of();
    private List<GoldenVector> golden = List.of();
    private Budget budget = Budget.NONE;
    private RuntimeSpec runtime = RuntimeSpec.ANY;
    private int batch = 1;
    private @Nullable FeaturePlan pipeline;

    private ManifestParser(String text) {
        json = new StrictJson(text);
    }

    /** Returns the manifest that these bytes hold in UTF-8. */
    public static Manifest parse(byte[] bytes) throws FormatException {
        if (bytes.length > LARGEST) {
            throw new FormatException(
                    "$: the manifest has " + bytes.length + " bytes: at most " + LARGEST + " are read; shorten it");
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            ManifestParser parser = new ManifestParser(text);
            return parser.json.document(parser::manifest);
        } catch (CharacterCodingException e) {
            throw new FormatException("$: the manifest is not UTF-8; save it as UTF-8", e);
        }
    }

    private Manifest manifest() throws IOException, FormatException {
        json.object(this::key, "modelwire-manifest", "model", "version", "format", "inputs", "outputs");
        Identity identity = new Identity(
                valid("$.model", model, ModelName::of), valid("$.version", version, VersionLabel::of), format);
        unique("$.inputs", inputs.stream().map(input -> input.tensor().name()).toList());
        unique(
                "$.outputs",
                outputs.stream().map(output -> output.tensor().name()).toList());
        BatchRules.check(batch, pipeline, inputs, outputs);
        PipelineRules.check(pipeline, inputs, golden);
        return new Manifest(identity, inputs, outputs, new Checks(golden, budget), runtime, batch, pipeline);
    }

    private boolean key(String key) throws IOException, FormatException {
        switch (key) {
            case "modelwire-manifest" -> json.integer(1, 1);
            case "model" -> model = json.text(LONGEST_NAME);
            case "version" -> version = json.text(LONGEST_NAME);
            case "format" -> format = name();
            case "description", "licence" -> json.text(LONGEST_TEXT);
            case "inputs" -> inputs = some("$.inputs", json.array(MOST_TENSORS, this::input));
            case "outputs" -> outputs = some("$.outputs", json.array(MOST_TENSORS, this::output));
            case "golden" -> golden = json.array(MOST_GOLDEN, this::vector);
            case "budget" -> budget = budget();
            case "runtime" -> runtime = runtime();
            case "batch" -> batch = Math.toIntExact(json.integer(1, BatchRules.MOST));
            case "pipeline" -> pipeline = FeaturePlan.read(json);
            default -> {
                return false;
            }
        }
        return true;
    }

    private InputSpec input() throws IOException, FormatException {
        Tensor tensor = new Tensor();
        List<Feature> features = new ArrayList<>();
        String at = json.path();
        json.object(
                key -> {
                    if (key.equals("features")) {
                        features.addAll(some(json.path(), json.array(MOST_ELEMENTS, this::feature)));
                        return true;
                    }
                    return tensor.key(key);
                },
                "name",
                "type",
                "shape");
        unique(at + ".features", features.stream().map(Feature::name).toList());
        return new InputSpec(tensor.info(at), features);
    }

    private OutputSpec output() throws IOException, FormatException {
        Tensor tensor = new Tensor();
        List<String> labels = new ArrayList<>();
        List<Double> bounds = new ArrayList<>();
        String at = json.path();
        json.object(
                key -> {
                    switch (key) {
                        case "labels" -> labels.addAll(some(json.path(), json.array(MOST_ELEMENTS, this::name)));
                        case "range" -> bounds.addAll(json.array(2, json::number));
                        default -> {
                            return tensor.key(key);
                        }
                    }
                    return true;
                },
                "name",
                "type",
                "shape");
        return new OutputSpec(tensor.info(at), labels, range(at, bounds));
    }

    private RuntimeSpec runtime() throws IOException, FormatException {
        String[] texts = {AUTO, IN_PROCESS};
        String at = json.path();
        json.object(key -> {
            switch (key) {
                case "engine" -> texts[0] = name();
                case "isolation" -> texts[1] = name();
                default -> {
                    return false;
                }
            }
            return true;
        });
        if (!texts[1].equals(IN_PROCESS) && !texts[1].equals(PROCESS)) {
            throw new FormatException(
                    at + ".isolation: it is [" + texts[1] + "]: it must be " + IN_PROCESS + " or " + PROCESS);
        }
        return new RuntimeSpec(texts[0].equals(AUTO) ? "" : texts[0], texts[1].equals(PROCESS));
    }

    private static Range range(String at, List<Double> bounds) throws FormatException {
        if (bounds.isEmpty()) {
            return Range.ALL;
        }
        if (bounds.size() != 2 || bounds.get(0) >= bounds.get(1)) {
            throw new FormatException(at + ".range: it is " + bounds + ": it must be the least and the largest value");
        }
        return new Range(bounds.get(0), bounds.get(1));
    }

    private Feature feature() throws IOException, FormatException {
        String[] texts = {"", ""};
        double[] numbers = {0, 1};
        json.object(
                key -> {
                    switch (key) {
                        case "name" -> texts[0] = name();
                        case "unit" -> texts[1] = json.text(LONGEST_NAME);
                        case "offset" -> numbers[0] = json.number();
                        case "scale" -> numbers[1] = json.number();
                        default -> {
                            return false;
                        }
                    }
                    return true;
                },
                "name");
        return new Feature(texts[0], texts[1], numbers[0], numbers[1]);
    }

    private GoldenVector vector() throws IOException, FormatException {
        Map<String, Object> given = new LinkedHashMap<>();
        Map<String, List<Double>> expected = new LinkedHashMap<>();
        List<Map<String, Object>> records = new ArrayList<>();
        double[] tolerance = {0};
        String at = json.path();
        json.object(
                key -> {
                    switch (key) {
                        case "records" -> records.addAll(some(json.path(), json.array(MOST_RECORDS, this::record)));
                        case "inputs" ->
                            json.object(name -> {
                                given.put(name, json.property());
                                return true;
                            });
                        case "outputs" ->
                            json.object(name -> {
                                expected.put(name, numbers());
                                return true;
                            });
                        case "tolerance" -> tolerance[0] = tolerance();
                        default -> {
                            return false;
                        }
                    }
                    return true;
                },
                "outputs",
                "tolerance");
        if (given.isEmpty() == records.isEmpty()) {
            throw new FormatException(at + ": there must be either [inputs] or [records]");
        }
        return new GoldenVector(given, records, expected, tolerance[0]);
    }

    private Map<String, Object> record() throws IOException, FormatException {
        Map<String, Object> record = new LinkedHashMap<>();
        json.object(name -> {
            record.put(name, json.nextIsText() ? json.text(LONGEST_NAME) : json.property());
            return true;
        });
        return record;
    }

    private Budget budget() throws IOException, FormatException {
        long[] limits = {0, 0};
        json.object(key -> {
            switch (key) {
                case "p99Micros" -> limits[0] = json.integer(1, 3_600_000_000L);
                case "memoryBytes" -> limits[1] = json.integer(1, 1L << 40);
                default -> {
                    return false;
                }
            }
            return true;
        });
        return new Budget(limits[0], limits[1]);
    }

    private double tolerance() throws IOException, FormatException {
        double tolerance = json.number();
        if (tolerance < 0) {
            throw json.refused("[" + tolerance + "] must not be negative");
        }
        return tolerance;
    }

    private List<Double> numbers() throws IOException, FormatException {
        return json.nextIsArray() ? json.array(MOST_ELEMENTS, json::number) : List.of(json.number());
    }

    private String name() throws IOException, FormatException {
        String at = json.path();
        String name = json.text(LONGEST_NAME);
        if (name.isBlank()) {
            throw new FormatException(at + ": it must not be blank");
        }
        return name;
    }

    private static <T> List<T> some(String at, List<T> elements) throws FormatException {
        if (elements.isEmpty()) {
            throw new FormatException(at + ": it must have at least one element");
        }
        return elements;
    }

    private static void unique(String at, List<String> names) throws FormatException {
        Set<String> seen = new HashSet<>();
        for (String name : names) {
            if (!seen.add(name)) {
                throw new FormatException(
                        at + ": the name [" + StrictJson.shown(name) + "] stands twice; names must differ");
            }
        }
    }

    private static <T> T valid(String at, String text, Function<String, T> factory) throws FormatException {
        try {
            return factory.apply(text);
        } catch (IllegalArgumentException e) {
            throw new FormatException(at + ": " + e.getMessage(), e);
        }
    }

    /** The three keys that inputs and outputs share. */
    private final class Tensor {

        private String name = "";
        private ElementType type = ElementType.FP32;
        private List<Integer> shape = List.of();

        boolean key(String key) throws IOException, FormatException {
            switch (key) {
                case "name" -> name = ManifestParser.this.name();
                case "type" -> type = type();
                case "shape" ->
                    shape = json.array(MOST_DIMENSIONS, () -> Math.toIntExact(json.integer(1, Integer.MAX_VALUE)));
                default -> {
                    return false;
                }
            }
            return true;
        }

        TensorInfo info(String at) throws FormatException {
            try {
                return new TensorInfo(name, type, shape);
            } catch (IllegalArgumentException e) {
                throw new FormatException(at + ": " + e.getMessage(), e);
            }
        }

        private ElementType type() throws IOException, FormatException {
            String at = json.path();
            String text = json.text(LONGEST_NAME);
            for (ElementType known : ElementType.values()) {
                if (known.name().equals(text)) {
                    return known;
                }
            }
            throw new FormatException(
                    at + ": the type [" + StrictJson.shown(text) + "] must be one of " + List.of(ElementType.values()));
        }
    }
}

package dev.modelwire.inference.internal.gate;

import dev.modelwire.api.reported.ErrorCode;
import dev.modelwire.engine.api.Engine;
import dev.modelwire.inference.internal.EngineRegistry;
import dev.modelwire.inference.internal.manifest.Manifest;
import dev.modelwire.inference.internal.scan.ModelScan;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** An installed engine opens the format. Without a manifest the format is told from the file or the only engine. */
final class EngineGate implements Gate {

    private static final String TFLITE = "tflite";
    private static final String ONNX = "onnx";
    private static final byte[] TFLITE_IDENTIFIER = "TFL3".getBytes(StandardCharsets.US_ASCII);
    private static final int TFLITE_IDENTIFIER_AT = 4;

    private final EngineRegistry registry;

    EngineGate(EngineRegistry registry) {
        this.registry = registry;
    }

    @Override
    public String name() {
        return "engine";
    }

    @Override
    public Verdict check(Candidate candidate) {
        List<String> known = registry.formats();
        if (known.isEmpty()) {
            return Verdict.refused(
                    ErrorCode.ENGINE_MISSING, "no engine is installed: install a package that brings one");
        }
        Optional<Manifest> manifest = candidate.manifest();
        String format;
        if (manifest.isPresent()) {
            format = manifest.get().identity().format();
        } else if (isTflite(candidate.modelFile().path())) {
            format = TFLITE;
        } else if (isOnnx(candidate.modelFile().path())) {
            format = ONNX;
        } else if (known.size() == 1) {
            format = known.get(0);
        } else {
            return Verdict.refused(
                    ErrorCode.MODEL_INVALID,
                    "the model file has no manifest, and does not tell which of " + known + " it is: add a manifest");
        }
        List<Engine> engines = registry.supporting(format);
        if (engines.isEmpty()) {
            return Verdict.refused(
                    ErrorCode.ENGINE_MISSING,
                    "format [" + format + "] is opened by no installed engine, which open " + known
                            + ": install an engine for it");
        }
        String pinned = manifest.map(each -> each.runtime().engine()).orElse("");
        List<Engine> allowed = engines.stream()
                .filter(engine -> pinned.isEmpty() || engine.name().equals(pinned))
                .toList();
        if (allowed.isEmpty()) {
            return Verdict.refused(
                    ErrorCode.ENGINE_MISSING,
                    "the manifest asks for engine [" + pinned + "], and format [" + format + "] is opened by "
                            + engines.stream().map(Engine::name).toList() + " only: install it, or ask for [auto]");
        }
        candidate.choice(new Candidate.Choice(format, allowed));
        return Verdict.passed();
    }

    private static boolean isOnnx(Path file) {
        try {
            return ModelScan.isOnnx(file);
        } catch (IOException e) {
            return false; // the load says what is wrong with the file
        }
    }

    private static boolean isTflite(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] head = in.readNBytes(TFLITE_IDENTIFIER_AT + TFLITE_IDENTIFIER.length);
            return head.length == TFLITE_IDENTIFIER_AT + TFLITE_IDENTIFIER.length
                    && java.util.Arrays.equals(
                            head, TFLITE_IDENTIFIER_AT, head.length, TFLITE_IDENTIFIER, 0, TFLITE_IDENTIFIER.length);
        } catch (IOException e) {
            return false; // the load says what is wrong with the file
        }
    }
}

package dev.modelwire.inference.internal.gate;

import dev.modelwire.api.reported.ErrorCode;
import dev.modelwire.engine.api.Engine;
import dev.modelwire.inference.internal.scan.ModelScan;
import dev.modelwire.inference.internal.scan.ScanResult;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The file is read without any native code; a format that cannot be read so passes. */
final class ScanGate implements Gate {

    @Override
    public String name() {
        return "scan";
    }

    @Override
    public Verdict check(Candidate candidate) {
        String format = candidate.choice().format();
        if (!ModelScan.knows(format)) {
            return Verdict.passed();
        }
        try {
            ScanResult result = ModelScan.scan(candidate.modelFile().path(), format, customOperators(candidate));
            if (result instanceof ScanResult.Refused refused) {
                return Verdict.refused(ErrorCode.SCAN_REFUSED, refused.detail());
            }
            if (result instanceof ScanResult.Unsupported unsupported) {
                return Verdict.refused(ErrorCode.MODEL_UNSUPPORTED, unsupported.detail());
            }
            if (result instanceof ScanResult.Clean clean) {
                candidate.scanned(clean.summary());
                return narrowed(candidate, clean.summary().customOperators());
            }
            return Verdict.passed();
        } catch (IOException e) {
            return Verdict.refused(ErrorCode.STORE_IO, "the model file could not be read: " + e);
        }
    }

    private static Set<String> customOperators(Candidate candidate) {
        return candidate.choice().engines().stream()
                .flatMap(engine -> engine.customOperators().stream())
                .collect(Collectors.toSet());
    }

    /** Only engines that have all of the custom operators may open the model. */
    private static Verdict narrowed(Candidate candidate, Set<String> used) {
        if (used.isEmpty()) {
            return Verdict.passed();
        }
        Candidate.Choice choice = candidate.choice();
        List<Engine> able = choice.engines().stream()
                .filter(engine -> engine.customOperators().containsAll(used))
                .toList();
        if (able.isEmpty()) {
            return Verdict.refused(
                    ErrorCode.MODEL_UNSUPPORTED,
                    "the model uses the custom operators " + new TreeSet<>(used) + ": no engine has all of them");
        }
        candidate.choice(new Candidate.Choice(choice.format(), able));
        return Verdict.passed();
    }
}

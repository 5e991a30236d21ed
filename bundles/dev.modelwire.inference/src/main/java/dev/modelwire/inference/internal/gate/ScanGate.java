package dev.modelwire.inference.internal.gate;

import dev.modelwire.api.reported.ErrorCode;
import dev.modelwire.inference.internal.scan.ModelScan;
import dev.modelwire.inference.internal.scan.ScanResult;
import java.io.IOException;

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
            ScanResult result = ModelScan.scan(candidate.modelFile().path(), format);
            if (result instanceof ScanResult.Refused refused) {
                return Verdict.refused(ErrorCode.SCAN_REFUSED, refused.detail());
            }
            if (result instanceof ScanResult.Unsupported unsupported) {
                return Verdict.refused(ErrorCode.MODEL_UNSUPPORTED, unsupported.detail());
            }
            if (result instanceof ScanResult.Clean clean) {
                candidate.scanned(clean.summary());
            }
            return Verdict.passed();
        } catch (IOException e) {
            return Verdict.refused(ErrorCode.STORE_IO, "the model file could not be read: " + e);
        }
    }
}

package dev.modelwire.inference.internal.scan;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Scans bytes, by way of a file. */
final class Scans {
    private Scans() {}

    static ScanResult of(String format, byte[] model) {
        try {
            Path file = Files.createTempFile("scan", "." + format);
            try {
                Files.write(file, model);
                return ModelScan.scan(file, format);
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static ModelSummary clean(String format, byte[] model) {
        ScanResult result = of(format, model);
        return assertInstanceOf(ScanResult.Clean.class, result, result::toString)
                .summary();
    }

    static void refused(String format, byte[] model, String why) {
        String detail =
                assertInstanceOf(ScanResult.Refused.class, of(format, model)).detail();
        assertTrue(detail.contains(why), detail);
    }

    static void unsupported(String format, byte[] model, String why) {
        String detail = assertInstanceOf(ScanResult.Unsupported.class, of(format, model))
                .detail();
        assertTrue(detail.contains(why), detail);
    }
}

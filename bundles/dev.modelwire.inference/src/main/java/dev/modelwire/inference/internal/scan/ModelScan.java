package dev.modelwire.inference.internal.scan;

import dev.modelwire.inference.internal.scan.onnx.OnnxScan;
import dev.modelwire.inference.internal.scan.tflite.TfliteScan;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Set;

/** Reads a model file without any native code, and says whether an engine may be given it. */
public final class ModelScan {

    private static final Set<String> FORMATS = Set.of("tflite", "onnx");

    private ModelScan() {}

    /** Returns whether files of the format can be scanned. */
    public static boolean knows(String format) {
        return FORMATS.contains(format);
    }

    /** Returns whether the file is put together as ONNX files are: it says its version, and has one graph and operators. */
    public static boolean isOnnx(Path path) throws IOException {
        try (PagedFile file = PagedFile.open(path)) {
            return OnnxScan.recognises(file);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** Scans a file for engines that have no operators but those of the format. */
    public static ScanResult scan(Path path, String format) throws IOException {
        return scan(path, format, Set.of());
    }

    /**
     * Scans a file; takes time in proportion to what is not weights, and less than 100 MB
     * of heap whatever the file says.
     *
     * @param customOperators names of operators outside of the format's own that an engine has
     * @throws IllegalArgumentException if {@link #knows} does not hold
     * @throws IOException if the file cannot be read
     */
    public static ScanResult scan(Path path, String format, Set<String> customOperators) throws IOException {
        if (!knows(format)) {
            throw new IllegalArgumentException("format [" + format + "] must be one of " + FORMATS);
        }
        try (PagedFile file = PagedFile.open(path)) {
            return new ScanResult.Clean(
                    format.equals("onnx") ? OnnxScan.scan(file) : TfliteScan.scan(file, customOperators));
        } catch (ScanRefusal e) {
            return e.result();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}

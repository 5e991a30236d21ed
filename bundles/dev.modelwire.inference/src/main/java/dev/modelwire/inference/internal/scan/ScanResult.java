package dev.modelwire.inference.internal.scan;

/** What a scan says of a model file. */
public sealed interface ScanResult {

    /** Nothing speaks against giving the file to an engine. */
    record Clean(ModelSummary summary) implements ScanResult {}

    /** The file is damaged, or made to do damage. */
    record Refused(String detail) implements ScanResult {}

    /** The file may be sound, and uses what no engine here is given. */
    record Unsupported(String detail) implements ScanResult {}
}

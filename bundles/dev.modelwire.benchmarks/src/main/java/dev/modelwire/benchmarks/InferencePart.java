package dev.modelwire.benchmarks;

import java.util.List;

/** What is measured of inference, in a JVM of its own each. */
enum InferencePart {
    SCORE(
            true,
            "| engine | model | path | p50 | p99 | over the bare call, p50 | of it | over bare with copies | allocated |",
            "|---|---|---|---:|---:|---:|---:|---:|---:|"),
    WIRE(
            false,
            "| record, constant engine | path | p50 | p99 | × plain emitter → sink | allocated |",
            "|---|---|---:|---:|---:|---:|"),
    COLD(
            true,
            "| engine | model | native loaded | model opened | first score | all, with the start of the JVM |",
            "|---|---|---:|---:|---:|---:|"),
    THROUGHPUT(true, "| engine | model | 1 thread | 2 threads, 2 sessions | ratio |", "|---|---|---:|---:|---:|"),
    ISOLATION(
            true,
            "| engine | model | in-process, p50 | p99 | process, p50 | p99 | cost per record |",
            "|---|---|---:|---:|---:|---:|---:|"),
    CROWD(
            true,
            "| engine | graphs | emitters | records | scored | refused | lost | wrong | mixed | out of order | records/s |",
            "|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|"),
    PIPELINE(
            true,
            "| engine | path of a record of 50 properties | p50 | p99 | over the bare call | × bare call | allocated |",
            "|---|---|---:|---:|---:|---:|---:|"),
    BATCH(
            true,
            "| engine | model | one by one | by a model of 8, a record of 8 | of 4 | by itself | one by one / of 8 |",
            "|---|---|---:|---:|---:|---:|---:|"),
    SWAP(
            true,
            "| engine | swaps | records | lost | doubled | mixed | p99 steady | p99 during swaps | ratio | swap, median |"
                    + " RSS after 50 | RSS at the end | grown by |",
            "|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|");

    private final boolean ofEachEngine;
    private final String header;
    private final String line;

    InferencePart(boolean ofEachEngine, String header, String line) {
        this.ofEachEngine = ofEachEngine;
        this.header = header;
        this.line = line;
    }

    boolean ofEachEngine() {
        return ofEachEngine;
    }

    List<String> head() {
        return List.of(header, line);
    }

    /** The heap is in memory from the start where the process's memory is looked at. */
    List<String> heap() {
        return this == SWAP || this == PIPELINE
                ? List.of("-Xms96m", "-Xmx96m", "-XX:+AlwaysPreTouch")
                : List.of("-Xmx512m");
    }
}

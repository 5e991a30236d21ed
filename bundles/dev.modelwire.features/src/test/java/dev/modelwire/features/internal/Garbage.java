package dev.modelwire.features.internal;

import java.io.PrintStream;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Prints what records allocate; for a process of its own in which nothing is compiled. Before C2 compiles a method, the texts among the
 * constants of its class are made, in the thread that called the method: bytes at any record, once for a class, which are no garbage
 * of records. Interpreted, a thread allocates what its code says and nothing else: the number is exact, and the same in each run.
 */
final class Garbage {

    static final int RECORDS = 10_000;
    private static final int WARM = 2_000;
    private static final AtomicReference<Object> LAST = new AtomicReference<>();

    private Garbage() {}

    /** Each line is what was measured, its bytes, and the tensors that were taken meanwhile. */
    public static void main(String[] args) {
        print("steps", false, 0);
        print("buckets", true, 0);
        print("steps with an object for each record", false, 1);
        print("steps with an object for 1000 records", false, 1000);
        print("buckets with one object", true, RECORDS);
    }

    private static void print(String what, boolean inBuckets, int every) {
        Load load = new Load(inBuckets, WARM + RECORDS);
        give(load, 0, WARM, every);
        int due = load.due();
        long before = Load.allocated();
        give(load, WARM, WARM + RECORDS, every);
        long bytes = Load.allocated() - before;
        PrintStream out = Objects.requireNonNull(System.out);
        out.println(what + ": " + bytes + " bytes, " + (load.due() - due) + " tensors");
    }

    private static void give(Load load, int from, int to, int every) {
        for (int i = from; i < to; i++) {
            load.give(i, i + 1);
            if (every > 0 && i % every == 0) {
                LAST.set(new Object());
            }
        }
    }
}

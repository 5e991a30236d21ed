package dev.modelwire.store.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.modelwire.api.reported.ErrorCode;
import dev.modelwire.api.store.ModelRecord;
import dev.modelwire.api.store.StoreException;
import dev.modelwire.api.store.StoredVersion;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Lets an operation run once for each of its file operations, which fails then: that one only or all from then on, and with
 * another attempt in the same store or without. Each time the store is opened again and must hold what it must.
 */
final class FaultExploration {

    private final Path directory;
    private final Preparation preparation;
    private final StoreOptions options;

    FaultExploration(Path directory, Preparation preparation, StoreOptions options) {
        this.directory = directory;
        this.preparation = preparation;
        this.options = options;
    }

    /** Fills a store, and what lies around it. */
    interface Preparation {
        void fill(FileModelStore store, Path root) throws Exception;
    }

    /** A store and the disk that it is on. */
    record Subject(FileModelStore store, FileOps ops, Path root) {}

    /** Something that the store is asked to do; doing it twice is no harm. */
    interface Operation {
        void run(Subject subject) throws StoreException, IOException;
    }

    /** What must hold of the store when it is opened again. */
    interface Invariant {
        void check(FileModelStore reopened, Path root, boolean succeeded) throws Exception;
    }

    void explore(int atLeast, Operation operation, Invariant invariant) throws Exception {
        int failures = 0;
        for (boolean onwards : new boolean[] {false, true}) {
            for (boolean retried : new boolean[] {false, true}) {
                Path root;
                int at = 0;
                do {
                    root = directory.resolve(at + "-" + onwards + "-" + retried);
                    try (FileModelStore store = open(Stores.quick(), root)) {
                        preparation.fill(store, root);
                    }
                } while (failAndReopen(root, operation, invariant, new Failing(at++, onwards), retried));
                failures += at - 1;
            }
        }
        int rounds = failures;
        assertTrue(rounds >= 4 * atLeast, () -> "only [" + rounds + "] failures");
    }

    private FileModelStore open(FileOps ops, Path root) throws StoreException {
        return new FileModelStore(ops, root, options).open();
    }

    /** Returns whether there was an operation to fail. */
    private boolean failAndReopen(Path root, Operation operation, Invariant invariant, Failing failing, boolean retried)
            throws Exception {
        FaultyFileOps ops = Stores.quick();
        boolean succeeded;
        String failed;
        try (FileModelStore store = open(ops, root)) {
            Subject subject = new Subject(store, ops, root);
            ops.takeDone();
            ops.failWhen(failing);
            succeeded = succeeds(operation, subject);
            List<String> done = ops.takeDone();
            if (failing.at >= done.size()) {
                assertTrue(succeeded);
                return false;
            }
            failed = done.get(failing.at);
            ops.failWhen((name, path) -> {});
            if (retried) {
                operation.run(subject);
                succeeded = true;
            }
        }
        FaultyFileOps fine = Stores.quick();
        try (FileModelStore reopened = open(fine, root)) {
            assertEquals(List.of(), Stores.names(root.resolve("tmp")), failed);
            assertEquals(List.of(), reopened.problems(), failed);
            for (ModelRecord record : reopened.records()) {
                for (StoredVersion version : record.allVersions()) {
                    reopened.open(version.digest()).close();
                }
            }
            invariant.check(reopened, root, succeeded);
            operation.run(new Subject(reopened, fine, root));
            invariant.check(reopened, root, true);
        }
        return true;
    }

    private static boolean succeeds(Operation operation, Subject subject) {
        try {
            operation.run(subject);
            return true;
        } catch (StoreException e) {
            assertEquals(ErrorCode.STORE_IO, e.code());
            return false;
        } catch (IOException e) {
            assertTrue(String.valueOf(e.getMessage()).contains(Failing.TROUBLE), e::toString);
            return false;
        }
    }

    private static final class Failing implements FaultyFileOps.Fault {

        private static final String TROUBLE = "trouble on purpose";

        private final int at;
        private final boolean onwards;
        private int index;

        Failing(int at, boolean onwards) {
            this.at = at;
            this.onwards = onwards;
        }

        @Override
        public void before(String operation, Path path) throws IOException {
            int now = index++;
            if (now == at || (onwards && now > at)) {
                throw new IOException(TROUBLE);
            }
        }
    }
}

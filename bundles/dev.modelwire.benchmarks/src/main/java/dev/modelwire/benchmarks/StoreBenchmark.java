package dev.modelwire.benchmarks;

import dev.modelwire.api.model.ArtifactRole;
import dev.modelwire.api.model.Digest;
import dev.modelwire.api.model.ModelName;
import dev.modelwire.api.model.VersionLabel;
import dev.modelwire.api.store.ModelRecord;
import dev.modelwire.api.store.StoredArtifact;
import dev.modelwire.api.store.StoredBlob;
import dev.modelwire.api.store.StoredVersion;
import dev.modelwire.api.store.VersionRole;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The store against the tools of the system, in one run and by turns. */
@Command(
        name = "store",
        mixinStandardHelpOptions = true,
        description =
                "Measures put against cp + sha256sum + sync, the heap while storing, and the opening of a big store.")
final class StoreBenchmark implements Callable<Integer> {

    @Mixin
    private final WorkDirectory directory = new WorkDirectory();

    @Option(names = "--mib", split = ",", description = "Sizes of the files (default: ${DEFAULT-VALUE}).")
    private List<Integer> sizes = List.of(1, 20, 200);

    @Option(names = "--rounds", defaultValue = "7", description = "Rounds per size (default: ${DEFAULT-VALUE}).")
    private int rounds;

    @Option(
            names = "--models",
            defaultValue = "100",
            description = "Models of the big store (default: ${DEFAULT-VALUE}).")
    private int models;

    @Option(names = "--versions", defaultValue = "10", description = "Versions of each (default: ${DEFAULT-VALUE}).")
    private int versions;

    private final PrintStream out = System.out;

    @Override
    public Integer call() throws Exception {
        try (directory) {
            out.println("| file | put, median | cp + sha256sum + sync, median | ratio |");
            out.println("|-----:|------------:|------------------------------:|------:|");
            for (int size : sizes) {
                put(size);
            }
            int largest = sizes.stream().mapToInt(Integer::intValue).max().orElse(1);
            heap(largest);
            opening();
        }
        return 0;
    }

    private void put(int mib) throws Exception {
        Path file = random(mib);
        Digest digest = Store.digest(file);
        List<Long> ours = new ArrayList<>();
        List<Long> theirs = new ArrayList<>();
        try (Store store = Store.open(directory.path().resolve("store"))) {
            for (int round = -1; round < rounds; round++) {
                long begin = System.nanoTime();
                store.put(file, digest, (long) mib * Work.MIB);
                long stored = System.nanoTime();
                tools(file);
                long end = System.nanoTime();
                if (round >= 0) {
                    ours.add(stored - begin);
                    theirs.add(end - stored);
                }
                store.component().collect();
                Files.delete(directory.path().resolve("copy"));
            }
        }
        long our = Work.median(ours);
        long their = Work.median(theirs);
        out.printf(
                Locale.ROOT,
                "| %d MiB | %.1f ms | %.1f ms | %.2f |%n",
                mib,
                our / 1e6,
                their / 1e6,
                (double) our / their);
    }

    private void tools(Path file) throws IOException, InterruptedException {
        Path copy = directory.path().resolve("copy");
        Process shell = new ProcessBuilder(
                        "sh",
                        "-c",
                        "cp \"$1\" \"$2\" && sha256sum \"$2\" > /dev/null && sync \"$2\"",
                        "sh",
                        file.toString(),
                        copy.toString())
                .inheritIO()
                .start();
        if (shell.waitFor() != 0) {
            throw new IOException("cp, sha256sum or sync failed on [" + file + "]");
        }
    }

    private void heap(int mib) throws Exception {
        Path file = random(mib);
        String used = Child.all(
                StoreChild.class,
                "-Xmx16m",
                "heap",
                directory.path().resolve("small").toString(),
                file.toString(),
                Store.digest(file).hex());
        out.println();
        out.println("heap while storing " + mib + " MiB in a JVM with -Xmx16m: " + used);
    }

    private void opening() throws Exception {
        String big = fill("big", models, versions).toString();
        String one = fill("one", 1, 1).toString();
        String what = "opening of " + models * versions + " versions of " + models + " models";
        out.println(what + " in a new JVM: " + Child.all(StoreChild.class, "-Xmx64m", "open", big));
        out.println(
                what + " after a store of one version: " + Child.all(StoreChild.class, "-Xmx64m", "open", big, one));
    }

    private Path fill(String name, int ofModels, int ofVersions) throws Exception {
        Path place = directory.path().resolve(name);
        Random random = new Random(1);
        try (Store store = Store.open(place)) {
            for (int model = 0; model < ofModels; model++) {
                List<StoredVersion> all = new ArrayList<>();
                for (int version = 0; version < ofVersions; version++) {
                    Path file = Files.write(directory.path().resolve("file"), Work.bytes(random, 1024));
                    StoredBlob blob = store.put(file, Store.digest(file), 1024);
                    all.add(new StoredVersion(
                            VersionLabel.of("v" + version),
                            List.of(new StoredArtifact(ArtifactRole.MODEL, blob.digest(), blob.size()))));
                }
                ModelRecord record = ModelRecord.empty(ModelName.of("model-" + model))
                        .with(VersionRole.ACTIVE, all.get(0))
                        .withFileNames(List.of("model-" + model + ".tflite"));
                if (ofVersions > 1) {
                    record = record.with(VersionRole.PREVIOUS, all.get(1)).withRetired(all.subList(2, ofVersions));
                }
                store.component().save(record);
            }
        }
        return place;
    }

    private Path random(int mib) throws IOException {
        return Work.random(directory.path(), mib);
    }

    /** Runs it with these arguments and returns the exit status. */
    static int run(String... arguments) {
        return new CommandLine(new StoreBenchmark()).execute(arguments);
    }
}

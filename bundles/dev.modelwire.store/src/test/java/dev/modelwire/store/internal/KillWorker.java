package dev.modelwire.store.internal;

import dev.modelwire.api.model.ArtifactRole;
import dev.modelwire.api.model.Digest;
import dev.modelwire.api.model.ModelName;
import dev.modelwire.api.model.VersionLabel;
import dev.modelwire.api.reported.ErrorCode;
import dev.modelwire.api.store.BlobWriter;
import dev.modelwire.api.store.KnownBad;
import dev.modelwire.api.store.ModelRecord;
import dev.modelwire.api.store.PartialBlob;
import dev.modelwire.api.store.StoreException;
import dev.modelwire.api.store.StoredArtifact;
import dev.modelwire.api.store.StoredVersion;
import dev.modelwire.api.store.Transition;
import dev.modelwire.api.store.VersionRole;
import dev.modelwire.testkit.store.Bytes;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Works on a store at random until it is killed, and says before and after each change what the change is. */
final class KillWorker {

    static final String READY = "ready";
    static final String END = "end";
    static final StoreOptions OPTIONS = new StoreOptions(0, 3_000_000, 3);

    private static final List<ModelName> MODELS = List.of(ModelName.of("fan"), ModelName.of("pump"));

    private final FileModelStore store;
    private final Random random;
    private final PrintStream out;

    private KillWorker(FileModelStore store, Random random, PrintStream out) {
        this.store = store;
        this.random = random;
        this.out = out;
    }

    public static void main(String[] args) throws Exception {
        PrintStream out = new PrintStream(System.out, true);
        Random random = new Random(Long.parseLong(args[1]));
        FileModelStore store = new FileModelStore(new DiskFileOps(), Path.of(args[0]), OPTIONS).open();
        out.println(READY);
        KillWorker worker = new KillWorker(store, random, out);
        while (true) {
            worker.work();
        }
    }

    /** Returns the bytes of a model; every number stands for one. */
    static byte[] model(int number) {
        return Bytes.random(number, 1 + number * 7_919 % 300_000);
    }

    private void work() throws StoreException {
        ModelName name = MODELS.get(random.nextInt(MODELS.size()));
        ModelRecord record = store.record(name);
        switch (random.nextInt(9)) {
            case 0, 1, 2 -> update(record, 1 + random.nextInt(40));
            case 3 -> revert(record);
            case 4 ->
                save(record.withKnownBad(List.of(new KnownBad(
                        Bytes.sha256(new byte[] {(byte) random.nextInt(100)}),
                        ErrorCode.MODEL_INVALID,
                        "",
                        Instant.EPOCH))));
            case 5 -> retire(record);
            case 6 -> collect();
            case 7 -> interrupt(1 + random.nextInt(40));
            default -> document(random.nextInt(1_000_000));
        }
    }

    private void update(ModelRecord record, int number) throws StoreException {
        byte[] content = model(number);
        StoredVersion version = version(content, number);
        try {
            put(version.digest(), content);
        } catch (StoreException e) {
            if (e.code() == ErrorCode.STORE_FULL) {
                return;
            }
            throw e;
        }
        ModelRecord now = store.record(record.name());
        save(now.with(VersionRole.CANDIDATE, version));
        List<StoredVersion> retired = new ArrayList<>(now.retired());
        now.version(VersionRole.PREVIOUS).ifPresent(old -> retired.add(0, old));
        ModelRecord active = now.with(VersionRole.ACTIVE, version)
                .without(VersionRole.CANDIDATE)
                .withRetired(retired)
                .withFileNames(List.of(record.name() + ".tflite"));
        save(now.version(VersionRole.ACTIVE)
                .map(old -> active.with(VersionRole.PREVIOUS, old))
                .orElse(active)
                .with(new Transition(Instant.EPOCH, Transition.Kind.ACTIVATED, version.label(), version.digest(), "")));
    }

    private static StoredVersion version(byte[] content, int number) {
        return new StoredVersion(
                VersionLabel.of(Integer.toString(number)),
                List.of(new StoredArtifact(ArtifactRole.MODEL, Bytes.sha256(content), content.length)));
    }

    private void put(Digest digest, byte[] content) throws StoreException {
        if (store.find(digest).isPresent()) {
            return;
        }
        Optional<PartialBlob> partial = store.partial(digest);
        try (BlobWriter writer = partial.isPresent()
                ? store.resume(partial.get(), content.length, content.length)
                : store.write(digest, content.length, content.length)) {
            int from = (int) writer.written();
            writer.write(ByteBuffer.wrap(content, from, content.length - from));
            writer.commit();
        }
    }

    private void interrupt(int number) throws StoreException {
        byte[] content = model(number);
        try (BlobWriter writer = store.write(Bytes.sha256(content), -1, content.length)) {
            writer.resumable("\"" + number + "\"");
            writer.write(ByteBuffer.wrap(content, 0, content.length / 2));
        } catch (StoreException e) {
            if (e.code() != ErrorCode.STORE_FULL) {
                throw e;
            }
        }
    }

    private void revert(ModelRecord record) throws StoreException {
        Optional<StoredVersion> previous = record.version(VersionRole.PREVIOUS);
        if (previous.isPresent()) {
            save(record.with(VersionRole.ACTIVE, previous.get()).without(VersionRole.PREVIOUS));
        }
    }

    private void retire(ModelRecord record) throws StoreException {
        if (random.nextInt(4) == 0) {
            begin("remove " + record.name());
            store.remove(record.name());
            out.println(END);
        } else {
            save(record.without(VersionRole.ACTIVE)
                    .without(VersionRole.CANDIDATE)
                    .withFileNames(List.of()));
        }
    }

    private void collect() throws StoreException {
        begin("collect");
        store.collect();
        out.println(END);
    }

    private void document(int number) throws StoreException {
        begin("document " + number);
        store.saveDocument("reported", Integer.toString(number).repeat(200));
        out.println(END);
    }

    private void save(ModelRecord record) throws StoreException {
        String text = KillWitness.line(Retention.trimmed(record, OPTIONS.versionsKept()));
        begin("save " + record.name() + " " + text);
        store.save(record);
        out.println(END);
    }

    /** A line that the death of the process has cut has no full stop: then the change has not begun. */
    private void begin(String change) {
        out.println("begin " + change + " .");
    }
}

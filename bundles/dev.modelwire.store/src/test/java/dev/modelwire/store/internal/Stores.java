package dev.modelwire.store.internal;

import dev.modelwire.api.model.ArtifactRole;
import dev.modelwire.api.model.Digest;
import dev.modelwire.api.model.ModelName;
import dev.modelwire.api.model.VersionLabel;
import dev.modelwire.api.store.BlobWriter;
import dev.modelwire.api.store.ModelRecord;
import dev.modelwire.api.store.ModelStore;
import dev.modelwire.api.store.StoreException;
import dev.modelwire.api.store.StoredArtifact;
import dev.modelwire.api.store.StoredBlob;
import dev.modelwire.api.store.StoredVersion;
import dev.modelwire.api.store.VersionRole;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;

/** What the tests of the store do again and again. */
final class Stores {

    static final ModelName PUMP = ModelName.of("pump");

    private Stores() {}

    static FileModelStore open(Path directory) throws StoreException {
        return new FileModelStore(new DiskFileOps(), directory, StoreOptions.UNBOUNDED).open();
    }

    /** Returns operations on the disk that do not wait for it, for where no power cut is to be feared. */
    static FaultyFileOps quick() {
        FaultyFileOps ops = new FaultyFileOps(new DiskFileOps());
        ops.skipForce();
        return ops;
    }

    static FileModelStore openQuickly(Path directory) throws StoreException {
        return new FileModelStore(quick(), directory, StoreOptions.UNBOUNDED).open();
    }

    static StoredBlob put(ModelStore store, Digest expected, byte[] content) throws StoreException {
        try (BlobWriter writer = store.write(expected, content.length, content.length)) {
            writer.write(ByteBuffer.wrap(content));
            return writer.commit();
        }
    }

    static ModelRecord active(StoredBlob blob, String label) {
        StoredArtifact model = new StoredArtifact(ArtifactRole.MODEL, blob.digest(), blob.size());
        StoredVersion version = new StoredVersion(VersionLabel.of(label), List.of(model));
        return ModelRecord.empty(PUMP).with(VersionRole.ACTIVE, version).withFileNames(List.of("pump.tflite"));
    }

    /** Returns a version of one stored file. */
    static StoredVersion version(StoredBlob blob, String label) {
        return active(blob, label).version(VersionRole.ACTIVE).orElseThrow();
    }

    static Path blob(Path directory, Digest sha256) {
        return new StoreLayout(directory).blob(sha256);
    }

    /** Changes one bit of a file, as a worn disk does: under every name it has. */
    static void flip(Path file, long bit) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        bytes[(int) (bit / 8)] ^= (byte) (1 << bit % 8);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        Files.write(file, bytes);
    }

    /** Returns the names in a directory of the store, sorted. */
    static List<String> names(Path directory) {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the regular files below a directory, as paths relative to it, sorted. */
    static List<String> tree(Path directory) {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> directory.relativize(file).toString())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

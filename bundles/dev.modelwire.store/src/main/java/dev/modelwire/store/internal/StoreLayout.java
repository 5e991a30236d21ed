package dev.modelwire.store.internal;

import dev.modelwire.api.model.Digest;
import dev.modelwire.api.model.ModelName;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** Where everything lies. */
record StoreLayout(Path root) {

    static final String OLD = ".json.old";
    static final String JSON = ".json";
    static final String VALIDATOR = ".validator";

    Path format() {
        return root.resolve("FORMAT");
    }

    Path lock() {
        return root.resolve("lock");
    }

    Path tmp() {
        return root.resolve("tmp");
    }

    Path sha256() {
        return root.resolve("blobs").resolve("sha256");
    }

    Path md5() {
        return root.resolve("blobs").resolve("md5");
    }

    Path models() {
        return root.resolve("models");
    }

    Path documents() {
        return root.resolve("documents");
    }

    Path files() {
        return root.resolve("files");
    }

    Path partial() {
        return root.resolve("partial");
    }

    Path quarantine() {
        return root.resolve("quarantine");
    }

    Path requests() {
        return root.resolve("requests");
    }

    /** Returns the directories, parents first. */
    List<Path> directories() {
        return List.of(
                root.resolve("blobs"),
                sha256(),
                md5(),
                models(),
                documents(),
                files(),
                partial(),
                quarantine(),
                requests(),
                tmp());
    }

    Path partial(Digest expected) {
        return partial().resolve(expected.algorithm().name().toLowerCase(Locale.ROOT) + "-" + expected.hex());
    }

    static Path validator(Path partial) {
        return partial.resolveSibling(name(partial) + VALIDATOR);
    }

    Path quarantined(Digest sha256) {
        return quarantine().resolve(sha256.hex());
    }

    Path blob(Digest sha256) {
        return sha256().resolve(sha256.hex().substring(0, 2)).resolve(sha256.hex());
    }

    Path alias(Digest md5) {
        return md5().resolve(md5.hex());
    }

    Path record(ModelName name) {
        return models().resolve(name + JSON);
    }

    Path oldRecord(ModelName name) {
        return models().resolve(name + OLD);
    }

    Path document(String name) {
        return documents().resolve(name + JSON);
    }

    static Path parent(Path file) {
        return Objects.requireNonNull(file.getParent());
    }

    static String name(Path file) {
        return String.valueOf(file.getFileName());
    }
}

package dev.modelwire.store.internal;

import dev.modelwire.api.model.Digest;
import dev.modelwire.api.model.ModelName;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** Where everything lies. The directories are made once: a store that is being opened asks for them a hundred times. */
final class StoreLayout {

    static final String OLD = ".json.old";
    static final String JSON = ".json";
    static final String VALIDATOR = ".validator";

    private final Path root;
    private final Path blobs;
    private final Path sha256;
    private final Path md5;
    private final Path models;
    private final Path documents;
    private final Path files;
    private final Path partial;
    private final Path quarantine;
    private final Path requests;
    private final Path tmp;

    StoreLayout(Path root) {
        this.root = root;
        blobs = root.resolve("blobs");
        sha256 = blobs.resolve("sha256");
        md5 = blobs.resolve("md5");
        models = root.resolve("models");
        documents = root.resolve("documents");
        files = root.resolve("files");
        partial = root.resolve("partial");
        quarantine = root.resolve("quarantine");
        requests = root.resolve("requests");
        tmp = root.resolve("tmp");
    }

    Path root() {
        return root;
    }

    Path format() {
        return root.resolve("FORMAT");
    }

    Path lock() {
        return root.resolve("lock");
    }

    Path tmp() {
        return tmp;
    }

    Path sha256() {
        return sha256;
    }

    Path md5() {
        return md5;
    }

    Path models() {
        return models;
    }

    Path documents() {
        return documents;
    }

    Path files() {
        return files;
    }

    Path partial() {
        return partial;
    }

    Path quarantine() {
        return quarantine;
    }

    Path requests() {
        return requests;
    }

    /** Returns the directories, parents first. */
    List<Path> directories() {
        return List.of(blobs, sha256, md5, models, documents, files, partial, quarantine, requests, tmp);
    }

    Path partial(Digest expected) {
        return partial.resolve(expected.algorithm().name().toLowerCase(Locale.ROOT) + "-" + expected.hex());
    }

    static Path validator(Path partial) {
        return partial.resolveSibling(name(partial) + VALIDATOR);
    }

    Path quarantined(Digest digest) {
        return quarantine.resolve(digest.hex());
    }

    Path blob(Digest digest) {
        return sha256.resolve(digest.hex().substring(0, 2)).resolve(digest.hex());
    }

    Path alias(Digest digest) {
        return md5.resolve(digest.hex());
    }

    Path record(ModelName name) {
        return models.resolve(name + JSON);
    }

    Path oldRecord(ModelName name) {
        return models.resolve(name + OLD);
    }

    Path document(String name) {
        return documents.resolve(name + JSON);
    }

    static Path parent(Path file) {
        return Objects.requireNonNull(file.getParent());
    }

    static String name(Path file) {
        return String.valueOf(file.getFileName());
    }
}

package dev.modelwire.cli;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A directory that a plain HTTP server gives to gateways: {@code desired.json} and the files that it names. Publishing
 * copies the files first and replaces the document last, in one rename, so that a gateway never sees a document whose
 * files are not there.
 */
public final class CloudDirectory {

    /** Name of the desired-state document. */
    public static final String DESIRED = "desired.json";

    private static final String MODEL = "model.tflite";
    private static final String MANIFEST = "manifest.json";
    private static final Gson JSON =
            new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

    private final Path directory;
    private final String baseUrl;

    /**
     * Takes a directory.
     *
     * @param directory the directory that is served
     * @param baseUrl the URL under which gateways see it, with no slash at the end
     */
    public CloudDirectory(Path directory, String baseUrl) {
        this.directory = directory;
        this.baseUrl = baseUrl;
    }

    /**
     * Publishes a version as the desired one of its model.
     *
     * @param name the model
     * @param version the version
     * @param files directory with {@code model.tflite} and {@code manifest.json}
     * @return the revision of the new desired state
     * @throws IOException if a file is missing or the directory cannot be written
     */
    public long publish(String name, String version, Path files) throws IOException {
        return publish(name, version, files, "");
    }

    /**
     * Publishes a version that is activated as this says.
     *
     * @param activate {@code immediate}, {@code manual}, {@code shadow} or {@code at:<time>}; empty is {@code immediate}
     * @return the revision of the new desired state
     * @throws IOException if a file is missing or the directory cannot be written
     */
    public long publish(String name, String version, Path files, String activate) throws IOException {
        return publish(name, version, files, activate, false);
    }

    private long publish(String name, String version, Path files, String activate, boolean damaged) throws IOException {
        JsonArray artifacts = new JsonArray();
        Path served = copy(name, version, files.resolve(MODEL));
        artifacts.add(artifact("model", served));
        if (damaged) {
            byte[] bytes = Files.readAllBytes(served);
            bytes[bytes.length / 2] ^= 0x20;
            replace(served, bytes);
        }
        artifacts.add(artifact("manifest", copy(name, version, files.resolve(MANIFEST))));
        JsonObject model = new JsonObject();
        model.addProperty("name", name);
        model.addProperty("version", version);
        model.add("artifacts", artifacts);
        if (!activate.isEmpty()) {
            model.addProperty("activate", activate);
        }

        JsonObject before = readDesired();
        long revision = before.has("revision") ? before.get("revision").getAsLong() + 1 : 1;
        JsonArray models = new JsonArray();
        if (before.has("models")) {
            for (JsonElement other : before.getAsJsonArray("models")) {
                if (!name.equals(other.getAsJsonObject().get("name").getAsString())) {
                    models.add(other);
                }
            }
        }
        models.add(model);
        JsonObject desired = new JsonObject();
        desired.addProperty("modelwire", 1);
        desired.addProperty("revision", revision);
        desired.add("models", models);
        replaceDesired(desired);
        return revision;
    }

    /** Publishes a version in the flat form of older handlers: one URL, one MD5, one file name. */
    public void publishFlat(String name, String version, Path files) throws IOException {
        Path model = copy(name, version, files.resolve(MODEL));
        JsonObject desired = new JsonObject();
        desired.addProperty("modelDownloadUrl", url(model));
        desired.addProperty("modelMd5", digest("MD5", model));
        desired.addProperty("modelFileName", name + ".tflite");
        replaceDesired(desired);
    }

    /**
     * Publishes a version and serves its model file with a flipped bit, as a broken disk or a bad proxy would; for
     * demonstrations.
     *
     * @return the revision of the new desired state
     */
    public long publishDamaged(String name, String version, Path files) throws IOException {
        return publish(name, version, files, "", true);
    }

    private Path copy(String name, String version, Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new IOException(
                    "file [" + file + "] is not there: a version is a directory with " + MODEL + " and " + MANIFEST);
        }
        Path target = place(name, version, file.getFileName().toString());
        Files.createDirectories(target.getParent());
        replace(target, Files.readAllBytes(file));
        return target;
    }

    private Path place(String name, String version, String file) {
        return directory.resolve("models").resolve(name).resolve(version).resolve(file);
    }

    private JsonObject artifact(String role, Path file) throws IOException {
        JsonObject artifact = new JsonObject();
        artifact.addProperty("role", role);
        artifact.addProperty("url", url(file));
        artifact.addProperty("sha256", digest("SHA-256", file));
        artifact.addProperty("size", Files.size(file));
        return artifact;
    }

    private String url(Path file) {
        return baseUrl + "/" + directory.relativize(file).toString().replace('\\', '/');
    }

    private JsonObject readDesired() throws IOException {
        Path file = directory.resolve(DESIRED);
        if (!Files.exists(file)) {
            return new JsonObject();
        }
        try {
            JsonObject desired = JsonParser.parseString(Files.readString(file)).getAsJsonObject();
            return desired.has("modelwire") ? desired : new JsonObject();
        } catch (JsonParseException | IllegalStateException e) {
            throw new IOException("document [" + file + "] is no JSON object; mend or remove it", e);
        }
    }

    private void replaceDesired(JsonObject desired) throws IOException {
        Files.createDirectories(directory);
        replace(
                directory.resolve(DESIRED),
                (JSON.toJson(desired) + "\n").getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    private static void replace(Path target, byte[] bytes) throws IOException {
        Path temporary = target.resolveSibling(target.getFileName() + ".tmp");
        Files.write(temporary, bytes);
        Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static String digest(String algorithm, Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file);
                DigestInputStream digest = new DigestInputStream(in, MessageDigest.getInstance(algorithm))) {
            digest.transferTo(java.io.OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(digest.getMessageDigest().digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has " + algorithm, e);
        }
    }
}

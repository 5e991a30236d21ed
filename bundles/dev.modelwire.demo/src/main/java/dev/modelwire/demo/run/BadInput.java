package dev.modelwire.demo.run;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * A desired state that must be refused.
 *
 * @param name what is wrong with it
 * @param files what the cloud serves for it, by path
 * @param document the document
 * @param code the code that the reported state must name
 */
record BadInput(String name, Map<String, byte[]> files, String document, String code) {

    static List<BadInput> all(Plant plant) throws IOException {
        byte[] model = plant.modelFile("1");
        String manifest = new String(plant.manifest("1"), StandardCharsets.UTF_8);
        byte[] text = "this is no model, whatever its name says".getBytes(StandardCharsets.UTF_8);
        byte[] otherInputs = manifest.replace("\"V9\"", "\"V10\"")
                .replaceFirst("\"shape\":\\s*\\[\\s*1,\\s*9\\s*\\]", "\"shape\": [1, 8]")
                .getBytes(StandardCharsets.UTF_8);
        byte[] own = manifest.getBytes(StandardCharsets.UTF_8);
        String good = artifacts(plant, "good", model, own);
        return List.of(
                new BadInput("no JSON", Map.of(), "{ this is no JSON", "DESIRED_NOT_JSON"),
                new BadInput(
                        "an unknown key",
                        Map.of(),
                        state(11, "1", good).replace("{ \"modelwire\"", "{ \"colour\": 1, \"modelwire\""),
                        "DESIRED_KEY_UNKNOWN"),
                new BadInput(
                        "a key that stands twice",
                        Map.of(),
                        state(12, "1", good).replace("\"revision\"", "\"revision\": 12, \"revision\""),
                        "DESIRED_KEY_DUPLICATE"),
                new BadInput(
                        "a URL of another scheme",
                        Map.of(),
                        state(13, "1", good.replace("http://", "ftp://")),
                        "URL_SCHEME_REFUSED"),
                new BadInput(
                        "a file with another digest",
                        Map.of("bad/14.tflite", text, "bad/14.json", own),
                        state(14, "1", artifacts(plant, "bad/14", changed(text), own)),
                        "DIGEST_MISMATCH"),
                new BadInput(
                        "a file that is not there",
                        Map.of("bad/15.json", own),
                        state(15, "1", artifacts(plant, "bad/15", changed(model), own)),
                        "HTTP_STATUS"),
                new BadInput(
                        "a file that is no model",
                        Map.of("bad/16.tflite", text, "bad/16.json", own),
                        state(16, "1", artifacts(plant, "bad/16", text, own)),
                        "SCAN_REFUSED"),
                new BadInput(
                        "inputs that do not fit the manifest",
                        Map.of("bad/17.tflite", plant.modelFile("2"), "bad/17.json", otherInputs),
                        state(17, "1", artifacts(plant, "bad/17", plant.modelFile("2"), otherInputs)),
                        "CONTRACT_MISMATCH"));
    }

    private static String state(int revision, String version, String artifacts) {
        return "{ \"modelwire\": 1, \"revision\": " + revision
                + ", \"models\": [ { \"name\": \"shuttle\", \"version\": \"" + version + "\", \"artifacts\": ["
                + artifacts + "] } ] }";
    }

    private static String artifacts(Plant plant, String path, byte[] model, byte[] manifest) {
        return artifact("model", plant.url() + "/" + path + ".tflite", model) + ", "
                + artifact("manifest", plant.url() + "/" + path + ".json", manifest);
    }

    private static String artifact(String role, String url, byte[] content) {
        return "{ \"role\": \"" + role + "\", \"url\": \"" + url + "\", \"sha256\": \"" + sha256(content)
                + "\", \"size\": " + content.length + " }";
    }

    private static byte[] changed(byte[] content) {
        byte[] copy = content.clone();
        copy[copy.length / 2] ^= 1;
        return copy;
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}

package dev.modelwire.demo.run;

import dev.modelwire.demo.ReferenceScorer;
import dev.modelwire.demo.ShuttleState;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** What a version of the shuttle model answers for a row of the replayed file. */
final class ShuttleReference implements RecordLedger.Reference {

    private final String digest;
    private final ReferenceScorer scorer;
    private final List<double[]> rows;

    private ShuttleReference(String digest, ReferenceScorer scorer, List<double[]> rows) {
        this.digest = digest;
        this.scorer = scorer;
        this.rows = rows;
    }

    /** Returns the references of these versions by their label. */
    static Map<String, RecordLedger.Reference> load(Path models, String... versions) throws IOException {
        List<double[]> rows = rows(models.resolve("replay.csv"));
        Map<String, RecordLedger.Reference> references = new HashMap<>();
        for (String version : versions) {
            Path files = models.resolve("shuttle").resolve(version);
            references.put(
                    version,
                    new ShuttleReference(
                            sha256(files.resolve("model.tflite")),
                            ReferenceScorer.load(files.resolve("reference.json")),
                            rows));
        }
        return references;
    }

    private static List<double[]> rows(Path csv) throws IOException {
        List<double[]> rows = new ArrayList<>();
        try (BufferedReader reader = Files.newBufferedReader(csv)) {
            reader.readLine();
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                String[] cells = line.split(",", -1);
                double[] features = new double[cells.length - 2];
                for (int i = 0; i < features.length; i++) {
                    features[i] = Double.parseDouble(cells[i + 1]);
                }
                rows.add(features);
            }
        }
        return rows;
    }

    private static String sha256(Path file) throws IOException {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    @Override
    public String digest() {
        return digest;
    }

    @Override
    public Map<String, Double> probabilities(long sequence) {
        Map<String, Double> byLabel = new HashMap<>();
        if (sequence < 1 || sequence > rows.size()) {
            return Map.of("no such row", 1.0);
        }
        float[] probabilities = scorer.probabilities(rows.get((int) sequence - 1));
        for (int i = 0; i < probabilities.length; i++) {
            byLabel.put(ShuttleState.labels().get(i), (double) probabilities[i]);
        }
        return byLabel;
    }
}

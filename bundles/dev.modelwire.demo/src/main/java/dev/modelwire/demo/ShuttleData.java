package dev.modelwire.demo;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * The first 45,000 rows of Statlog (Shuttle).
 *
 * @param training what the models learn from: the first {@link #TRAINING_ROWS} rows
 * @param heldOut all other rows: what the models are measured and the gateway is fed with
 * @param sha256 digest of the data file
 */
public record ShuttleData(Rows training, Rows heldOut, String sha256) {
    /** Number of rows the models learn from. */
    public static final int TRAINING_ROWS = 15_000;

    /** Names of the sensors, in the order of the models' input. */
    public static final List<String> FEATURES = List.of("V1", "V2", "V3", "V4", "V5", "V6", "V7", "V8", "V9");

    private static final String RESOURCE = "shuttle.csv.gz";

    /** Reads the data that is packed with this class. */
    public static ShuttleData load() {
        try (InputStream in = Objects.requireNonNull(ShuttleData.class.getResourceAsStream(RESOURCE), RESOURCE)) {
            byte[] file = in.readAllBytes();
            Rows rows = parse(new GZIPInputStream(new ByteArrayInputStream(file)));
            return new ShuttleData(
                    rows.slice(0, TRAINING_ROWS), rows.slice(TRAINING_ROWS, rows.size()), Digests.sha256(file));
        } catch (IOException e) {
            throw new UncheckedIOException("Shuttle data [" + RESOURCE + "] cannot be read: rebuild the jar", e);
        }
    }

    static Rows parse(InputStream csv) throws IOException {
        List<double[]> features = new ArrayList<>();
        List<ShuttleState> states = new ArrayList<>();
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(csv, StandardCharsets.UTF_8))) {
            String header = reader.readLine();
            if (!(String.join(",", FEATURES) + ",Class").equals(unquote(header))) {
                throw new IllegalArgumentException(
                        "Shuttle data has the header [" + header + "]: it must be V1,...,V9,Class");
            }
            String line = reader.readLine();
            while (line != null) {
                String[] cells = unquote(line).split(",", -1);
                if (cells.length != FEATURES.size() + 1) {
                    throw new IllegalArgumentException("Shuttle row [" + line + "] has [" + cells.length
                            + "] cells: it must have nine values and a state");
                }
                double[] values = new double[FEATURES.size()];
                for (int i = 0; i < values.length; i++) {
                    values[i] = Double.parseDouble(cells[i]);
                }
                features.add(values);
                states.add(ShuttleState.of(cells[FEATURES.size()]));
                line = reader.readLine();
            }
        }
        return new Rows(features.toArray(double[][]::new), states.toArray(ShuttleState[]::new));
    }

    private static String unquote(@Nullable String line) {
        return line == null ? "" : line.replace("\"", "");
    }
}

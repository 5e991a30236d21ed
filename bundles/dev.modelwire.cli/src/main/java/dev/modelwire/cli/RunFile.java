package dev.modelwire.cli;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/**
 * Where a gateway of this machine is to be found: written by it when it starts, read by {@code modelctl}.
 *
 * @param cloud the directory that its HTTP server serves
 * @param models the directory with the versions that can be published
 * @param url the address of its HTTP server, with no slash at the end
 * @param device the gateway's client id
 */
public record RunFile(Path cloud, Path models, String url, String device) {

    /** Writes the file. */
    public void write(Path file) throws IOException {
        Properties properties = new Properties();
        properties.setProperty("cloud", cloud.toString());
        properties.setProperty("models", models.toString());
        properties.setProperty("url", url);
        properties.setProperty("device", device);
        Files.createDirectories(file.toAbsolutePath().getParent());
        try (Writer out = Files.newBufferedWriter(file)) {
            properties.store(out, null);
        }
    }

    /** Reads the file. */
    public static RunFile read(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new IOException(
                    "no gateway has run here yet ([" + file + "] is missing); start bndrun/gateway first");
        }
        Properties properties = new Properties();
        try (Reader in = Files.newBufferedReader(file)) {
            properties.load(in);
        }
        return new RunFile(
                Path.of(required(properties, "cloud", file)),
                Path.of(required(properties, "models", file)),
                required(properties, "url", file),
                required(properties, "device", file));
    }

    private static String required(Properties properties, String key, Path file) throws IOException {
        String value = properties.getProperty(key);
        if (value == null) {
            throw new IOException("file [" + file + "] has no [" + key + "]; start bndrun/gateway again");
        }
        return value;
    }
}

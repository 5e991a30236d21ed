package dev.modelwire.gateway.internal.configuration;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.eclipse.kura.KuraErrorCode;
import org.eclipse.kura.KuraException;
import org.eclipse.kura.configuration.ComponentConfiguration;
import org.eclipse.kura.crypto.CryptoService;

/** Snapshots on disk: {@code snapshot_<epoch-ms>.xml}, each one encrypted text; the newest few are kept. */
final class SnapshotStore {

    private static final Pattern NAME = Pattern.compile("snapshot_(\\d+)\\.xml");

    private final Path directory;
    private final int keep;
    private final CryptoService crypto;
    private final SnapshotXml xml;
    private final Clock clock;

    SnapshotStore(Path directory, int keep, CryptoService crypto, Clock clock) {
        this.directory = directory;
        this.keep = keep;
        this.crypto = crypto;
        this.xml = new SnapshotXml(crypto);
        this.clock = clock;
    }

    NavigableSet<Long> ids() throws KuraException {
        var ids = new TreeSet<Long>();
        if (Files.isDirectory(directory)) {
            try (var files = Files.newDirectoryStream(directory)) {
                for (var file : files) {
                    var matcher = NAME.matcher(file.getFileName().toString());
                    if (matcher.matches()) {
                        ids.add(Long.valueOf(matcher.group(1)));
                    }
                }
            } catch (IOException e) {
                throw new KuraException(KuraErrorCode.CONFIGURATION_SNAPSHOT_LISTING, e, directory);
            }
        }
        return ids;
    }

    List<KnownConfiguration> load(long id) throws KuraException {
        var file = file(id);
        if (!Files.exists(file)) {
            throw new KuraException(KuraErrorCode.CONFIGURATION_SNAPSHOT_NOT_FOUND, id);
        }
        return xml.read(plain(file));
    }

    /** Writes a snapshot that is newer than all others, and removes the oldest ones but {@code snapshot_0.xml}. */
    long save(List<? extends ComponentConfiguration> configurations) throws KuraException {
        var ids = ids();
        var id = ids.isEmpty() ? clock.millis() : Math.max(clock.millis(), ids.last() + 1);
        try {
            write(file(id), xml.write(configurations));
            ids.add(id);
            ids.remove(0L);
            while (ids.size() > keep) {
                Files.deleteIfExists(file(ids.pollFirst()));
            }
            return id;
        } catch (IOException e) {
            throw new KuraException(KuraErrorCode.CONFIGURATION_SNAPSHOT_TAKING, e, id);
        }
    }

    /** Files that someone left in plain text are encrypted. */
    void encryptPlainFiles() throws KuraException {
        for (var id : ids()) {
            var file = file(id);
            try {
                var text = Files.readString(file);
                if (text.stripLeading().startsWith("<")) {
                    write(file, text);
                }
            } catch (IOException e) {
                throw new KuraException(KuraErrorCode.CONFIGURATION_SNAPSHOT_LOADING, e, id);
            }
        }
    }

    private String plain(Path file) throws KuraException {
        try {
            var text = Files.readString(file);
            return text.stripLeading().startsWith("<") ? text : new String(crypto.decryptAes(text.toCharArray()));
        } catch (IOException e) {
            throw new KuraException(KuraErrorCode.CONFIGURATION_SNAPSHOT_LOADING, e, file);
        }
    }

    private void write(Path file, String text) throws IOException, KuraException {
        Files.createDirectories(directory);
        var temporary = directory.resolve(file.getFileName() + ".tmp");
        Files.writeString(temporary, new String(crypto.encryptAes(text.toCharArray())));
        Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private Path file(long id) {
        return directory.resolve("snapshot_" + id + ".xml");
    }
}

package dev.modelwire.kura.internal;

import dev.modelwire.api.desired.DirectorySource;
import dev.modelwire.api.desired.HttpSource;
import dev.modelwire.api.desired.SyncOptions;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Makes the options of the sync service of the host's configuration, whose passwords are ciphertext. */
final class SyncOptionsReader {

    private static final Set<String> SCHEMES = Set.of("http", "https");

    private final CredentialsReader credentials;
    private final TransferOptionsReader transfer;
    private final DeviceUrl device;

    SyncOptionsReader(Decryption decryption, DeviceUrl device) {
        this.credentials = new CredentialsReader(decryption);
        this.transfer = new TransferOptionsReader(credentials);
        this.device = device;
    }

    /** Reads every attribute once; fails with the key, the value unless it is a secret, and what is allowed. */
    SyncOptions read(SyncConfig config) {
        return new SyncOptions(
                Attributes.flag("enabled", config::enabled),
                Attributes.text("desired.state", config::desired_state),
                directory(config),
                http(config),
                transfer.read(config));
    }

    private static List<DirectorySource> directory(SyncConfig config) {
        String path =
                Attributes.text("desired.directory", config::desired_directory).strip();
        int seconds = Attributes.whole("desired.directory.interval.s", config::desired_directory_interval_s, 1, 3_600);
        if (path.isEmpty()) {
            return List.of();
        }
        return List.of(
                new DirectorySource(Attributes.absolute("desired.directory", path), Duration.ofSeconds(seconds)));
    }

    private List<HttpSource> http(SyncConfig config) {
        String url = Attributes.text("desired.url", config::desired_url).strip();
        int seconds = Attributes.whole("desired.url.poll.interval.s", config::desired_url_poll_interval_s, 1, 86_400);
        if (url.isEmpty()) {
            return List.of();
        }
        return List.of(new HttpSource(
                address(device.fill("desired.url", url)), Duration.ofSeconds(seconds), credentials.read(config)));
    }

    private static URI address(String url) {
        try {
            URI address = new URI(url);
            String scheme =
                    address.getScheme() == null ? "" : address.getScheme().toLowerCase(Locale.ROOT);
            if (SCHEMES.contains(scheme) && address.getHost() != null && address.getRawUserInfo() == null) {
                return address;
            }
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(
                    "option desired.url is no URL: " + e.getReason() + " at character " + e.getIndex(), e);
        }
        throw new IllegalArgumentException("option desired.url must begin with http:// or https:// and a host, and hold"
                + " no user name or password: they have options of their own");
    }
}

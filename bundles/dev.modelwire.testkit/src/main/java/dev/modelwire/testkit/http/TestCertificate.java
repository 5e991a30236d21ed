package dev.modelwire.testkit.http;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** A certificate and the authority that signed it, made with the JDK's keytool for one test. */
public final class TestCertificate {

    private static final String PASSWORD = "changeit";
    private static final String LOOPBACK = "san=ip:127.0.0.1,dns:localhost";

    private final KeyStore shown;
    private final KeyStore trusted;

    private TestCertificate(KeyStore shown, KeyStore trusted) {
        this.shown = shown;
        this.trusted = trusted;
    }

    /**
     * Makes a certificate for 127.0.0.1 and localhost that is valid now.
     *
     * @param directory where its key store goes
     */
    public static TestCertificate valid(Path directory) throws IOException, GeneralSecurityException {
        return make(directory, LOOPBACK, "-validity", "365");
    }

    /** Makes one that was valid once. */
    public static TestCertificate expired(Path directory) throws IOException, GeneralSecurityException {
        return make(directory, LOOPBACK, "-startdate", "-30d", "-validity", "10");
    }

    /** Makes one for another host. */
    public static TestCertificate ofAnotherHost(Path directory) throws IOException, GeneralSecurityException {
        return make(directory, "san=dns:other.example", "-validity", "365");
    }

    private static TestCertificate make(Path directory, String subject, String... validity)
            throws IOException, GeneralSecurityException {
        Path file = Files.createTempDirectory(directory, "keys").resolve("keys.p12");
        keytool(file, "-alias", "ca", "-dname", "CN=Test CA", "-ext", "bc:c");
        List<String> leaf = new ArrayList<>(List.of("-alias", "leaf", "-dname", "CN=Test", "-signer", "ca"));
        leaf.addAll(List.of("-ext", subject));
        leaf.addAll(List.of(validity));
        keytool(file, leaf.toArray(String[]::new));
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            keys.load(in, PASSWORD.toCharArray());
        }
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("ca", keys.getCertificate("ca"));
        keys.deleteEntry("ca");
        return new TestCertificate(keys, trusted);
    }

    private static void keytool(Path file, String... arguments) throws IOException {
        String keytool =
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        List<String> command = new ArrayList<>(List.of(keytool, "-genkeypair", "-keyalg", "EC"));
        command.addAll(List.of("-storetype", "PKCS12", "-storepass", PASSWORD, "-keystore", file.toString()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!Files.exists(file)) {
            throw new IOException("keytool made no certificate: " + said);
        }
    }

    /** Returns a context that shows this certificate and trusts its authority alone. */
    public SSLContext context() throws GeneralSecurityException {
        KeyManagerFactory own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        own.init(shown, PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(own.getKeyManagers(), trust().getTrustManagers(), null);
        return context;
    }

    /** Returns a context that trusts its authority alone and shows no certificate. */
    public SSLContext trusting() throws GeneralSecurityException {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust().getTrustManagers(), null);
        return context;
    }

    private TrustManagerFactory trust() throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(trusted);
        return factory;
    }
}

package dev.modelwire.gateway.internal.security;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import org.eclipse.kura.ssl.SslManagerService;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** The JVM's default TLS context under the name of Kura's default instance. */
@Component(
        name = "org.eclipse.kura.ssl.SslManagerService",
        immediate = true,
        service = SslManagerService.class,
        property = "kura.service.pid=org.eclipse.kura.ssl.SslManagerService")
public final class SslManagerComponent implements SslManagerService {

    @Activate
    public SslManagerComponent() {}

    @Override
    public SSLContext getSSLContext() throws GeneralSecurityException {
        return SSLContext.getDefault();
    }

    @Override
    public SSLContext getSSLContext(String keyAlias) throws GeneralSecurityException {
        return getSSLContext();
    }

    @Override
    public SSLSocketFactory getSSLSocketFactory() throws GeneralSecurityException {
        return getSSLContext().getSocketFactory();
    }

    @Override
    public SSLSocketFactory getSSLSocketFactory(String keyAlias) throws GeneralSecurityException {
        return getSSLSocketFactory();
    }

    @Deprecated
    @Override
    public SSLSocketFactory getSSLSocketFactory(
            String protocol,
            String cipherSuites,
            String trustStorePath,
            String keyStorePath,
            char[] keyStorePassword,
            String keyAlias)
            throws GeneralSecurityException {
        return getSSLSocketFactory();
    }

    @Deprecated
    @Override
    public SSLSocketFactory getSSLSocketFactory(
            String protocol,
            String cipherSuites,
            String trustStorePath,
            String keyStorePath,
            char[] keyStorePassword,
            String keyAlias,
            boolean hostnameVerification)
            throws GeneralSecurityException {
        return getSSLSocketFactory();
    }

    @Deprecated
    @Override
    public X509Certificate[] getTrustCertificates() {
        return new X509Certificate[0];
    }

    @Deprecated
    @Override
    public void installTrustCertificate(String alias, X509Certificate x509crt) throws GeneralSecurityException {
        throw refusal(alias);
    }

    @Deprecated
    @Override
    public void deleteTrustCertificate(String alias) throws GeneralSecurityException {
        throw refusal(alias);
    }

    @Deprecated
    @Override
    public void installPrivateKey(String alias, PrivateKey privateKey, char[] password, Certificate[] publicCerts)
            throws GeneralSecurityException {
        throw refusal(alias);
    }

    private static GeneralSecurityException refusal(String alias) {
        return new GeneralSecurityException("Key store entry [" + alias + "] is not managed by this gateway");
    }
}

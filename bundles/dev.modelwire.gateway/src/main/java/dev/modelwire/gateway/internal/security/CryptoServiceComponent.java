package dev.modelwire.gateway.internal.security;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import org.eclipse.kura.KuraErrorCode;
import org.eclipse.kura.KuraException;
import org.eclipse.kura.crypto.CryptoService;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** Kura's crypto service over {@link AesText}. */
@Component(
        name = "org.eclipse.kura.crypto.CryptoService",
        immediate = true,
        service = CryptoService.class,
        property = "kura.service.pid=org.eclipse.kura.crypto.CryptoService")
public final class CryptoServiceComponent implements CryptoService {

    private final AesText aes;

    @Activate
    public CryptoServiceComponent() {
        this(AesText.ofSystemKey());
    }

    CryptoServiceComponent(AesText aes) {
        this.aes = aes;
    }

    @Override
    public char[] encryptAes(char[] value) throws KuraException {
        return aes.encrypt(value);
    }

    @Override
    public char[] decryptAes(char[] encryptedValue) throws KuraException {
        return aes.decrypt(encryptedValue);
    }

    @Deprecated
    @Override
    public String encryptAes(String value) throws InvalidKeyException {
        try {
            return new String(aes.encrypt(value.toCharArray()));
        } catch (KuraException e) {
            throw new InvalidKeyException(e);
        }
    }

    @Deprecated
    @Override
    public String decryptAes(String encryptedValue) throws IOException {
        try {
            return new String(aes.decrypt(encryptedValue.toCharArray()));
        } catch (KuraException e) {
            throw new IOException(e);
        }
    }

    @Override
    public String hash(String s, String algorithm) throws NoSuchAlgorithmException {
        var digest = MessageDigest.getInstance(algorithm).digest(s.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(digest);
    }

    @Override
    public String encodeBase64(String stringValue) {
        return Base64.getEncoder().encodeToString(stringValue.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String decodeBase64(String encodedValue) {
        return new String(Base64.getDecoder().decode(encodedValue), StandardCharsets.UTF_8);
    }

    @Override
    public char[] getKeyStorePassword(String keyStorePath) {
        return "changeit".toCharArray();
    }

    @Override
    public void setKeyStorePassword(String keyStorePath, char[] password) throws KuraException {
        throw new KuraException(KuraErrorCode.OPERATION_NOT_SUPPORTED);
    }

    @Deprecated
    @Override
    public void setKeyStorePassword(String keyStorePath, String password) throws IOException {
        throw new IOException("Key store [" + keyStorePath + "] is not managed by this gateway");
    }

    @Override
    public boolean isFrameworkSecure() {
        return false;
    }
}

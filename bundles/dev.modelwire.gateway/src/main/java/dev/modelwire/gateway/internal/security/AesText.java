package dev.modelwire.gateway.internal.security;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.kura.KuraErrorCode;
import org.eclipse.kura.KuraException;

/** Kura's text form of a secret: {@code base64(iv)-base64(ciphertext)} of AES/GCM with a 12-byte IV. Empty stays empty. */
public final class AesText {

    /** Overrides the key; 16, 24 or 32 ASCII characters. */
    public static final String KEY_PROPERTY = "org.eclipse.kura.core.crypto.secretKey";

    private static final String PUBLIC_KEY = "modelwire-laptop";
    private static final int IV_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecretKeySpec key;
    private final SecureRandom random;

    public AesText(String key, SecureRandom random) {
        this.key = new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "AES");
        this.random = random;
    }

    /** The key of the system property, or a constant that everyone can read: as on Kura, no confidentiality at rest. */
    public static AesText ofSystemKey() {
        return new AesText(System.getProperty(KEY_PROPERTY, PUBLIC_KEY), new SecureRandom());
    }

    public char[] encrypt(char[] plain) throws KuraException {
        if (plain.length == 0) {
            return new char[0];
        }
        var iv = new byte[IV_BYTES];
        random.nextBytes(iv);
        var encoder = Base64.getEncoder();
        try {
            var ciphertext = run(Cipher.ENCRYPT_MODE, iv, new String(plain).getBytes(StandardCharsets.UTF_8));
            return (encoder.encodeToString(iv) + "-" + encoder.encodeToString(ciphertext)).toCharArray();
        } catch (GeneralSecurityException e) {
            throw new KuraException(KuraErrorCode.ENCODE_ERROR, e, "value");
        }
    }

    /**
     * @throws KuraException DECODER_ERROR when the text has not the form, or the key does not fit
     * @throws IllegalArgumentException when a part is not Base64, as Kura's own implementation
     */
    public char[] decrypt(char[] text) throws KuraException {
        if (text.length == 0) {
            return new char[0];
        }
        var parts = new String(text).split("-", -1);
        if (parts.length != 2) {
            throw new KuraException(KuraErrorCode.DECODER_ERROR, "value");
        }
        var iv = Base64.getDecoder().decode(parts[0]);
        var ciphertext = Base64.getDecoder().decode(parts[1]);
        try {
            var plain = run(Cipher.DECRYPT_MODE, iv, ciphertext);
            return new String(plain, StandardCharsets.UTF_8).toCharArray();
        } catch (GeneralSecurityException e) {
            throw new KuraException(KuraErrorCode.DECODER_ERROR, e, "value");
        }
    }

    private byte[] run(int mode, byte[] iv, byte[] input) throws GeneralSecurityException {
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, iv));
        return cipher.doFinal(input);
    }
}

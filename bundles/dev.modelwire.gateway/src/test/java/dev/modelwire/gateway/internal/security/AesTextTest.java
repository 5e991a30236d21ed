package dev.modelwire.gateway.internal.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.security.SecureRandom;
import java.util.Base64;
import org.eclipse.kura.KuraErrorCode;
import org.eclipse.kura.KuraException;
import org.junit.jupiter.api.Test;

class AesTextTest {

    private final AesText aes = new AesText("0123456789abcdef", new SecureRandom());

    @Test
    void decrypt_encrypted_isThePlainText() throws KuraException {
        assertEquals("pässwörd", new String(aes.decrypt(aes.encrypt("pässwörd".toCharArray()))));
    }

    @Test
    void encrypt_any_isIvAndCiphertextInBase64() throws KuraException {
        var parts = new String(aes.encrypt("x".toCharArray())).split("-");

        assertEquals(2, parts.length);
        assertEquals(12, Base64.getDecoder().decode(parts[0]).length);
        assertEquals(1 + 16, Base64.getDecoder().decode(parts[1]).length);
    }

    @Test
    void encrypt_sameTwice_differs() throws KuraException {
        assertNotEquals(new String(aes.encrypt("x".toCharArray())), new String(aes.encrypt("x".toCharArray())));
    }

    @Test
    void encryptAndDecrypt_empty_staysEmpty() throws KuraException {
        assertEquals(0, aes.encrypt(new char[0]).length);
        assertEquals(0, aes.decrypt(new char[0]).length);
    }

    @Test
    void decrypt_plainText_isADecoderError() {
        var failure = assertThrows(KuraException.class, () -> aes.decrypt("plain".toCharArray()));

        assertEquals(KuraErrorCode.DECODER_ERROR, failure.getCode());
    }

    @Test
    void decrypt_badBase64_isAnIllegalArgument() {
        assertThrows(IllegalArgumentException.class, () -> aes.decrypt("not!-base64!".toCharArray()));
    }

    @Test
    void decrypt_otherKey_isADecoderError() throws KuraException {
        var text = aes.encrypt("x".toCharArray());
        var other = new AesText("fedcba9876543210", new SecureRandom());

        assertEquals(
                KuraErrorCode.DECODER_ERROR,
                assertThrows(KuraException.class, () -> other.decrypt(text)).getCode());
    }
}

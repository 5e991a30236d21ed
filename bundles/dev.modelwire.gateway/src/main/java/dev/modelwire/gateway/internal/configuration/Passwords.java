package dev.modelwire.gateway.internal.configuration;

import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.kura.KuraException;
import org.eclipse.kura.configuration.Password;
import org.eclipse.kura.configuration.metatype.OCD;
import org.eclipse.kura.configuration.metatype.Scalar;
import org.eclipse.kura.crypto.CryptoService;
import org.jspecify.annotations.Nullable;

/** Passwords are objects towards callers, and ciphertext Strings towards components and on disk. */
final class Passwords {

    private final CryptoService crypto;

    Passwords(CryptoService crypto) {
        this.crypto = crypto;
    }

    /** Every {@link Password} becomes a String of its ciphertext. */
    Map<String, Object> toCiphertext(Map<String, Object> properties) throws KuraException {
        var converted = new LinkedHashMap<String, Object>();
        for (var entry : properties.entrySet()) {
            converted.put(entry.getKey(), ciphertext(entry.getValue()));
        }
        return converted;
    }

    private Object ciphertext(Object value) throws KuraException {
        if (value instanceof Password password) {
            return new String(crypto.encryptAes(password.getPassword()));
        }
        if (value instanceof Password[] passwords) {
            var texts = new String[passwords.length];
            for (var i = 0; i < passwords.length; i++) {
                texts[i] = (String) ciphertext(passwords[i]);
            }
            return texts;
        }
        return value;
    }

    /** Every String that the definition calls a password becomes a {@link Password}; what cannot be read stays as it is. */
    Map<String, Object> toPasswords(Map<String, Object> properties, @Nullable OCD definition) {
        var converted = new LinkedHashMap<>(properties);
        if (definition != null) {
            for (var ad : definition.getAD()) {
                if (ad.getType() == Scalar.PASSWORD && properties.get(ad.getId()) instanceof String text) {
                    converted.put(ad.getId(), decrypted(text));
                }
            }
        }
        return converted;
    }

    private Password decrypted(String text) {
        try {
            return new Password(crypto.decryptAes(text.toCharArray()));
        } catch (KuraException | IllegalArgumentException e) {
            return new Password(text);
        }
    }
}

package dev.modelwire.api.transport;

import java.util.Arrays;

/** A password or token that never shows itself: {@code toString} is always {@code ***}. */
public final class Secret {

    private final char[] value;

    private Secret(char[] value) {
        this.value = value;
    }

    /** Returns a secret of a copy of these characters. */
    public static Secret of(char[] value) {
        return new Secret(value.clone());
    }

    /** Returns a copy of the characters. */
    public char[] reveal() {
        return value.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Secret secret && Arrays.equals(value, secret.value);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(value);
    }

    @Override
    public String toString() {
        return "***";
    }
}

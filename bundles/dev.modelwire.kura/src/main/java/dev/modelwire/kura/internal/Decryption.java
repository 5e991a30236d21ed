package dev.modelwire.kura.internal;

/** How the host turns a stored password into the one that was typed. */
@FunctionalInterface
interface Decryption {

    /** Fails in whatever way it likes. */
    char[] decrypt(char[] stored) throws Exception;
}

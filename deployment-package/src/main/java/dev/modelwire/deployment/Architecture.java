package dev.modelwire.deployment;

import java.util.Locale;
import java.util.regex.Pattern;

/** The processors that packages are made for. */
enum Architecture {
    /** No native code. */
    ANY("all", Pattern.compile("(?!)")),
    /** 64-bit Intel and AMD. */
    X86_64("amd64", Pattern.compile(".*/linux-(arm64|aarch64)/.*\\.so")),
    /** 64-bit ARM. */
    AARCH64("arm64", Pattern.compile(".*/linux-(x86_64|x64)/.*\\.so"));

    private final String debian;
    private final Pattern foreign;

    Architecture(String debian, Pattern foreign) {
        this.debian = debian;
        this.foreign = foreign;
    }

    static Architecture of(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT));
    }

    /** Returns the processor's name among Debian packages. */
    String debian() {
        return debian;
    }

    /** Whether a file of a bundle is native code of another processor. */
    boolean isForeign(String path) {
        return foreign.matcher(path).matches();
    }
}

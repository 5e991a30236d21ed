package dev.modelwire.testkit.store;

import java.util.regex.Pattern;

/** What an interrupted writer left. */
final class FakePartial {

    static final Pattern VALIDATOR = Pattern.compile("[ -~]{1,256}");

    private final byte[] content;
    private final String validator;

    FakePartial(byte[] content, String validator) {
        this.content = content;
        this.validator = validator;
    }

    byte[] content() {
        return content;
    }

    String validator() {
        return validator;
    }
}

package dev.modelwire.wire.internal;

import dev.modelwire.api.inference.RefusalCode;

/** Why a record leaves by the reject port. */
record Refusal(String code, String detail) {

    /** The component has no usable configuration; the one code that is not a {@link RefusalCode}. */
    static final String NOT_CONFIGURED = "NOT_CONFIGURED";

    static Refusal of(RefusalCode code, String detail) {
        return new Refusal(code.name(), detail);
    }
}

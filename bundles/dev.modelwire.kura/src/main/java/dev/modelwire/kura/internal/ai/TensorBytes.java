package dev.modelwire.kura.internal.ai;

import java.util.AbstractList;
import java.util.RandomAccess;

/** Bytes as the list that the host wants, without a copy. */
final class TensorBytes extends AbstractList<Byte> implements RandomAccess {

    private final byte[] bytes;

    TensorBytes(byte[] bytes) {
        this.bytes = bytes;
    }

    @Override
    public Byte get(int index) {
        return bytes[index];
    }

    @Override
    public int size() {
        return bytes.length;
    }
}

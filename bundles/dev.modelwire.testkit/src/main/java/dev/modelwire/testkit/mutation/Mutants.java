package dev.modelwire.testkit.mutation;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.BitSet;
import java.util.SplittableRandom;

/** Damaged copies of one model file; the number alone tells the kind and, with the seed, the bytes. Immutable. */
public final class Mutants {
    private static final int[] NUMBERS = {
        -1, Integer.MAX_VALUE, Integer.MIN_VALUE, 0, 1, 2, 3, 127, 255, 256, 65535, 65536, 0x7fff_fff0, -2
    };

    private final byte[] model;
    private final int[] structure;
    private final long seed;

    /** What is done to a file, in turn. */
    public enum Kind {
        /** The file ends early. */
        TRUNCATE,
        /** One byte is another. */
        BYTE,
        /** Eight bytes are others. */
        EIGHT_BYTES,
        /** Four bytes are a whole number, often an extreme one. */
        INT32,
        /** Sixty-four bytes are zero. */
        ZEROS,
        /** One bit is flipped. */
        BIT
    }

    /**
     * Damages the structure alone.
     *
     * @param payload the positions that stay as they are, from {@link Payload#of}; empty to damage anything
     */
    public Mutants(byte[] model, BitSet payload, long seed) {
        this.model = model.clone();
        BitSet free = new BitSet();
        free.set(0, model.length);
        free.andNot(payload);
        this.structure = free.stream().toArray();
        this.seed = seed;
    }

    /** Returns what is done to the mutant of that number. */
    public static Kind kind(int number) {
        return Kind.values()[number % Kind.values().length];
    }

    /** Returns the mutant of that number. */
    public byte[] get(int number) {
        SplittableRandom random = new SplittableRandom(seed * 1_000_003 + number);
        if (kind(number) == Kind.TRUNCATE) {
            return Arrays.copyOf(model, random.nextInt(model.length));
        }
        byte[] mutant = model.clone();
        int first = random.nextInt(structure.length);
        byte[] patch = patch(kind(number), mutant[structure[first]], random);
        for (int i = 0; i < patch.length && first + i < structure.length; i++) {
            mutant[structure[first + i]] = patch[i];
        }
        return mutant;
    }

    private static byte[] patch(Kind kind, byte before, SplittableRandom random) {
        return switch (kind) {
            case TRUNCATE -> new byte[0];
            case BYTE -> new byte[] {(byte) (before + 1 + random.nextInt(255))};
            case EIGHT_BYTES -> {
                byte[] bytes = new byte[8];
                random.nextBytes(bytes);
                yield bytes;
            }
            case INT32 -> {
                int number = random.nextBoolean() ? NUMBERS[random.nextInt(NUMBERS.length)] : random.nextInt();
                yield ByteBuffer.allocate(4)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .putInt(number)
                        .array();
            }
            case ZEROS -> new byte[64];
            case BIT -> new byte[] {(byte) (before ^ (1 << random.nextInt(8)))};
        };
    }
}

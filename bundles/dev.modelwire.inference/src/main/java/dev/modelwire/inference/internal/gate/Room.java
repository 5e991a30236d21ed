package dev.modelwire.inference.internal.gate;

import dev.modelwire.inference.internal.contract.Terms;
import java.util.List;
import java.util.Optional;

/** What runs around a version and the memory that it takes, as the one who runs them knows it. */
public interface Room {

    /** A place where nothing runs. */
    Room EMPTY = new Room() {
        @Override
        public long usedBytes() {
            return 0;
        }

        @Override
        public long bytesOfTheOneBefore() {
            return 0;
        }

        @Override
        public Optional<Terms> termsOfTheOneBefore() {
            return Optional.empty();
        }

        @Override
        public boolean unloadTheOneBefore() {
            return false;
        }

        @Override
        public List<String> holdersOfTheOneBefore() {
            return List.of();
        }
    };

    /** Returns the memory of all models that are loaded. */
    long usedBytes();

    /** Returns the memory of the version that is active now, 0 if none is. */
    long bytesOfTheOneBefore();

    /** Returns what the version asked for and answered that was active when this one began, if one was. */
    Optional<Terms> termsOfTheOneBefore();

    /** Stops the version that is active now and waits until its memory is free; false if somebody holds on to it. */
    boolean unloadTheOneBefore();

    /** Returns who has leases of the version that was stopped. */
    List<String> holdersOfTheOneBefore();
}

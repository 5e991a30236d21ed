package dev.modelwire.sync.internal.reconcile;

import dev.modelwire.api.desired.DesiredArtifact;
import dev.modelwire.api.desired.DesiredModel;
import dev.modelwire.api.model.Digest;
import dev.modelwire.api.model.ModelName;
import dev.modelwire.api.reported.ErrorCode;
import dev.modelwire.api.store.StoredVersion;
import org.jspecify.annotations.Nullable;

/** One step towards the desired state. Two equal actions are the same attempt. */
public sealed interface Action {

    ModelName model();

    /** Returns which kind it is; the lower is begun first. */
    Kind kind();

    /** The kinds in the order in which they are begun: what answers records again comes first. */
    enum Kind {
        REVERT("restore"),
        RESTORE("restore"),
        KEEP("store"),
        PREPARE("store"),
        DEACTIVATE("deactivate"),
        SHADE("shadow"),
        ACTIVATE("activate"),
        DOWNLOAD("transfer");

        private final String step;

        Kind(String step) {
            this.step = step;
        }

        /** Returns the step of the flow, as reported. */
        public String step() {
            return step;
        }
    }

    /** Writes down that the version before is the active one again, because a file of the active one is damaged. */
    record Revert(ModelName model, StoredVersion from, StoredVersion to) implements Action {
        @Override
        public Kind kind() {
            return Kind.REVERT;
        }
    }

    /**
     * Writes down that a version is not loaded again by itself, because the process died each time.
     *
     * @param fingerprint as what the version is known bad from now on
     * @param code what it did
     * @param why with which numbers
     * @param instead what is the active version from now on, if the bad one was; null if nothing is
     */
    record GiveUp(
            ModelName model,
            StoredVersion version,
            Digest fingerprint,
            ErrorCode code,
            String why,
            @Nullable StoredVersion instead)
            implements Action {
        @Override
        public Kind kind() {
            return Kind.REVERT;
        }
    }

    /** Loads what the store says was active, after a restart. */
    record Restore(ModelName model, StoredVersion version) implements Action {
        @Override
        public Kind kind() {
            return Kind.RESTORE;
        }
    }

    /** Writes down what is so already: the role or the file names of a version that runs. */
    record Keep(DesiredModel desired, StoredVersion version) implements Action {
        @Override
        public ModelName model() {
            return desired.name();
        }

        @Override
        public Kind kind() {
            return Kind.KEEP;
        }
    }

    /** Writes down that a version whose files are stored waits, so that they are kept for it. */
    record Prepare(DesiredModel desired, StoredVersion version) implements Action {
        @Override
        public ModelName model() {
            return desired.name();
        }

        @Override
        public Kind kind() {
            return Kind.PREPARE;
        }
    }

    /** Stops what is no longer desired. */
    record Deactivate(ModelName model) implements Action {
        @Override
        public Kind kind() {
            return Kind.DEACTIVATE;
        }
    }

    /** Tries and loads a version whose files are all stored. */
    record Activate(DesiredModel desired, StoredVersion version) implements Action {
        @Override
        public ModelName model() {
            return desired.name();
        }

        @Override
        public Kind kind() {
            return Kind.ACTIVATE;
        }
    }

    /** Tries and loads a version whose files are all stored, beside the active one and without its answers being seen. */
    record Shade(DesiredModel desired, StoredVersion version) implements Action {
        @Override
        public ModelName model() {
            return desired.name();
        }

        @Override
        public Kind kind() {
            return Kind.SHADE;
        }
    }

    /** Ends a shadow that is no longer desired. */
    record Unshade(ModelName model) implements Action {
        @Override
        public Kind kind() {
            return Kind.SHADE;
        }
    }

    /** Fetches one file. */
    record Download(DesiredModel desired, DesiredArtifact artifact) implements Action {
        @Override
        public ModelName model() {
            return desired.name();
        }

        @Override
        public Kind kind() {
            return Kind.DOWNLOAD;
        }
    }
}

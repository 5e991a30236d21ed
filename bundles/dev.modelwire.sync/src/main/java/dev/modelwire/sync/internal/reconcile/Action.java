package dev.modelwire.sync.internal.reconcile;

import dev.modelwire.api.desired.DesiredArtifact;
import dev.modelwire.api.desired.DesiredModel;
import dev.modelwire.api.model.ModelName;
import dev.modelwire.api.store.StoredVersion;

/** One step towards the desired state. Two equal actions are the same attempt. */
public sealed interface Action {

    ModelName model();

    /** Loads what the store says was active, after a restart. */
    record Restore(ModelName model, StoredVersion version) implements Action {}

    /** Writes down what is so already: the role or the file names of a version that runs. */
    record Keep(DesiredModel desired, StoredVersion version) implements Action {
        @Override
        public ModelName model() {
            return desired.name();
        }
    }

    record Deactivate(ModelName model) implements Action {}

    record Activate(DesiredModel desired, StoredVersion version) implements Action {
        @Override
        public ModelName model() {
            return desired.name();
        }
    }

    record Download(DesiredModel desired, DesiredArtifact artifact) implements Action {
        @Override
        public ModelName model() {
            return desired.name();
        }
    }

    /** Returns the order in which actions are begun: what answers records again comes first. */
    default int rank() {
        return switch (this) {
            case Restore restore -> 0;
            case Keep keep -> 1;
            case Deactivate deactivate -> 2;
            case Activate activate -> 3;
            case Download download -> 4;
        };
    }

    /** Returns the step of the flow, for the reported state. */
    default String step() {
        return switch (this) {
            case Restore restore -> "restore";
            case Keep keep -> "store";
            case Deactivate deactivate -> "deactivate";
            case Activate activate -> "activate";
            case Download download -> "transfer";
        };
    }
}

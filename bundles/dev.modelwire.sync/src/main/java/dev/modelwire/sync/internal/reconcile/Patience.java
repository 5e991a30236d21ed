package dev.modelwire.sync.internal.reconcile;

import dev.modelwire.api.desired.Activation;
import dev.modelwire.api.desired.DesiredModel;
import dev.modelwire.api.inference.Shadow;
import dev.modelwire.api.model.Digest;
import dev.modelwire.api.store.StoredVersion;
import dev.modelwire.api.store.Transition;
import dev.modelwire.api.store.VersionRole;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Decides what a desired version has to wait for: its share of a rollout, its time, or an operator. */
final class Patience {

    private Patience() {}

    /** Returns what it waits for before anything of it is fetched. */
    static Optional<Waiting> beforeFetching(Snapshot now, DesiredModel model) {
        Circumstances circumstances = now.circumstances();
        if (isReleased(now, model) || model.rollout().includes(circumstances.deviceId())) {
            return Optional.empty();
        }
        return Optional.of(new Waiting(
                "version " + model.version() + " is rolled out to ["
                        + model.rollout().percent() + "] % of the gateways, and this one is not among them",
                Attempt.NEVER));
    }

    /** Returns what it waits for now that its files are stored. */
    static Optional<Waiting> beforeActivating(Snapshot now, DesiredModel model, StoredVersion version) {
        if (isReleased(now, model) || wasActive(now, model, version)) {
            return Optional.empty();
        }
        if (model.activation() instanceof Activation.At at) {
            return at(now, model, at.time());
        }
        if (model.activation() instanceof Activation.Shadow) {
            return inTheShadow(now, model, version);
        }
        return model.activation() instanceof Activation.Manual
                ? Optional.of(new Waiting(
                        "version " + model.version() + " is stored and waits for an operator to activate it",
                        Attempt.NEVER))
                : Optional.empty();
    }

    /** With no active version there is nothing to be better than. */
    private static Optional<Waiting> inTheShadow(Snapshot now, DesiredModel model, StoredVersion version) {
        Optional<StoredVersion> active = now.record(model.name()).version(VersionRole.ACTIVE);
        Optional<Shadow> shadow = now.shadow(model.name(), version);
        if (active.isEmpty() || shadow.filter(Shadow::isPreferred).isPresent()) {
            return Optional.empty();
        }
        String standing = shadow.map(Shadow::comparison)
                .filter(known -> !known.isEmpty())
                .map(known -> ": " + known)
                .orElse("");
        return Optional.of(new Waiting(
                "version " + model.version() + " waits in the shadow of version "
                        + active.get().label() + standing,
                Attempt.NEVER));
    }

    private static Optional<Waiting> at(Snapshot now, DesiredModel model, Instant time) {
        Instant clock = now.circumstances().clock();
        if (!clock.isBefore(time)) {
            return Optional.empty();
        }
        Duration left = Duration.between(clock, time);
        return Optional.of(new Waiting(
                "version " + model.version() + " is stored and waits until [" + time + "]",
                now.now().plus(left)));
    }

    private static boolean isReleased(Snapshot now, DesiredModel model) {
        Digest released = now.circumstances().released().get(model.name());
        return model.fingerprint().equals(released);
    }

    /** What once was activated has waited enough, for example when a damaged file of it was fetched again. */
    private static boolean wasActive(Snapshot now, DesiredModel model, StoredVersion version) {
        return now.record(model.name()).history().stream()
                .anyMatch(transition -> transition.kind() == Transition.Kind.ACTIVATED
                        && transition.digest().equals(version.digest()));
    }
}

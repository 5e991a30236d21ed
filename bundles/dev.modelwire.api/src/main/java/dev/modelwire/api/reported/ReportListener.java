package dev.modelwire.api.reported;

import org.osgi.annotation.versioning.ConsumerType;

/** Is told how the gateway stands. */
@ConsumerType
@FunctionalInterface
public interface ReportListener {

    /**
     * Takes the newest reported state: soon after the subscription and after changes, at most once in a while, the last
     * one wins. Called on one thread of the service; it must return at once.
     */
    void reported(Report report);
}

package dev.modelwire.sync.internal.loop;

import dev.modelwire.sync.internal.desired.DownloadUrl;
import dev.modelwire.sync.internal.reconcile.Action;

/** Where work waits or computes for long, beside the loop: one thing at a time, but for transfers. */
public enum Lane {
    POLL,
    /** Fetches from servers, as many at the same time as the options say. */
    TRANSFER,
    ENGINE,
    /** Tells listeners how it stands. */
    REPORT,
    /** Sends to a server how it stands. */
    REPORT_HTTP,
    /** Writes how it stands to a file, which may hang for ever. */
    REPORT_FILE,
    /** Fetches that may copy from a directory, which may hang for ever. */
    COPY,
    /** Looks into a directory, which may hang for ever. */
    LOOK;

    static Lane of(Action action) {
        return action instanceof Action.Download download ? of(download) : ENGINE;
    }

    private static Lane of(Action.Download download) {
        return download.artifact().urls().stream().anyMatch(DownloadUrl::isBeside) ? COPY : TRANSFER;
    }
}

package dev.modelwire.api.desired;

import java.util.List;
import java.util.Objects;

/**
 * How the sync service works: a snapshot of its configuration.
 *
 * @param enabled false: nothing is polled, fetched or changed; active models go on
 * @param document the desired state in the configuration; blank means that the configuration does not say one. If it is
 *     not blank it takes precedence over {@code directories} and {@code http}
 * @param directories the directory that is looked at; none or one. What it said takes precedence over {@code http}
 * @param http the polled document; none or one
 * @param transfer how files are fetched
 * @param report where the reported state is sent
 */
public record SyncOptions(
        boolean enabled,
        String document,
        List<DirectorySource> directories,
        List<HttpSource> http,
        TransferOptions transfer,
        ReportOptions report) {

    public SyncOptions {
        Objects.requireNonNull(document, "document");
        Objects.requireNonNull(transfer, "transfer");
        Objects.requireNonNull(report, "report");
        directories = List.copyOf(directories);
        http = List.copyOf(http);
        if (directories.size() > 1) {
            throw new IllegalArgumentException("there are " + directories.size() + " directories: there may be one");
        }
        if (http.size() > 1) {
            throw new IllegalArgumentException("there are " + http.size() + " HTTP sources: there may be one");
        }
    }

    /** As the other one: the reported state is sent nowhere. */
    public SyncOptions(
            boolean enabled,
            String document,
            List<DirectorySource> directories,
            List<HttpSource> http,
            TransferOptions transfer) {
        this(enabled, document, directories, http, transfer, ReportOptions.NOWHERE);
    }
}

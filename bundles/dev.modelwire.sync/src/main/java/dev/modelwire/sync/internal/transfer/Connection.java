package dev.modelwire.sync.internal.transfer;

import dev.modelwire.api.desired.HttpSource;
import dev.modelwire.api.desired.SyncOptions;
import dev.modelwire.api.store.ModelStore;
import dev.modelwire.api.transport.HostSecurity;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;

/**
 * All that talks to the network under one configuration.
 *
 * @param transfer fetches files
 * @param twins the polled document; none or one
 */
public record Connection(Transfer transfer, List<HttpTwin> twins) {

    public static Connection of(
            SyncOptions options,
            HostSecurity security,
            ModelStore store,
            Executor executor,
            LongSupplier elapsedNanos) {
        return of(options, security, store, executor, elapsedNanos, Pace.DEFAULT);
    }

    static Connection of(
            SyncOptions options,
            HostSecurity security,
            ModelStore store,
            Executor executor,
            LongSupplier elapsedNanos,
            Pace pace) {
        HttpClients clients = new HttpClients(security, options.connectTimeout(), executor);
        Authorization authorization = options.http().stream()
                .findFirst()
                .map(http -> new Authorization(http.url(), http.credentials()))
                .orElse(Authorization.NONE);
        HttpGet get = new HttpGet(
                clients,
                authorization,
                new HttpGet.Limits(
                        options.connectTimeout().plus(options.readTimeout()),
                        options.readTimeout(),
                        pace,
                        elapsedNanos));
        return new Connection(
                new Transfer(get, store, options.maxArtifactBytes()),
                options.http().stream()
                        .map(HttpSource::url)
                        .map(url -> new HttpTwin(get, url))
                        .toList());
    }
}

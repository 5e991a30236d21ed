package dev.modelwire.sync.internal.transfer;

import dev.modelwire.api.desired.HttpSource;
import dev.modelwire.api.desired.SyncOptions;
import dev.modelwire.api.store.ModelStore;
import dev.modelwire.api.transport.HostSecurity;
import java.util.List;
import java.util.concurrent.Executor;

/**
 * All that talks to the network under one configuration.
 *
 * @param transfer fetches files
 * @param twins the polled document; none or one
 */
public record Connection(Transfer transfer, List<HttpTwin> twins) {

    public static Connection of(SyncOptions options, HostSecurity security, ModelStore store, Executor executor) {
        HttpClients clients = new HttpClients(security, options.connectTimeout(), executor);
        Authorization authorization = options.http().stream()
                .findFirst()
                .map(http -> new Authorization(http.url(), http.credentials()))
                .orElse(Authorization.NONE);
        HttpGet get = new HttpGet(clients, authorization, options.connectTimeout(), options.readTimeout());
        return new Connection(
                new Transfer(get, store, options.maxArtifactBytes()),
                options.http().stream()
                        .map(HttpSource::url)
                        .map(url -> new HttpTwin(get, url))
                        .toList());
    }
}

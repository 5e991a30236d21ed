package dev.modelwire.sync.internal.transfer;

import dev.modelwire.api.desired.HttpSource;
import dev.modelwire.api.desired.SyncOptions;
import dev.modelwire.api.desired.TransferOptions;
import dev.modelwire.api.store.ModelStore;
import dev.modelwire.api.transport.HostSecurity;
import dev.modelwire.sync.internal.directory.DirectoryTwin;
import dev.modelwire.sync.internal.directory.PlainFiles;
import java.net.InetAddress;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;

/**
 * All that talks to the network, and reads directories, under one configuration.
 *
 * @param transfer fetches files
 * @param twins the polled document; none or one
 * @param directories the directory that is looked at; none or one
 */
public record Connection(Transfer transfer, List<HttpTwin> twins, List<DirectoryTwin> directories) {

    public static Connection of(
            SyncOptions options,
            HostSecurity security,
            ModelStore store,
            Executor executor,
            LongSupplier elapsedNanos,
            PlainFiles files) {
        Pace pace = new Pace(options.transfer().leastBytesPerSecond(), Pace.WINDOW);
        return of(options, security, store, executor, elapsedNanos, files, pace, InetAddress::getAllByName);
    }

    static Connection of(
            SyncOptions options,
            HostSecurity security,
            ModelStore store,
            Executor executor,
            LongSupplier elapsedNanos,
            PlainFiles files,
            Pace pace,
            Places.Resolver resolver) {
        TransferOptions transfer = options.transfer();
        HttpClients clients = new HttpClients(security, transfer, executor);
        HttpGet get = new HttpGet(
                clients,
                Authorization.of(options),
                new HttpGet.Limits(
                        transfer.connectTimeout().plus(transfer.readTimeout()),
                        transfer.readTimeout(),
                        pace,
                        elapsedNanos,
                        new Places(resolver)));
        List<DirectoryTwin> directories = options.directories().stream()
                .map(source -> new DirectoryTwin(files, source.path()))
                .toList();
        return new Connection(
                new Transfer(get, store, transfer.maxArtifactBytes(), directories, new Mirrors(elapsedNanos)),
                options.http().stream()
                        .map(HttpSource::url)
                        .map(url -> new HttpTwin(get, url))
                        .toList(),
                directories);
    }
}
